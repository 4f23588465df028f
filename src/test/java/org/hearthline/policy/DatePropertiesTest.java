package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Dates and instants of every case: month ends, leap days, both changes of the clocks, every zone. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class DatePropertiesTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 500)
    void dueAt_firstInstantAfterTheDueDateEndsInTheCasesZone(@ForAll("situations") Situation situation) {
        ZoneId zone = situation.facts().timeZone();
        for (Owed owed : Proof.checked(situation.requirements())) {
            assertThat(Optional.ofNullable(owed.dueAt())
                            .map(at -> at.atZone(zone).toLocalDate()))
                    .isEqualTo(Optional.ofNullable(owed.dueOn()).map(dueOn -> dueOn.plusDays(1)));
            assertThat(Optional.ofNullable(owed.dueAt())
                            .map(at -> at.minusNanos(1).atZone(zone).toLocalDate()))
                    .isEqualTo(Optional.ofNullable(owed.dueOn()));
        }
    }

    @Property(tries = 500)
    void reminders_onBusinessDaysFromAsOfAtEightOfTheWorker(@ForAll("situations") Situation situation) {
        for (Owed owed : Proof.checked(situation.requirements())) {
            assertThat(owed.reminders()).doesNotHaveDuplicates().allSatisfy(reminder -> {
                assertThat(WorkDays.isWorkDay(reminder.on())).isTrue();
                assertThat(reminder.on()).isAfterOrEqualTo(situation.asOf());
                assertThat(reminder.at().atZone(situation.workerZone()).toLocalDateTime())
                        .isEqualTo(reminder.on().atTime(8, 0));
                assertThat(reminder.why() == ReminderCause.LEAD)
                        .isEqualTo(!reminder.on().isAfter(dueOn(owed)));
                assertThat(reminder.on()).isAfterOrEqualTo(owed.opensOn());
            });
        }
    }

    @Property(tries = 500)
    void statusAndDates_agree(@ForAll("situations") Situation situation) {
        LocalDate asOf = situation.asOf();
        for (Owed owed : Proof.checked(situation.requirements())) {
            assertThat(owed.metBy() != null)
                    .isEqualTo(Set.of(RequirementStatus.MET, RequirementStatus.MET_LATE)
                            .contains(owed.status()));
            switch (owed.status()) {
                case UPCOMING -> assertThat(asOf).isBefore(owed.opensOn());
                case OPEN -> assertThat(asOf).isBetween(owed.opensOn(), dueOn(owed));
                case OVERDUE, MISSED, MET_LATE -> assertThat(asOf).isAfter(dueOn(owed));
                case MET, SUPPRESSED -> assertThat(owed.reminders()).isEmpty();
            }
        }
    }

    @Example
    void caseOpenedOnAnyDayOfFiveYears_firstDueAMonthLaterAndThenAtTheMonthsEnd() {
        LocalDate end = LocalDate.of(2029, 1, 1);
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            YearMonth next = YearMonth.from(day).plusMonths(1);
            List<Requirement> requirements = aCaseOpenedOn(day.toString())
                    .child("K-1")
                    .mother("P-1")
                    .underTn318()
                    .requirements(day, next.atDay(1));

            assertThat(Proof.checked(requirements))
                    .extracting(Requirement::opensOn, Requirement::dueOn)
                    .containsExactly(
                            tuple(day, next.atDay(Math.min(day.getDayOfMonth(), next.lengthOfMonth()))),
                            tuple(next.atDay(1), next.atEndOfMonth()));
        }
    }

    private static LocalDate dueOn(Owed owed) {
        return Optional.ofNullable(owed.dueOn()).orElseThrow();
    }
}
