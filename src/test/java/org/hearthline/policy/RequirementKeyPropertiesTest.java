package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * A requirement is known by its subject, whether it is a contact or a visit, and the day on which it opened, today as
 * on any later day. The one exception is what follows a requirement that was met on the very day it opened.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class RequirementKeyPropertiesTest {

    private static final String NEXT = "|NEXT";

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<Integer> daysLater() {
        return Arbitraries.integers().between(1, 200).withDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 400)
    void requirementsOfOneEvaluation_eachWithAKeyOfItsOwn(@ForAll("situations") Situation situation) {
        Map<String, Owed> byKey = byKey(situation, situation.asOf());

        byKey.forEach((key, owed) -> {
            if (key.endsWith(NEXT)) {
                Owed first = byKey.get(key.substring(0, key.length() - NEXT.length()));
                assertThat(situation.isRolling(owed.subject())).isTrue();
                assertThat(dayOf(first.metBy(), situation.facts())).isEqualTo(owed.opensOn());
            }
        });
    }

    @Property(tries = 400)
    void sameFactsOnALaterDay_sameKeysAndDueDates(
            @ForAll("situations") Situation situation, @ForAll("daysLater") int days) {
        Map<String, Owed> now = byKey(situation, situation.asOf());
        Map<String, Owed> later = byKey(situation, situation.asOf().plusDays(days));

        now.forEach((key, owed) -> {
            if (later.containsKey(key) || !mayGo(owed, situation)) {
                assertThat(later).containsKey(key);
                assertThat(later.get(key).kind()).isEqualTo(owed.kind());
                assertThat(later.get(key).dueOn()).isEqualTo(owed.dueOn());
                assertThat(later.get(key).dueAt()).isEqualTo(owed.dueAt());
            }
        });
    }

    @Property(tries = 400)
    void closedRequirementOnALaterDay_sameResult(
            @ForAll("situations") Situation situation, @ForAll("daysLater") int days) {
        Map<String, Owed> later = byKey(situation, situation.asOf().plusDays(days));

        byKey(situation, situation.asOf()).forEach((key, owed) -> {
            if (isClosed(owed, situation)) {
                assertThat(later.get(key).withoutReminders()).isEqualTo(owed.withoutReminders());
            }
        });
    }

    @Property(tries = 400)
    void requirementAheadTodayAndLater_sameReminders(
            @ForAll("situations") Situation situation, @ForAll("daysLater") int days) {
        LocalDate day = situation.asOf().plusDays(days % 40);
        Map<String, Owed> later = byKey(situation, day);

        byKey(situation, situation.asOf()).forEach((key, owed) -> {
            if (isAhead(owed) && later.containsKey(key) && isAhead(later.get(key))) {
                assertThat(later.get(key).reminders())
                        .isEqualTo(owed.asSeenOn(day).reminders());
            }
        });
    }

    /** The last rolling requirement of a run that ends in time, and what is shown while nothing is owed. */
    private static boolean mayGo(Owed owed, Situation situation) {
        return situation.isRolling(owed.subject())
                && (owed.status() == RequirementStatus.OPEN || owed.status() == RequirementStatus.SUPPRESSED);
    }

    /** A first contact under calendar months may still be made late, or become owed again. */
    private static boolean isClosed(Owed owed, Situation situation) {
        return switch (owed.status()) {
            case MET, MET_LATE -> true;
            case MISSED -> situation.isRolling(owed.subject()) || !isInitial(owed, situation.facts());
            case UPCOMING, OPEN, OVERDUE, SUPPRESSED -> false;
        };
    }

    private static boolean isInitial(Owed owed, CaseFacts facts) {
        Stream<LocalDate> joined = Stream.concat(
                facts.participants().stream()
                        .filter(participant -> participant.id().equals(owed.subject()))
                        .map(Participant::joinedOn),
                facts.children().stream()
                        .filter(child -> child.id().equals(owed.subject()))
                        .map(Child::joinedOn));
        return owed.opensOn().equals(facts.openedOn()) || joined.anyMatch(owed.opensOn()::equals);
    }

    private static boolean isAhead(Owed owed) {
        return owed.status() == RequirementStatus.UPCOMING || owed.status() == RequirementStatus.OPEN;
    }

    private static Map<String, Owed> byKey(Situation situation, LocalDate day) {
        List<Requirement> requirements = situation.rules().requirements(day, day.plusDays(Situation.LOOKAHEAD));
        Map<String, Owed> byKey = new LinkedHashMap<>();
        Requirement.byKey(requirements).forEach((key, requirement) -> byKey.put(key, Owed.of(requirement)));
        assertThat(byKey).as("none in another's place").hasSameSizeAs(Proof.checked(requirements));
        return byKey;
    }

    private static LocalDate dayOf(String effort, CaseFacts facts) {
        return Stream.concat(
                        facts.contacts().stream()
                                .filter(contact -> contact.id().equals(effort))
                                .map(Contact::on),
                        facts.searches().stream()
                                .filter(search -> search.id().equals(effort))
                                .map(Search::on))
                .findFirst()
                .orElseThrow();
    }
}
