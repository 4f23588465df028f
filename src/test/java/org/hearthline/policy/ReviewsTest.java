package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a supervisor is asked to look at: when it arises, that it does not a day before, and what ends it. */
class ReviewsTest {

    private static final String OPENED = "2026-08-03";
    private static final LocalDate DAY_BEFORE = day("2026-11-09");
    private static final LocalDate FIRST_DAY = day("2026-11-10");
    private static final LocalDate LAST_DAY = day("2026-12-09");
    private static final LocalDate DAY_AFTER = day("2026-12-10");
    private static final DateInterval DURING = between("2026-11-10", "2026-12-10");

    @Test
    void rightsTerminatedAndContactOwed_asksWhileBothLast() {
        assertAsks(
                aCaseOpenedOn(OPENED).child("K-1").mother("P-1", rightsTerminated(DURING)),
                new Review(ReviewKind.RIGHTS_TERMINATED, "P-1", null, null, FIRST_DAY));
    }

    @Test
    void rightsTerminatedAndSearchOwed_asks() {
        CaseBuilder missing = aCaseOpenedOn(OPENED)
                .child("K-1")
                .mother("P-1", rightsTerminated(DURING), new Circumstance(CircumstanceKind.MISSING, DURING));

        assertThat(on(FIRST_DAY, missing))
                .containsExactly(new Review(ReviewKind.RIGHTS_TERMINATED, "P-1", null, null, FIRST_DAY));
    }

    @Test
    void rightsTerminatedAndNothingOwed_asksNothing() {
        CaseBuilder released = aCaseOpenedOn(OPENED)
                .child("K-1")
                .mother("P-1", rightsTerminated(DURING))
                .releaseOfAll(from(OPENED));
        CaseBuilder kin = aCaseOpenedOn(OPENED).child("K-1").participant("P-1", Role.KIN, rightsTerminated(DURING));

        assertThat(on(FIRST_DAY, released)).isEmpty();
        assertThat(on(FIRST_DAY, kin)).isEmpty();
    }

    @Test
    void rightsTerminatedByTwoSpansThatMeet_asksOnceSinceTheFirst() {
        CaseBuilder twice = aCaseOpenedOn(OPENED)
                .child("K-1")
                .mother(
                        "P-1",
                        rightsTerminated(from("2026-11-20")),
                        rightsTerminated(between("2026-11-10", "2026-11-20")));

        assertThat(on(LAST_DAY, twice))
                .containsExactly(new Review(ReviewKind.RIGHTS_TERMINATED, "P-1", null, null, FIRST_DAY));
    }

    @Test
    void partialGuardianship_asksWhileItLasts() {
        assertAsks(
                motherAndChildIn(GuardianshipKind.PARTIAL, DURING),
                new Review(ReviewKind.PARTIAL_GUARDIANSHIP, "P-1", "K-1", "paper of K-1", FIRST_DAY));
    }

    @Test
    void partialGuardianshipOfAPairThatIsSuppressedOrNone_asksNothing() {
        CaseBuilder released =
                motherAndChildIn(GuardianshipKind.PARTIAL, DURING).releaseOfAll(from(OPENED));
        CaseBuilder untied = aCaseOpenedOn(OPENED)
                .childInGuardianship("K-1", GuardianshipKind.PARTIAL, DURING)
                .child("K-2")
                .participant(new Participant("P-1", Role.MOTHER, null, null, List.of("K-2"), List.of(), null));

        assertThat(on(FIRST_DAY, released)).isEmpty();
        assertThat(on(FIRST_DAY, untied)).isEmpty();
    }

    @Test
    void orderMeetsIndianChild_asksWhileItIsInForce() {
        assertAsks(
                aCaseOpenedOn(OPENED)
                        .child("K-1", TribalStatus.YES)
                        .mother("P-1")
                        .releaseOfAll(DURING),
                new Review(ReviewKind.TRIBAL_STATUS_YES, "P-1", "K-1", "O-1", FIRST_DAY));
    }

    @Test
    void orderMeetsChildNotYetAskedAbout_asksWhileItIsInForce() {
        assertAsks(
                aCaseOpenedOn(OPENED)
                        .child("K-1", TribalStatus.UNKNOWN)
                        .mother("P-1")
                        .releaseOfAll(DURING),
                new Review(ReviewKind.TRIBAL_STATUS_UNKNOWN, "P-1", "K-1", "O-1", FIRST_DAY));
    }

    @Test
    void orderMeetsChildWhoIsNoIndianChild_asksNothing() {
        assertThat(on(FIRST_DAY, motherAndChild().releaseOfAll(DURING))).isEmpty();
    }

