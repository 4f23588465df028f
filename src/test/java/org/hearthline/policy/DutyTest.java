package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** POLICY 2: the duty on a day, and what follows from it. */
class DutyTest {

    private static final LocalDate DAY = day("2026-11-23");

    @Test
    void oneOfThreeChildrenInFullGuardianship_contactOwedForOtherTwo() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-10"))
                .child("K-2")
                .child("K-3")
                .mother("P-1")
                .underTn318();

        Duty duty = rules.duty("P-1", DAY);

        assertThat(duty.kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(duty.childIds()).containsExactly("K-2", "K-3");
        assertThat(duty.reasons())
                .containsExactly(
                        new Reason(ReasonCode.FULL_GUARDIANSHIP, "K-1", "paper of K-1", "TN DCS 31.8 A, NOTE"));
        assertThat(duty.needsReview()).isFalse();
    }

    @Test
    void everyChildInFullGuardianship_nothingOwed() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-10"))
                .mother("P-1")
                .underTn318();

        assertThat(rules.duty("P-1", day("2026-11-09")).kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(rules.duty("P-1", day("2026-11-10")).kind()).isEqualTo(DutyKind.NONE);
    }

    @Test
    void partialGuardianship_contactOwedAndReviewNeeded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.PARTIAL, from("2026-10-01"))
                .mother("P-1")
                .underTn318();

        Duty duty = rules.duty("P-1", DAY);

        assertThat(duty.kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(duty.needsReview()).isTrue();
        assertThat(duty.reasons()).isEmpty();
    }

    @Test
    void partialGuardianshipOfChildWhoIsSuppressed_noReviewNeeded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.PARTIAL, from("2026-10-01"))
                .child("K-2")
                .mother("P-1")
                .releaseOf(List.of(), List.of("K-1"), from("2026-11-01"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).needsReview()).isFalse();
    }

    @Test
    void rightsTerminated_contactOwedAndReviewNeeded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.RIGHTS_TERMINATED, from("2026-10-01")))
                .underTn318();

        Duty duty = rules.duty("P-1", DAY);

        assertThat(duty.kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(duty.needsReview()).isTrue();
    }

    @Test
    void rightsTerminatedOfParentWhoIsMissing_searchOwedAndReviewNeeded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother(
                        "P-1",
                        new Circumstance(CircumstanceKind.RIGHTS_TERMINATED, from("2026-10-01")),
                        new Circumstance(CircumstanceKind.MISSING, from("2026-10-01")))
                .underTn318();

        Duty duty = rules.duty("P-1", DAY);

        assertThat(duty.kind()).isEqualTo(DutyKind.DILIGENT_SEARCH);
        assertThat(duty.accepts()).isEmpty();
        assertThat(duty.needsReview()).isTrue();
    }

    @Test
    void orderMeetsIndianChild_dutyStaysAndReviewNeeded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1", TribalStatus.YES)
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"))
                .underTn318();

        Duty duty = rules.duty("P-1", DAY);

        assertThat(duty.kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(duty.childIds()).containsExactly("K-1");
        assertThat(duty.needsReview()).isTrue();
    }

    @Test
    void orderMeetsChildNotYetAskedAbout_dutyEnds() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1", TribalStatus.UNKNOWN)
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).kind()).isEqualTo(DutyKind.NONE);
    }

    @Test
    void orderMeetsChildWhoIsNoIndianChild_dutyEnds() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1", TribalStatus.NO)
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).kind()).isEqualTo(DutyKind.NONE);
    }

    @Test
    void guardianshipOfIndianChild_nothingOwed() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child(
                        "K-1",
                        TribalStatus.YES,
                        new Guardianship(GuardianshipKind.FULL, from("2026-11-10"), "order 26-J-114"))
                .mother("P-1")
                .underTn318();

        assertThat(rules.duty("P-1", DAY).kind()).isEqualTo(DutyKind.NONE);
    }

    @Test
    void orderNamesSomeParticipantsAndChildren_onlyThosePairsAreReleased() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .child("K-2")
                .mother("P-1")
                .participant("P-2", Role.FATHER)
                .releaseOf(List.of("P-1"), List.of("K-2"), from("2026-11-10"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).childIds()).containsExactly("K-1");
        assertThat(rules.duty("P-2", DAY).childIds()).containsExactly("K-1", "K-2");
    }

    @Test
    void orderNamesNobody_everyPairIsReleased() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .child("K-2")
                .mother("P-1")
                .participant("P-2", Role.FATHER)
                .releaseOfAll(from("2026-11-10"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).reasons())
                .containsExactly(
                        new Reason(ReasonCode.RELEASED_BY_COURT_ORDER, "K-1", "O-1", "TN DCS 31.8 A, NOTE"),
                        new Reason(ReasonCode.RELEASED_BY_COURT_ORDER, "K-2", "O-1", "TN DCS 31.8 A, NOTE"));
        assertThat(rules.duty("P-2", DAY).kind()).isEqualTo(DutyKind.NONE);
    }

    @Test
    void twoOrdersAndGuardianshipForOnePair_oneReasonOfEachCodeWithFirstEvidence() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-10"))
                .mother("P-1")
                .releaseOfAll(between("2026-09-01", "2026-10-01"))
                .releaseOf(List.of("P-1"), List.of(), from("2026-10-01"))
                .releaseOfAll(from("2026-10-15"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).reasons())
                .extracting(Reason::code, Reason::evidence)
                .containsExactly(
                        tuple(ReasonCode.FULL_GUARDIANSHIP, "paper of K-1"),
                        tuple(ReasonCode.RELEASED_BY_COURT_ORDER, "O-2"));
    }

    @Test
    void orderEndsOnADay_appliesNoLongerThatDay() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(between("2026-11-05", "2026-11-20"))
                .underTn318();

        assertThat(rules.duty("P-1", day("2026-11-19")).kind()).isEqualTo(DutyKind.NONE);
        assertThat(rules.duty("P-1", day("2026-11-20")).kind()).isEqualTo(DutyKind.CONTACT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"FATHER", "PARENT", "CAREGIVER"})
    void fatherOrOtherParent_owedExactlyWhatAMotherIs(Role role) {
        Rules ofMother = aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1").underTn318();
        Rules ofOther = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .participant("P-1", role)
                .underTn318();

        assertThat(ofOther.requirements(DAY, day("2027-03-31")))
                .isNotEmpty()
                .isEqualTo(ofMother.requirements(DAY, day("2027-03-31")));
    }

    @Test
    void kin_owedNothing() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .participant("P-1", Role.KIN)
                .underTn318();

        assertThat(rules.duty("P-1", DAY).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.ROLE_NOT_COVERED);
        assertThat(rules.requirements(DAY, DAY)).isEmpty();
    }

    @Test
    void incarceratedParent_contactOwedFaceToFace() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.INCARCERATED, from("2026-10-01")))
                .underTn318();

        assertThat(rules.duty("P-1", DAY))
                .isEqualTo(new Duty(
                        DutyKind.CONTACT,
                        "CADENCE",
                        "TN DCS 31.8 A.1",
                        List.of(Mode.FACE_TO_FACE),
                        List.of("K-1"),
                        List.of(),
                        false));
    }

    @Test
    void parentOutOfState_videoAndPhoneAcceptedWhileAway() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, between("2026-11-01", "2026-11-23")))
                .underTn318();

        assertThat(rules.duty("P-1", day("2026-11-22")).accepts())
                .containsExactly(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE);
        assertThat(rules.duty("P-1", DAY).accepts()).containsExactly(Mode.FACE_TO_FACE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"TEXT", "EMAIL", "LETTER"})
    void textEmailOrLetterOutOfState_neverSatisfies(Mode mode) {
        Rules rules = aCaseOpenedOn("2026-11-01")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, from("2026-11-01")))
                .contact("X-1", "2026-11-05", mode, Outcome.COMPLETED)
                .underTn318();

        assertThat(rules.requirements(DAY, DAY))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void attempt_neverSatisfies(Mode mode) {
        Rules rules = aCaseOpenedOn("2026-11-01")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, from("2026-11-01")))
                .contact("X-1", "2026-11-05", mode, Outcome.ATTEMPTED)
                .underTn318();

        assertThat(rules.requirements(DAY, DAY))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.OPEN);
    }

    @Test
    void orderAndGuardianshipStillToCome_suppressNothingUntilTheyBegin() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-24"))
                .mother("P-1")
                .releaseOfAll(from("2026-11-24"))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).kind()).isEqualTo(DutyKind.CONTACT);
        assertThat(rules.duty("P-1", DAY).reasons()).isEmpty();
    }

    /** Each line has every later reason in force as well: the first match wins. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-31, NOT_STARTED",
        "2027-03-01, CASE_CLOSED",
        "2027-02-01, LEFT_CASE",
        "2027-01-01, DECEASED",
        "2026-12-01, NO_CHILD_IN_CASE",
        "2026-11-01, FULL_GUARDIANSHIP",
    })
    void severalReasonsOnADay_firstOneWins(String on, ReasonCode expected) {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .closedOn("2027-03-01")
                .child(new Child(
                        "K-1",
                        day("2026-08-03"),
                        day("2026-12-01"),
                        TribalStatus.NO,
                        List.of(new Guardianship(GuardianshipKind.FULL, from("2026-11-01"), null))))
                .participant(new Participant(
                        "P-1",
                        Role.MOTHER,
                        day("2026-09-01"),
                        day("2027-02-01"),
                        List.of("K-1"),
                        List.of(
                                new Circumstance(CircumstanceKind.DECEASED, from("2027-01-01")),
                                new Circumstance(CircumstanceKind.MISSING, from("2026-09-01"))),
                        null))
                .underTn318();

        assertThat(rules.duty("P-1", day(on)).reasons())
                .extracting(Reason::code)
                .containsExactly(expected);
        assertThat(rules.duty("P-1", day("2026-10-31")).kind()).isEqualTo(DutyKind.DILIGENT_SEARCH);
    }

    @Test
    void childIdsGivenInAnyOrder_childrenListedById() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .child("K-3")
                .child("K-1")
                .child("K-2")
                .participant(new Participant("P-1", Role.FATHER, null, null, List.of("K-3", "K-1"), List.of(), null))
                .underTn318();

        assertThat(rules.duty("P-1", DAY).childIds()).containsExactly("K-1", "K-3");
    }

    @Test
    void unknownParticipant_illegalArgument() {
        Rules rules = aCaseOpenedOn("2026-08-03").child("K-1").underTn318();

        assertThatIllegalArgumentException().isThrownBy(() -> rules.duty("P-9", DAY));
    }
}
