package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** POLICY 3, CALENDAR_MONTH, where the worked examples leave a question. */
class CalendarMonthTest {

    @Test
    void guardianshipOfOneChildOutOfState_requirementNamesModesChildrenAndCitedReason() {
        Rules rules = aCaseOpenedOn("2026-09-14")
                .child(
                        "K-1",
                        TribalStatus.UNKNOWN,
                        new Guardianship(GuardianshipKind.FULL, from("2026-11-10"), "order 26-J-114"))
                .child("K-2", TribalStatus.UNKNOWN)
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, from("2026-10-01")))
                .contact("X-1", "2026-10-05", Mode.PHONE, Outcome.COMPLETED)
                .underTn318();

        List<Requirement> requirements = rules.requirements(day("2026-11-23"), day("2026-11-30"));

        assertThat(requirements)
                .extracting(Requirement::opensOn, Requirement::dueOn, Requirement::status, Requirement::metBy)
                .containsExactly(
                        tuple(day("2026-09-14"), day("2026-10-14"), RequirementStatus.MET, "X-1"),
                        tuple(day("2026-10-01"), day("2026-10-31"), RequirementStatus.MET, "X-1"),
                        tuple(day("2026-11-01"), day("2026-11-30"), RequirementStatus.OPEN, null));
        assertThat(requirements.get(2))
                .isEqualTo(new Requirement(
                        "P-1",
                        RequirementKind.ONGOING_CONTACT,
                        day("2026-11-01"),
                        day("2026-11-30"),
                        Instant.parse("2026-12-01T06:00:00Z"),
                        RequirementStatus.OPEN,
                        List.of(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE),
                        List.of("K-2"),
                        null,
                        false,
                        "OUT_OF_STATE",
                        "TN DCS 31.8 A.2",
                        new PolicyVersion("tn-31.8", "2026-11"),
                        List.of(new Reason(
                                ReasonCode.FULL_GUARDIANSHIP, "K-1", "order 26-J-114", "TN DCS 31.8 A, NOTE")),
                        List.of(
                                reminder("2026-11-25", ReminderTarget.WORKER, ReminderCause.LEAD),
                                reminder("2026-11-30", ReminderTarget.WORKER, ReminderCause.LEAD),
                                reminder("2026-12-01", ReminderTarget.SUPERVISOR, ReminderCause.OVERDUE),
                                reminder("2026-12-01", ReminderTarget.WORKER, ReminderCause.OVERDUE))));
    }

    private static Reminder reminder(String on, ReminderTarget to, ReminderCause why) {
        return new Reminder(day(on), Instant.parse(on + "T14:00:00Z"), to, why);
    }

    @Test
    void partialGuardianshipOnDueDate_requirementNeedsReview() {
        Rules rules = aCaseOpenedOn("2026-10-01")
                .childInGuardianship("K-1", GuardianshipKind.PARTIAL, from("2026-11-30"))
                .mother("P-1")
                .underTn318();

        assertThat(rules.requirements(day("2026-11-23"), day("2026-11-30")))
                .extracting(Requirement::dueOn, Requirement::needsReview)
                .containsExactly(tuple(day("2026-11-01"), false), tuple(day("2026-11-30"), true));
    }

    @Test
    void missingFromTheStart_initialSearchOverdueUntilSearched() {
        CaseBuilder missing = aCaseOpenedOn("2026-10-05")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.MISSING, from("2026-10-05")));

        assertThat(initial(missing.underTn318(), "2026-11-10"))
                .extracting(Requirement::kind, Requirement::status)
                .containsExactly(RequirementKind.DILIGENT_SEARCH, RequirementStatus.OVERDUE);
        assertThat(initial(missing.search("S-1", "2026-11-09").underTn318(), "2026-11-10"))
                .extracting(Requirement::status, Requirement::metBy)
                .containsExactly(RequirementStatus.MET_LATE, "S-1");
    }

    @Test
    void contactInAMonthThatEndsInSearch_doesNotMeetTheSearch() {
        Rules rules = aCaseOpenedOn("2026-09-20")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.MISSING, from("2026-11-10")))
                .contact("X-1", "2026-11-05")
                .underTn318();

        assertThat(rules.requirements(day("2026-12-01"), day("2026-11-30")).get(2))
                .extracting(Requirement::kind, Requirement::status)
                .containsExactly(RequirementKind.DILIGENT_SEARCH, RequirementStatus.MISSED);
    }

    @Test
    void contactLaterThanAsOf_doesNotCountYet() {
        Rules rules = aCaseOpenedOn("2026-11-01")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-20")
                .underTn318();

        assertThat(initial(rules, "2026-11-19").status()).isEqualTo(RequirementStatus.OPEN);
        assertThat(initial(rules, "2026-11-20").status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void twoContactsOnOneDay_metByTheOneWithTheSmallerId() {
        Rules rules = aCaseOpenedOn("2026-11-01")
                .child("K-1")
                .mother("P-1")
                .contact("X-2", "2026-11-20")
                .contact("X-1", "2026-11-20")
                .underTn318();

        assertThat(initial(rules, "2026-11-23").metBy()).isEqualTo("X-1");
    }

    @Test
    void contactDuringTheOrder_givesNoCredit() {
        Rules rules = aCaseOpenedOn("2026-11-01")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"))
                .contact("X-1", "2026-11-12")
                .underTn318();

        assertThat(initial(rules, "2026-11-23").status()).isEqualTo(RequirementStatus.SUPPRESSED);
    }

    @Test
    void metMonthInWhichTheCaseCloses_noRequirement() {
        Rules rules = aCaseOpenedOn("2026-10-05")
                .closedOn("2026-11-20")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-02")
                .underTn318();

        assertThat(rules.requirements(day("2026-11-23"), day("2026-12-31")))
                .extracting(Requirement::opensOn, Requirement::status)
                .containsExactly(tuple(day("2026-10-05"), RequirementStatus.MET));
    }

    @Test
    void graceDaysReachPastTheCaseClosing_noRequirement() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .closedOn("2026-12-05")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(between("2026-11-01", "2026-11-30"))
                .underTn318();

        assertThat(rules.requirements(day("2026-11-30"), day("2026-12-31")))
                .extracting(Requirement::opensOn)
                .doesNotContain(day("2026-11-01"));
    }

    @Test
    void overdueInitialContactWhenParentGoesMissing_missed() {
        Rules rules = aCaseOpenedOn("2026-10-05")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.MISSING, from("2026-11-20")))
                .underTn318();

        assertThat(initial(rules, "2026-11-19").status()).isEqualTo(RequirementStatus.OVERDUE);
        assertThat(initial(rules, "2026-11-20").status()).isEqualTo(RequirementStatus.MISSED);
        assertThat(initial(rules, "2026-11-06").reminders()).isNotEmpty();
        assertThat(initial(rules, "2026-11-20").reminders()).isEmpty();
    }

    @Test
    void missedMonthBeforeItsReminder_workerAndSupervisorRemindedWhileAnythingIsOwed() {
        CaseBuilder family = aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1");

        Requirement october = month(family.underTn318(), "2026-10-01", "2026-11-01");
        Requirement released = month(family.releaseOfAll(from("2026-11-01")).underTn318(), "2026-10-01", "2026-11-01");

        assertThat(october.status()).isEqualTo(RequirementStatus.MISSED);
        assertThat(october.reminders())
                .extracting(Reminder::on, Reminder::to)
                .containsExactly(
                        tuple(day("2026-11-02"), ReminderTarget.SUPERVISOR),
                        tuple(day("2026-11-02"), ReminderTarget.WORKER));
        assertThat(released.status()).isEqualTo(RequirementStatus.MISSED);
        assertThat(released.reminders()).isEmpty();
    }

    @Test
    void contactOnTheDayAfterTheInitialDueDate_metLate() {
        Rules rules = aCaseOpenedOn("2026-10-05")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-06")
                .underTn318();

        assertThat(initial(rules, "2026-11-06").status()).isEqualTo(RequirementStatus.MET_LATE);
    }

    @Test
    void initialTimeShorterThanTheGraceDays_dueWithoutGraceWhenTheDutyBeginsWithTheCase() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .mother("P-1")
                .under(inFosterCare(new Cadence.CalendarMonth(), Period.ofDays(5)));

        assertThat(initial(rules, "2026-11-02").dueOn()).isEqualTo(day("2026-11-07"));
    }

    @Test
    void programAreaWithItsOwnCadenceAndTime_thoseApply() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-04")
                .under(inFosterCare(new Cadence.RollingDays(10), Period.ofDays(5)));

        assertThat(rules.requirements(day("2026-11-10"), day("2026-12-31")))
                .extracting(Requirement::opensOn, Requirement::dueOn)
                .containsExactly(
                        tuple(day("2026-11-02"), day("2026-11-07")), tuple(day("2026-11-04"), day("2026-11-14")));
    }

    private static Policy inFosterCare(Cadence cadence, Period initialWithin) {
        Policy tn = Policies.tn318();
        return new Policy(
                tn.id(),
                tn.version(),
                tn.effectiveFrom(),
                tn.title(),
                tn.appliesTo(),
                Map.of("default", new Cadence.CalendarMonth(), "FOSTER_CARE", cadence),
                Map.of("default", Period.ofMonths(1), "FOSTER_CARE", initialWithin),
                tn.resumeGrace(),
                tn.childVisits(),
                tn.exemptionReviewDays(),
                tn.modes(),
                tn.reminders(),
                tn.citations());
    }

    private static Requirement initial(Rules rules, String asOf) {
        return rules.requirements(day(asOf), day(asOf)).get(0);
    }

    private static Requirement month(Rules rules, String opensOn, String asOf) {
        LocalDate opening = day(opensOn);
        return rules.requirements(day(asOf), day(asOf)).stream()
                .filter(requirement -> requirement.opensOn().equals(opening))
                .findFirst()
                .orElseThrow();
    }
}