    @Test
    void orderNamesSomebodyElse_asksAboutEachWhileItIsInForce() {
        assertAsks(
                motherAndChild().releaseOf(List.of("P-1", "P-9"), List.of("K-1", "K-9"), DURING),
                new Review(ReviewKind.ORDER_NAMES_OUTSIDER, null, "K-9", "O-1", FIRST_DAY),
                new Review(ReviewKind.ORDER_NAMES_OUTSIDER, "P-9", null, "O-1", FIRST_DAY));
    }

    @Test
    void twoOrdersForOnePair_askOnceWhileBothAreInForce() {
        assertAsks(
                aCaseOpenedOn(OPENED)
                        .child("K-1")
                        .child("K-2")
                        .mother("P-1")
                        .mother("P-2")
                        .releaseOfAll(from("2026-09-01"))
                        .releaseOf(List.of("P-1"), List.of(), DURING),
                new Review(ReviewKind.OVERLAPPING_ORDERS, null, null, "O-1, O-2", FIRST_DAY));
    }

    @Test
    void twoOrdersForDifferentPairs_askNothing() {
        CaseBuilder apart = aCaseOpenedOn(OPENED)
                .child("K-1")
                .child("K-2")
                .mother("P-1")
                .releaseOf(List.of(), List.of("K-1"), DURING)
                .releaseOf(List.of(), List.of("K-2"), DURING);
        CaseBuilder oneAfterTheOther = motherAndChild()
                .releaseOfAll(between("2026-10-10", "2026-11-10"))
                .releaseOfAll(DURING);

        assertThat(on(FIRST_DAY, apart)).isEmpty();
        assertThat(on(FIRST_DAY, oneAfterTheOther)).isEmpty();
    }

    @Test
    void fullGuardianshipWithoutEvidence_asksWhileItLasts() {
        for (String none : new String[] {null, "", " "}) {
            assertAsks(
                    aCaseOpenedOn(OPENED)
                            .child("K-1", TribalStatus.NO, new Guardianship(GuardianshipKind.FULL, DURING, none))
                            .mother("P-1"),
                    new Review(ReviewKind.GUARDIANSHIP_WITHOUT_EVIDENCE, null, "K-1", null, FIRST_DAY));
        }
        assertThat(on(FIRST_DAY, motherAndChildIn(GuardianshipKind.FULL, DURING)))
                .isEmpty();
    }

    @Test
    void orderInForceForAPeriod_asksAndAsksAgainAfterEachFurtherOne() {
        Reviews reviews = reviews(motherAndChild().releaseOfAll(between("2026-11-10", "2027-12-01")));

        assertThat(reviews.on(day("2027-05-08"))).isEmpty();
        for (String any : List.of("2027-05-09", "2027-11-04")) {
            assertThat(reviews.on(day(any)))
                    .containsExactly(
                            new Review(ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, null, "O-1", day("2027-05-09")));
        }
        assertThat(reviews.on(day("2027-11-05")))
                .containsExactly(new Review(ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, null, "O-1", day("2027-11-05")));
        assertThat(reviews.on(day("2027-12-01"))).isEmpty();
    }

    @Test
    void fullGuardianshipInForceForAPeriod_asksAndAPartialOneOrAnOrderForNobodyDoesNot() {
        LocalDate later = day("2027-06-01");
        CaseBuilder full = motherAndChildIn(GuardianshipKind.FULL, from("2026-11-10"));
        CaseBuilder ofSomebodyWhoLeft = aCaseOpenedOn(OPENED)
                .child("K-1")
                .participant(new Participant("P-1", Role.FATHER, null, day("2027-01-01"), List.of(), List.of(), null))
                .releaseOfAll(from("2026-11-10"));
        CaseBuilder partial = motherAndChildIn(GuardianshipKind.PARTIAL, from("2026-11-10"));

        assertThat(on(later, full))
                .containsExactly(new Review(
                        ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, "K-1", "paper of K-1", day("2027-05-09")));
        assertThat(on(later, ofSomebodyWhoLeft)).isEmpty();
        assertThat(on(later, partial)).extracting(Review::kind).containsExactly(ReviewKind.PARTIAL_GUARDIANSHIP);
    }

    @Test
    void orderThatLiftsNothing_isNoExemptionToLookAtAgain() {
        CaseBuilder ofAnIndianChild = aCaseOpenedOn(OPENED)
                .child("K-1", TribalStatus.YES)
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"));

        assertThat(on(day("2027-06-01"), ofAnIndianChild))
                .extracting(Review::kind)
                .containsExactly(ReviewKind.TRIBAL_STATUS_YES);
    }

