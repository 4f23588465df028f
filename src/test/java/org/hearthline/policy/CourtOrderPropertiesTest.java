package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What court orders and guardianships do to every case, and what they never do. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class CourtOrderPropertiesTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<CourtOrder> orders() {
        return Situations.orders();
    }

    @Property(tries = 400)
    void pairSuppressedOnADay_neverOwedThatDay(@ForAll("situations") Situation situation) {
        for (Participant participant : situation.facts().participants()) {
            Duty duty = situation.rules().duty(participant.id(), situation.asOf());
            for (Child child : situation.facts().children()) {
                if (isSuppressed(situation.facts(), participant, child, situation.asOf())) {
                    assertThat(duty.childIds()).doesNotContain(child.id());
                }
            }
            assertThat(duty.kind() == DutyKind.NONE).isEqualTo(duty.childIds().isEmpty());
        }
    }

    @Property(tries = 400)
    void everyPairSuppressedOnTheDueDate_nothingOwedThen(@ForAll("situations") Situation situation) {
        List<Owed> suppressedThen = situation.requirements().stream()
                .filter(owed -> owed.kind() != RequirementKind.CHILD_VISIT && owed.dueOn() != null)
                .filter(owed -> !situation.isRolling(owed.subject()))
                .filter(owed -> situation.facts().participants().stream()
                        .filter(participant -> participant.id().equals(owed.subject()))
                        .allMatch(participant -> situation.facts().children().stream()
                                .allMatch(child -> isSuppressed(situation.facts(), participant, child, owed.dueOn()))))
                .toList();

        assertThat(Proof.checked(suppressedThen)).allSatisfy(owed -> {
            assertThat(owed.status()).isIn(RequirementStatus.SUPPRESSED, RequirementStatus.MET);
            assertThat(owed.reminders()).isEmpty();
        });
    }

    @Property(tries = 400)
    void everyPairReleasedForGood_nothingOwedAndNobodyReminded(@ForAll("situations") Situation situation) {
        CourtOrder forAll = new CourtOrder(
                "O-0",
                CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS,
                List.of(),
                List.of(),
                new DateInterval(situation.facts().openedOn(), null));
        Situation released = situation
                .withOrders(List.of(forAll))
                .withChildren(situation.facts().children().stream()
                        .map(child -> withTribalStatus(child, TribalStatus.UNKNOWN))
                        .toList());

        assertThat(Proof.checked(released.requirements()))
                .filteredOn(owed -> owed.kind() != RequirementKind.CHILD_VISIT)
                .allSatisfy(owed -> {
                    assertThat(owed.status()).isEqualTo(RequirementStatus.SUPPRESSED);
                    assertThat(owed.reminders()).isEmpty();
                    assertThat(owed.accepts()).isEmpty();
                    assertThat(owed.childIds()).isEmpty();
                });
    }

    @Property(tries = 400)
    void orderAdded_noDutyAdded(@ForAll("situations") Situation situation, @ForAll("orders") CourtOrder order) {
        Rules without = situation.rules();
        Rules with = situation.withOrder(order).rules();
        for (Participant participant : situation.facts().participants()) {
            Duty before = without.duty(participant.id(), situation.asOf());
            Duty after = with.duty(participant.id(), situation.asOf());

            assertThat(after.kind()).isIn(before.kind(), DutyKind.NONE);
            assertThat(before.childIds()).containsAll(after.childIds());
            assertThat(before.accepts()).containsAll(after.accepts());
        }
    }

    @Property(tries = 400)
    void orderOnIndianChildrenAdded_sameOwedOnBehalfOfTheSame(
            @ForAll("situations") Situation situation, @ForAll("orders") CourtOrder order) {
        Situation ofIndianChildren = situation.withChildren(situation.facts().children().stream()
                .map(child -> withTribalStatus(child, TribalStatus.YES))
                .toList());
        Situation ordered = ofIndianChildren.withOrder(order);

        assertThat(Proof.checked(ordered.requirements()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("needsReview")
                .isEqualTo(ofIndianChildren.requirements());
    }

    @Property(tries = 400)
    void orderEndedOnItsFirstDay_everythingAsWithoutIt(
            @ForAll("situations") Situation situation, @ForAll("orders") CourtOrder order) {
        LocalDate from = order.during().from();
        CourtOrder ended = new CourtOrder(
                order.id(), order.kind(), order.participantIds(), order.childIds(), new DateInterval(from, from));

        assertThat(Proof.checked(situation.withOrder(ended).requirements())).isEqualTo(situation.requirements());
    }

    @Property(tries = 400)
    void orderNotInForce_dutyAsWithoutIt(
            @ForAll("situations") Situation situation, @ForAll("orders") CourtOrder order) {
        if (order.during().contains(situation.asOf())) {
            return;
        }
        for (Participant participant : situation.facts().participants()) {
            assertThat(situation.withOrder(order).rules().duty(participant.id(), situation.asOf()))
                    .isEqualTo(situation.rules().duty(participant.id(), situation.asOf()));
        }
    }

    @Property(tries = 400)
    void orderAdded_childrenVisitedAsWithoutIt(
            @ForAll("situations") Situation situation, @ForAll("orders") CourtOrder order) {
        assertThat(Proof.checked(visits(situation.withOrder(order)))).isEqualTo(visits(situation));
    }

    private static List<Owed> visits(Situation situation) {
        return situation.requirements().stream()
                .filter(owed -> owed.kind() == RequirementKind.CHILD_VISIT)
                .toList();
    }

    private static Child withTribalStatus(Child child, TribalStatus status) {
        return new Child(child.id(), child.joinedOn(), child.leftOn(), status, child.guardianship());
    }

    private static boolean isSuppressed(CaseFacts facts, Participant participant, Child child, LocalDate day) {
        boolean inGuardianship = child.guardianship().stream()
                .anyMatch(held ->
                        held.kind() == GuardianshipKind.FULL && held.during().contains(day));
        boolean released = child.tribalStatus() != TribalStatus.YES
                && facts.courtOrders().stream()
                        .filter(order -> order.during().contains(day))
                        .filter(order -> order.participantIds().isEmpty()
                                || order.participantIds().contains(participant.id()))
                        .anyMatch(order ->
                                order.childIds().isEmpty() || order.childIds().contains(child.id()));
        return inGuardianship || released;
    }
}
