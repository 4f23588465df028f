package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What a contact does to every case: good, or nothing. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class ContactPropertiesTest {

    private static final List<RequirementStatus> FROM_BEST_TO_WORST = List.of(
            RequirementStatus.MET,
            RequirementStatus.MET_LATE,
            RequirementStatus.SUPPRESSED,
            RequirementStatus.UPCOMING,
            RequirementStatus.OPEN,
            RequirementStatus.OVERDUE,
            RequirementStatus.MISSED);

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<Situation> monthlySituations() {
        return Situations.under(MadeUpPolicies.byCalendarMonths()).map(ContactPropertiesTest::withoutCasePlans);
    }

    @Provide
    Arbitrary<Situation> rollingSituations() {
        return Situations.under(MadeUpPolicies.byRollingDays()).map(ContactPropertiesTest::withoutCasePlans);
    }

    @Provide
    Arbitrary<Integer> daysAfterOpening() {
        return Arbitraries.integers().between(-40, 450).withDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 400)
    void contactAddedUnderCalendarMonths_noStatusWorse(
            @ForAll("monthlySituations") Situation situation, @ForAll("daysAfterOpening") int day) {
        Map<String, RequirementStatus> before = statuses(situation);
        Map<String, RequirementStatus> after =
                statuses(withContact(situation, day, Mode.FACE_TO_FACE, Outcome.COMPLETED));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((key, status) -> assertThat(FROM_BEST_TO_WORST.indexOf(status))
                .as(key)
                .isLessThanOrEqualTo(FROM_BEST_TO_WORST.indexOf(before.get(key))));
    }

    @Property(tries = 400)
    void contactAddedUnderRollingDays_noMoreIsOverdueOrMissed(
            @ForAll("rollingSituations") Situation situation, @ForAll("daysAfterOpening") int day) {
        assertThat(overdueOrMissed(withContact(situation, day, Mode.FACE_TO_FACE, Outcome.COMPLETED)))
                .isLessThanOrEqualTo(overdueOrMissed(situation));
    }

    @Property(tries = 400)
    void attemptTextOrEmailAdded_nothingChanges(
            @ForAll("situations") Situation situation, @ForAll("daysAfterOpening") int day, @ForAll Mode mode) {
        Outcome outcome = mode == Mode.TEXT || mode == Mode.EMAIL ? Outcome.COMPLETED : Outcome.ATTEMPTED;

        assertThat(Proof.checked(withContact(situation, day, mode, outcome).requirements()))
                .isEqualTo(situation.requirements());
    }

    @Property(tries = 400)
    void metRequirement_metByWhatMaySatisfyIt(@ForAll("situations") Situation situation) {
        LocalDate asOf = situation.asOf();
        for (Owed owed : Proof.checked(situation.requirements())) {
            situation.facts().contacts().stream()
                    .filter(contact -> contact.id().equals(owed.metBy()))
                    .forEach(contact -> {
                        assertThat(contact.outcome()).isEqualTo(Outcome.COMPLETED);
                        assertThat(contact.mode()).isNotIn(Mode.TEXT, Mode.EMAIL);
                        assertThat(contact.on()).isBetween(owed.opensOn(), asOf);
                        assertThat(Stream.concat(contact.participantIds().stream(), contact.childIds().stream()))
                                .contains(owed.subject());
                    });
        }
    }

    private static Map<String, RequirementStatus> statuses(Situation situation) {
        Map<String, RequirementStatus> statuses = new HashMap<>();
        for (Owed owed : Proof.checked(situation.requirements())) {
            statuses.put(owed.subject() + " " + owed.opensOn(), owed.status());
        }
        return statuses;
    }

    private static long overdueOrMissed(Situation situation) {
        return Proof.checked(situation.requirements()).stream()
                .filter(owed -> Set.of(RequirementStatus.OVERDUE, RequirementStatus.MISSED)
                        .contains(owed.status()))
                .count();
    }

    /** With everybody. */
    private static Situation withContact(Situation situation, int day, Mode mode, Outcome outcome) {
        return situation.withContact(new Contact(
                "X-0",
                situation.day(day),
                mode,
                outcome,
                situation.facts().participants().stream().map(Participant::id).toList(),
                situation.facts().children().stream().map(Child::id).toList()));
    }

    /**
     * A case plan may ask for more the sooner contact is made: a first contact on the third day is then due again on
     * the tenth.
     */
    private static Situation withoutCasePlans(Situation situation) {
        return situation.withParticipants(situation.facts().participants().stream()
                .map(participant -> new Participant(
                        participant.id(),
                        participant.role(),
                        participant.joinedOn(),
                        participant.leftOn(),
                        participant.childIds(),
                        participant.circumstances(),
                        null))
                .toList());
    }
}
