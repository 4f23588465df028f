package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.policy.CaseBuilder.day;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.hearthline.policy.ReminderDates.Escalation;
import org.junit.jupiter.api.Test;

/** POLICY 4: when workers and supervisors are reminded. */
class ReminderDatesTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private final ReminderDates dates = dates(CHICAGO, List.of(10, 5, 2, 0), List.of(1, 7));

    @Test
    void leadDatesOnWeekendAndHoliday_moveBackAndCollapse() {
        // 26 and 27 November 2026 are holidays in Tennessee, 28 and 29 November a weekend.
        assertThat(dates.ahead(day("2026-11-01"), day("2026-11-29"), Escalation.ONCE))
                .filteredOn(reminder -> reminder.why() == ReminderCause.LEAD)
                .extracting(reminder -> reminder.on().toString())
                .containsExactly("2026-11-19", "2026-11-24", "2026-11-25");
    }

    @Test
    void leadDateThatMovesBeforeTheOpening_dropped() {
        assertThat(dates.ahead(day("2026-11-28"), day("2026-11-29"), Escalation.ONCE))
                .extracting(Reminder::why)
                .containsOnly(ReminderCause.OVERDUE);
    }

    @Test
    void overdueDateOnHoliday_movesOn() {
        // 1 January 2027 is a holiday and a Friday.
        assertThat(dates.overdue(day("2026-12-31"), Escalation.ONCE))
                .extracting(reminder -> reminder.on().toString())
                .containsExactly("2027-01-04", "2027-01-04");
    }

    @Test
    void overdueOfAMonth_workerAndSupervisorOnce() {
        assertThat(dates.overdue(day("2026-11-30"), Escalation.ONCE))
                .extracting(reminder -> reminder.on() + " " + reminder.to())
                .containsExactly("2026-12-01 SUPERVISOR", "2026-12-01 WORKER");
    }

    @Test
    void overdueOfInitialOrRolling_supervisorAgain() {
        assertThat(dates.overdue(day("2026-11-30"), Escalation.REPEATED))
                .extracting(reminder -> reminder.on() + " " + reminder.to())
                .containsExactly("2026-12-01 SUPERVISOR", "2026-12-01 WORKER", "2026-12-07 SUPERVISOR");
    }

    @Test
    void overdueDatesThatMoveOntoOneDay_supervisorOnce() {
        ReminderDates close = dates(CHICAGO, List.of(), List.of(2, 1));

        assertThat(close.overdue(day("2026-11-27"), Escalation.REPEATED))
                .extracting(reminder -> reminder.on() + " " + reminder.to())
                .containsExactly("2026-11-30 SUPERVISOR", "2026-11-30 WORKER");
    }

    @Test
    void eightInTheMorning_ofTheWorkersZoneOnEachSideOfTheClockChange() {
        assertThat(dates.overdue(day("2026-10-29"), Escalation.ONCE).get(0).at())
                .isEqualTo(Instant.parse("2026-10-30T13:00:00Z"));
        assertThat(dates.overdue(day("2026-11-01"), Escalation.ONCE).get(0).at())
                .isEqualTo(Instant.parse("2026-11-02T14:00:00Z"));
        assertThat(dates(ZoneId.of("America/New_York"), List.of(0), List.of())
                        .ahead(day("2026-11-01"), day("2026-11-02"), Escalation.ONCE)
                        .get(0)
                        .at())
                .isEqualTo(Instant.parse("2026-11-02T13:00:00Z"));
    }

    private static ReminderDates dates(ZoneId zone, List<Integer> lead, List<Integer> overdue) {
        return new ReminderDates(new ReminderPlan(lead, overdue, LocalTime.of(8, 0)), zone, WorkDays::isWorkDay);
    }
}