    @Test
    void sourcesDisagree_askWhileCaseAndPersonAreThere() {
        Review ofOrder = new Review(ReviewKind.SOURCES_DISAGREE, null, null, "O-1", FIRST_DAY);
        Review ofFather = new Review(ReviewKind.SOURCES_DISAGREE, "P-2", null, "MISSING", FIRST_DAY);
        Review ofChild = new Review(ReviewKind.SOURCES_DISAGREE, null, "K-2", null, FIRST_DAY);
        CaseBuilder file = aCaseOpenedOn(OPENED)
                .closedOn("2027-02-01")
                .child("K-1")
                .child(new Child("K-2", day("2026-09-01"), day("2026-12-01"), TribalStatus.NO, List.of()))
                .mother("P-1")
                .participant(new Participant(
                        "P-2", Role.FATHER, day("2026-10-01"), day("2027-01-01"), List.of(), List.of(), null));
        Reviews reviews = new Reviews(
                PolicyVersions.of(Policies.tn318()), file.facts(), List.of(ofFather, ofChild, ofOrder, ofOrder));

        assertThat(reviews.on(day("2026-08-02"))).isEmpty();
        assertThat(reviews.on(day("2026-08-03"))).containsExactly(ofOrder);
        assertThat(reviews.on(day("2026-09-30"))).containsExactly(ofOrder, ofChild);
        assertThat(reviews.on(day("2026-10-01"))).containsExactly(ofOrder, ofChild, ofFather);
        assertThat(reviews.on(day("2026-12-01"))).containsExactly(ofOrder, ofFather);
        assertThat(reviews.on(day("2027-01-01"))).containsExactly(ofOrder);
        assertThat(reviews.on(day("2027-02-01"))).isEmpty();
    }

    @Test
    void caseNotOpenedOrClosedOrPeopleGone_askNothing() {
        Participant mother = new Participant(
                "P-1",
                Role.MOTHER,
                day("2026-08-10"),
                day("2026-12-01"),
                List.of(),
                List.of(rightsTerminated(from("2026-01-01"))),
                null);
        Child child = new Child(
                "K-1",
                null,
                null,
                TribalStatus.YES,
                List.of(new Guardianship(GuardianshipKind.PARTIAL, from("2026-01-01"), null)));
        Reviews reviews = reviews(aCaseOpenedOn(OPENED)
                .closedOn("2027-01-01")
                .child(child)
                .participant(mother)
                .releaseOf(List.of("P-1", "P-9"), List.of(), from("2026-08-01")));

        assertThat(reviews.on(day("2026-08-02"))).isEmpty();
        assertThat(reviews.on(day("2026-08-09")))
                .extracting(Review::kind)
                .containsExactly(ReviewKind.ORDER_NAMES_OUTSIDER);
        assertThat(reviews.on(day("2026-08-10")))
                .extracting(Review::kind)
                .containsExactly(
                        ReviewKind.RIGHTS_TERMINATED,
                        ReviewKind.PARTIAL_GUARDIANSHIP,
                        ReviewKind.TRIBAL_STATUS_YES,
                        ReviewKind.ORDER_NAMES_OUTSIDER);
        assertThat(reviews.on(day("2026-12-01")))
                .extracting(Review::kind)
                .containsExactly(ReviewKind.ORDER_NAMES_OUTSIDER);
        assertThat(reviews.on(day("2027-01-01"))).isEmpty();
    }

    @Test
    void nextChange_isTheDayOnWhichThePeriodEnds() {
        Reviews reviews = reviews(motherAndChild().releaseOfAll(from("2026-11-10")));

        assertThat(reviews.nextChange(FIRST_DAY)).contains(day("2027-05-09"));
        assertThat(reviews.nextChange(day("2027-05-09"))).contains(day("2027-11-05"));
        assertThat(reviews(motherAndChild()).nextChange(FIRST_DAY)).isEmpty();
    }

    private static void assertAsks(CaseBuilder file, Review... expected) {
        assertThat(on(DAY_BEFORE, file)).isEmpty();
        assertThat(on(FIRST_DAY, file)).containsExactly(expected);
        assertThat(on(LAST_DAY, file)).containsExactly(expected);
        assertThat(on(DAY_AFTER, file)).isEmpty();
        assertThat(reviews(file).nextChange(DAY_BEFORE)).contains(FIRST_DAY);
        assertThat(reviews(file).nextChange(FIRST_DAY)).contains(DAY_AFTER);
    }

    private static CaseBuilder motherAndChild() {
        return aCaseOpenedOn(OPENED).child("K-1").mother("P-1");
    }

    private static CaseBuilder motherAndChildIn(GuardianshipKind kind, DateInterval during) {
        return aCaseOpenedOn(OPENED).childInGuardianship("K-1", kind, during).mother("P-1");
    }

    private static List<Review> on(LocalDate day, CaseBuilder file) {
        return reviews(file).on(day);
    }

    private static Reviews reviews(CaseBuilder file) {
        return new Reviews(PolicyVersions.of(Policies.tn318()), file.facts(), List.of());
    }

    private static Circumstance rightsTerminated(DateInterval during) {
        return new Circumstance(CircumstanceKind.RIGHTS_TERMINATED, during);
    }
}
