package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.hearthline.policy.Simulation.Outcome;
import org.junit.jupiter.api.Test;

/** What a policy would have asked and reminded of between two dates. */
@AddLifecycleHook(Proof.class)
class SimulationTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Test
    void monthWithoutContact_isMissedAndRemindedOfOnTheWay() {
        Map<String, Outcome> outcomes = Simulation.between(
                aCaseOpenedOn("2026-08-03")
                        .child("K-1")
                        .mother("P-1")
                        .contact("X-1", "2026-11-03")
                        .underTn318(),
                day("2026-11-23"),
                day("2027-01-05"));

        assertThat(outcomes.keySet())
                .containsExactly("P-1|CONTACT|2026-11-01", "P-1|CONTACT|2026-12-01", "P-1|CONTACT|2027-01-01");
        Outcome december = outcomes.get("P-1|CONTACT|2026-12-01");
        assertThat(december.stands()).isTrue();
        assertThat(december.last().status()).isEqualTo(RequirementStatus.MISSED);
        assertThat(december.reminders())
                .extracting(reminder -> reminder.on().toString())
                .containsExactly("2026-12-21", "2026-12-23", "2026-12-29", "2026-12-31", "2027-01-04", "2027-01-04");
        assertThat(outcomes.get("P-1|CONTACT|2026-11-01").last().status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void orderWithinTheDates_isSeenAsSuppression() {
        Map<String, Outcome> outcomes = Simulation.between(
                aCaseOpenedOn("2026-08-03")
                        .child("K-1")
                        .mother("P-1")
                        .contact("X-1", "2026-08-03")
                        .releaseOfAll(between("2026-12-10", "2027-02-01"))
                        .underDraft(),
                day("2026-12-01"),
                day("2026-12-31"));

        assertThat(outcomes.get("P-1|CONTACT|2026-12-10").stands()).isTrue();
        assertThat(outcomes.get("P-1|CONTACT|2026-12-10").last().status()).isEqualTo(RequirementStatus.SUPPRESSED);
        assertThat(outcomes.get("P-1|CONTACT|2026-12-10").reminders()).isEmpty();
    }

    @Test
    void suppressionThatEndsWithinTheDates_isCountedAllTheSame() {
        Map<String, Outcome> outcomes = Simulation.between(
                aCaseOpenedOn("2026-01-05")
                        .child("K-1")
                        .mother("P-1")
                        .contact("X-1", "2026-01-20")
                        .releaseOfAll(between("2026-02-10", "2026-11-20"))
                        .underDraft(),
                day("2026-03-01"),
                day("2026-11-30"));

        assertThat(outcomes.get("P-1|CONTACT|2026-02-10").stands()).isTrue();
        assertThat(outcomes.get("P-1|CONTACT|2026-11-20").last().status()).isEqualTo(RequirementStatus.OVERDUE);
    }

    @Test
    void monthMissedBefore_onlyRemindsWithin() {
        Outcome november = Simulation.between(
                        aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1").underTn318(),
                        day("2026-12-01"),
                        day("2026-12-31"))
                .get("P-1|CONTACT|2026-11-01");

        assertThat(november.stands()).isFalse();
        assertThat(november.reminders()).hasSize(2);
    }

    @Test
    void requirementThatIsNoLongerAskedFor_stoodOnlyForItsReminders() {
        Outcome dropped = Simulation.between(
                        aCaseOpenedOn("2026-11-02")
                                .child("K-1")
                                .mother("P-1")
                                .releaseOfAll(from("2026-11-25"))
                                .underDraft(),
                        day("2026-11-02"),
                        day("2026-12-31"))
                .get("P-1|CONTACT|2026-11-02");

        assertThat(dropped.stands()).isFalse();
        assertThat(dropped.reminders()).hasSize(1);
    }

    /** The walk leaps from change to change; it must see what a walk of every day sees. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void walkFromChangeToChange_remindsAsEveryDayDoes(@ForAll("situations") Situation situation) {
        LocalDate from = situation.asOf();
        LocalDate through = from.plusDays(60);
        List<String> everyDay = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(through); day = day.plusDays(1)) {
            LocalDate today = day;
            Proof.checked(situation.rules().requirements(day, day)).stream()
                    .flatMap(requirement -> requirement.reminders().stream()
                            .filter(reminder -> reminder.on().equals(today))
                            .map(reminder -> said(requirement, reminder)))
                    .forEach(everyDay::add);
        }

        Stream<String> simulated = Simulation.between(situation.rules(), from, through).values().stream()
                .flatMap(outcome -> outcome.reminders().stream().map(reminder -> said(outcome.last(), reminder)));

        assertThat(simulated).containsExactlyInAnyOrderElementsOf(everyDay);
    }

    private static String said(Requirement requirement, Reminder reminder) {
        return requirement.subject() + " " + requirement.opensOn() + " " + reminder;
    }
}
