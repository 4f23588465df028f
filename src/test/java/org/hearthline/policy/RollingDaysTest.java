package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.util.List;
import org.junit.jupiter.api.Test;

/** POLICY 3, ROLLING_DAYS, where the worked examples leave a question. */
class RollingDaysTest {

    @Test
    void contactOnTheDayOfOpening_nextOpensThatDayAndComesAfter() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-02")
                .contact("X-2", "2026-11-02")
                .underDraft();

        assertThat(ofParent(rules, "2026-11-23"))
                .extracting(Requirement::kind, Requirement::opensOn, Requirement::dueOn, Requirement::metBy)
                .containsExactly(
                        tuple(RequirementKind.INITIAL_CONTACT, day("2026-11-02"), day("2026-12-02"), "X-1"),
                        tuple(RequirementKind.ONGOING_CONTACT, day("2026-11-02"), day("2026-12-02"), null));
    }

    @Test
    void runEndsBeforeItsDueDate_dropped() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(between("2026-11-20", "2026-11-22"))
                .underDraft();

        assertThat(ofParent(rules, "2026-11-23"))
                .extracting(Requirement::kind, Requirement::opensOn, Requirement::dueOn, Requirement::status)
                .containsExactly(tuple(
                        RequirementKind.ONGOING_CONTACT, day("2026-11-22"), day("2026-12-02"), RequirementStatus.OPEN));
    }

    @Test
    void runEndsOnItsDueDate_dropped() {
        Rules rules = aCaseOpenedOn("2026-10-01")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(from("2026-10-31"))
                .underDraft();

        assertThat(ofParent(rules, "2026-11-23"))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.SUPPRESSED);
    }

    @Test
    void runEndsTheDayAfterItsDueDate_missedWithoutReminders() {
        Rules rules = aCaseOpenedOn("2026-10-01")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(from("2026-11-01"))
                .underDraft();

        assertThat(ofParent(rules, "2026-11-01"))
                .extracting(Requirement::dueOn, Requirement::status, Requirement::reminders)
                .containsExactly(
                        tuple(day("2026-10-31"), RequirementStatus.MISSED, List.of()),
                        tuple(null, RequirementStatus.SUPPRESSED, List.of()));
    }

    @Test
    void knownEndOfRunBeforeDueDate_requirementSpeaksForItsLastDayAndRemindsNoLonger() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, between("2026-11-01", "2026-11-30")))
                .releaseOfAll(from("2026-11-30"))
                .underDraft();

        Requirement open = ofParent(rules, "2026-11-23").get(0);

        assertThat(open.dueOn()).isEqualTo(day("2026-12-02"));
        assertThat(open.status()).isEqualTo(RequirementStatus.OPEN);
        assertThat(open.accepts()).containsExactly(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE);
        assertThat(open.childIds()).containsExactly("K-1");
        assertThat(open.reasons()).isEmpty();
        assertThat(open.reminders()).extracting(Reminder::on).containsExactly(day("2026-11-25"));
    }

    @Test
    void runThatBeginsLater_notShownYet() {
        Rules rules = aCaseOpenedOn("2026-11-24").child("K-1").mother("P-1").underDraft();

        assertThat(rules.requirements(day("2026-11-23"), day("2026-12-31"))).isEmpty();
    }

    @Test
    void suppressedWhileOneReasonFollowsAnother_oneRequirementWithTheReasonOfTheDay() {
        Rules rules = aCaseOpenedOn("2026-09-01")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.DECEASED, from("2026-11-15")))
                .releaseOfAll(from("2026-09-10"))
                .underDraft();

        assertThat(ofParent(rules, "2026-11-23"))
                .extracting(Requirement::kind, Requirement::opensOn, Requirement::dueOn, Requirement::dueAt)
                .containsExactly(tuple(RequirementKind.ONGOING_CONTACT, day("2026-09-10"), null, null));
        assertThat(ofParent(rules, "2026-11-23").get(0).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.DECEASED);
    }

    @Test
    void suppressedThenLeft_nothingShown() {
        Rules rules = aCaseOpenedOn("2026-09-01")
                .closedOn("2026-11-20")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(from("2026-09-10"))
                .underDraft();

        assertThat(ofParent(rules, "2026-11-19"))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.SUPPRESSED);
        assertThat(ofParent(rules, "2026-11-20")).isEmpty();
    }

    @Test
    void foundAgainAfterASearch_contactDueFromTheLastContactWithGrace() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.MISSING, between("2026-09-10", "2026-11-20")))
                .contact("X-1", "2026-09-01")
                .search("S-1", "2026-10-20")
                .underDraft();

        assertThat(ofParent(rules, "2026-11-23"))
                .extracting(Requirement::kind, Requirement::opensOn, Requirement::dueOn, Requirement::status)
                .containsExactly(
                        tuple(
                                RequirementKind.INITIAL_CONTACT,
                                day("2026-08-03"),
                                day("2026-09-02"),
                                RequirementStatus.MET),
                        tuple(
                                RequirementKind.DILIGENT_SEARCH,
                                day("2026-09-10"),
                                day("2026-10-10"),
                                RequirementStatus.MET_LATE),
                        tuple(
                                RequirementKind.DILIGENT_SEARCH,
                                day("2026-10-20"),
                                day("2026-11-19"),
                                RequirementStatus.MISSED),
                        tuple(
                                RequirementKind.ONGOING_CONTACT,
                                day("2026-11-20"),
                                day("2026-11-27"),
                                RequirementStatus.OPEN));
    }

    @Test
    void childInFullGuardianshipOrMissingParent_visitStillOwed() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-08-10"))
                .childInGuardianship("K-2", GuardianshipKind.PARTIAL, from("2026-08-10"))
                .mother("P-1")
                .releaseOfAll(from("2026-08-10"))
                .visit("X-1", "2026-11-05", "K-1")
                .contact("X-2", "2026-11-05")
                .underDraft();

        assertThat(rules.requirements(day("2026-11-23"), day("2026-11-23")))
                .filteredOn(requirement -> requirement.kind() == RequirementKind.CHILD_VISIT)
                .extracting(Requirement::subject, Requirement::dueOn, Requirement::status, Requirement::needsReview)
                .containsExactly(
                        tuple("K-1", day("2026-09-02"), RequirementStatus.MET_LATE, false),
                        tuple("K-1", day("2026-12-05"), RequirementStatus.OPEN, false),
                        tuple("K-2", day("2026-09-02"), RequirementStatus.OVERDUE, false));
    }

    @Test
    void caseClosesOrChildLeaves_visitsOwedUntilThen() {
        Rules rules = aCaseOpenedOn("2026-10-20")
                .closedOn("2026-11-21")
                .child("K-1")
                .child(new Child("K-2", day("2026-10-22"), day("2026-11-20"), TribalStatus.NO, List.of()))
                .underDraft();

        assertThat(statuses(rules, "2026-11-19")).containsExactly("K-1 OPEN", "K-2 OPEN");
        assertThat(statuses(rules, "2026-11-20")).containsExactly("K-1 OVERDUE");
        assertThat(statuses(rules, "2026-11-21")).containsExactly("K-1 MISSED");
    }

    private static List<String> statuses(Rules rules, String asOf) {
        return rules.requirements(day(asOf), day(asOf)).stream()
                .map(requirement -> requirement.subject() + " " + requirement.status())
                .toList();
    }

    @Test
    void visitsUnderCalendarMonths_onceInEachMonth() {
        Policy tn = Policies.tn318();
        Policy withVisits = new Policy(
                tn.id(),
                tn.version(),
                tn.effectiveFrom(),
                tn.title(),
                tn.appliesTo(),
                tn.cadence(),
                tn.initialWithin(),
                tn.resumeGrace(),
                true,
                tn.exemptionReviewDays(),
                tn.modes(),
                tn.reminders(),
                tn.citations());
        Rules rules = aCaseOpenedOn("2026-09-14")
                .child("K-1")
                .visit("X-1", "2026-10-05", "K-1")
                .under(withVisits);

        assertThat(rules.requirements(day("2026-11-23"), day("2026-11-30")))
                .extracting(Requirement::kind, Requirement::dueOn, Requirement::status)
                .containsExactly(
                        tuple(RequirementKind.CHILD_VISIT, day("2026-10-14"), RequirementStatus.MET),
                        tuple(RequirementKind.CHILD_VISIT, day("2026-10-31"), RequirementStatus.MET),
                        tuple(RequirementKind.CHILD_VISIT, day("2026-11-30"), RequirementStatus.OPEN));
    }

    private static List<Requirement> ofParent(Rules rules, String asOf) {
        return rules.requirements(day(asOf), day(asOf)).stream()
                .filter(requirement -> requirement.subject().equals("P-1"))
                .toList();
    }
}
