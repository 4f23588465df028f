package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said aloud of a duty and of a requirement. */
class ExplanationTest {

    private static final Explanation SENTENCES = new Explanation(
            id -> Map.of("P-1", "Maria Lopez", "K-1", "Ana", "K-2", "Ben").getOrDefault(id, id));

    private static String onNovember23(Rules rules) {
        return SENTENCES.of(rules.duty("P-1", day("2026-11-23")), "P-1", day("2026-11-23"));
    }

    private static CaseBuilder anaAndBen() {
        return aCaseOpenedOn("2026-08-03").child("K-1").child("K-2");
    }

    @Test
    void contactOwed_saysForWhomHowAndBecauseOfWhat() {
        assertThat(onNovember23(anaAndBen().mother("P-1").underTn318()))
                .isEqualTo(
                        "On 23 November 2026 contact with Maria Lopez is owed for Ana and Ben, face to face, as the policy asks (TN DCS 31.8 A.1).");
    }

    @Test
    void oneChildInGuardianshipAndParentOutOfState_saysBoth() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-10"))
                .child("K-2")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, from("2026-10-01")))
                .underTn318();

        assertThat(onNovember23(rules))
                .isEqualTo(
                        "On 23 November 2026 contact with Maria Lopez is owed for Ben, face to face, by video or by phone, because Maria Lopez is out of state (TN DCS 31.8 A.2); but not for Ana, who is in full guardianship (paper of K-1; TN DCS 31.8 A, NOTE).");
    }

    @Test
    void orderForAll_saysWhichOrder() {
        assertThat(onNovember23(anaAndBen()
                        .mother("P-1")
                        .releaseOfAll(from("2026-11-10"))
                        .underTn318()))
                .isEqualTo(
                        "On 23 November 2026 nothing is owed to Maria Lopez, because a court order releases the Department from reasonable efforts for Ana and Ben (O-1; TN DCS 31.8 A, NOTE).");
    }

    @Test
    void missingParent_saysThatASearchIsOwed() {
        Rules rules = anaAndBen()
                .mother("P-1", new Circumstance(CircumstanceKind.MISSING, from("2026-10-01")))
                .underTn318();

        assertThat(onNovember23(rules))
                .isEqualTo(
                        "On 23 November 2026 a diligent search for Maria Lopez is owed for Ana and Ben, because Maria Lopez is missing (TN DCS 31.8 A, second NOTE).");
    }

    @Test
    void closedCase_saysSo() {
        assertThat(onNovember23(anaAndBen().mother("P-1").closedOn("2026-11-01").underTn318()))
                .isEqualTo("On 23 November 2026 nothing is owed to Maria Lopez, because the case is closed.");
    }

    @Test
    void requirementOfEachStatus_saysHowItStands() {
        List<Requirement> requirements = anaAndBen()
                .mother("P-1")
                .contact("X-1", "2026-09-20")
                .contact("X-2", "2026-10-05")
                .releaseOfAll(between("2027-01-10", "2027-02-10"))
                .underTn318()
                .requirements(day("2026-12-02"), day("2027-02-01"));

        assertThat(requirements)
                .extracting(SENTENCES::of)
                .containsExactly(
                        "A first contact with Maria Lopez was owed for Ana and Ben from 3 August 2026 to 3 September 2026, face to face, as the policy asks (TN DCS 31.8 A.1); contact X-1 met it late.",
                        "A contact with Maria Lopez was owed for Ana and Ben from 1 September 2026 to 30 September 2026, face to face, as the policy asks (TN DCS 31.8 A.1); contact X-1 met it in time.",
                        "A contact with Maria Lopez was owed for Ana and Ben from 1 October 2026 to 31 October 2026, face to face, as the policy asks (TN DCS 31.8 A.1); contact X-2 met it in time.",
                        "A contact with Maria Lopez was owed for Ana and Ben from 1 November 2026 to 30 November 2026, face to face, as the policy asks (TN DCS 31.8 A.1); it was missed.",
                        "A contact with Maria Lopez is owed for Ana and Ben from 1 December 2026 to 31 December 2026, face to face, as the policy asks (TN DCS 31.8 A.1); it is open.",
                        "No contact with Maria Lopez is owed from 1 January 2027 to 31 January 2027, because a court order releases the Department from reasonable efforts for Ana and Ben (O-1; TN DCS 31.8 A, NOTE).",
                        "A contact with Maria Lopez is owed for Ana and Ben from 1 February 2027 to 28 February 2027, face to face, as the policy asks (TN DCS 31.8 A.1); its window has not opened.");
    }

    @Test
    void planOfTheCaseAndVisits_areSaidAsTheirOwnRules() {
        Rules rules = aCaseOpenedOn("2026-11-02")
                .child("K-1")
                .participant(new Participant("P-1", Role.FATHER, null, null, List.of(), List.of(), 14))
                .underDraft();

        assertThat(rules.requirements(day("2026-11-23"), day("2026-11-23")))
                .extracting(Requirement::rule, SENTENCES::of)
                .containsExactly(
                        tuple(
                                "CHILD_VISIT",
                                "A visit with Ana is owed from 2 November 2026 to 2 December 2026, face to face, as the policy asks for every child in the case (Draft, Engagement, every thirty days); it is open."),
                        tuple(
                                "CASE_PLAN",
                                "A first contact with Maria Lopez is owed for Ana from 2 November 2026 to 2 December 2026, face to face, as often as the case plan asks (Agency practice; the Draft names no shorter time); it is open."));
    }

    @Test
    void creditUnderAnOrder_isSaidBesideTheOrder() {
        List<Requirement> requirements = anaAndBen()
                .mother("P-1")
                .contact("X-1", "2026-11-03")
                .releaseOf(List.of(), List.of("K-1"), from("2026-11-10"))
                .releaseOf(List.of(), List.of("K-2"), from("2026-11-12"))
                .underTn318()
                .requirements(day("2026-11-23"), day("2026-11-23"));

        assertThat(SENTENCES.of(requirements.get(requirements.size() - 1)))
                .isEqualTo(
                        "No contact with Maria Lopez is owed from 1 November 2026 to 30 November 2026, because a court order releases the Department from reasonable efforts for Ana (O-1; TN DCS 31.8 A, NOTE) and a court order releases the Department from reasonable efforts for Ben (O-2; TN DCS 31.8 A, NOTE); contact X-1 took place all the same.");
    }

    @Test
    void eachReasonForNoDuty_isSaidInWords() {
        CaseBuilder file = aCaseOpenedOn("2026-08-03")
                .child(new Child("K-1", null, day("2026-11-20"), TribalStatus.NO, List.of()))
                .participant("P-1", Role.MOTHER)
                .participant("P-2", Role.KIN)
                .participant("P-3", Role.FATHER, new Circumstance(CircumstanceKind.DECEASED, from("2026-11-01")))
                .participant(new Participant("P-4", Role.FATHER, day("2026-12-01"), null, List.of(), List.of(), null))
                .participant(new Participant("P-5", Role.FATHER, null, day("2026-11-01"), List.of(), List.of(), null));
        Rules rules = file.underTn318();

        assertThat(List.of("P-1", "P-2", "P-3", "P-4", "P-5"))
                .extracting(id -> SENTENCES.of(rules.duty(id, day("2026-11-23")), id, day("2026-11-23")))
                .containsExactly(
                        "On 23 November 2026 nothing is owed to Maria Lopez, because no child of theirs is in the case.",
                        "On 23 November 2026 nothing is owed to P-2, because the policy does not cover their role.",
                        "On 23 November 2026 nothing is owed to P-3, because they have died.",
                        "On 23 November 2026 nothing is owed to P-4, because the case had not opened or they had not joined it.",
                        "On 23 November 2026 nothing is owed to P-5, because they have left the case.");
    }

    @Test
    void policyThatWidensModesForAnyCircumstance_isSaidInWords() {
        for (CircumstanceKind kind : List.of(CircumstanceKind.INCARCERATED, CircumstanceKind.RIGHTS_TERMINATED)) {
            Policy policy = Policies.tn318();
            Policy wide = new Policy(
                    policy.id(),
                    policy.version(),
                    policy.effectiveFrom(),
                    policy.title(),
                    policy.appliesTo(),
                    policy.cadence(),
                    policy.initialWithin(),
                    policy.resumeGrace(),
                    policy.childVisits(),
                    policy.exemptionReviewDays(),
                    Map.of("default", List.of(Mode.FACE_TO_FACE), kind.name(), List.of(Mode.FACE_TO_FACE, Mode.PHONE)),
                    policy.reminders(),
                    Map.of());
            assertThat(onNovember23(anaAndBen()
                            .mother("P-1", new Circumstance(kind, from("2026-10-01")))
                            .under(wide)))
                    .startsWith(
                            "On 23 November 2026 contact with Maria Lopez is owed for Ana and Ben, face to face or by"
                                    + " phone, because ")
                    .contains("Maria Lopez");
        }
    }
}
