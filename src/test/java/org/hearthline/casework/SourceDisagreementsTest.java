package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.casework.Source.CASE_SYSTEM;
import static org.hearthline.casework.Source.WORKER;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.hearthline.casework.CaseDocument.GuardianshipDocument;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.CourtOrderKind;
import org.hearthline.policy.GuardianshipKind;
import org.hearthline.policy.Review;
import org.hearthline.policy.ReviewKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as two sources saying different things of the same fact. */
class SourceDisagreementsTest {

    private static final LocalDate BEGAN = LocalDate.parse("2026-09-01");
    private static final LocalDate ENDED = LocalDate.parse("2026-11-20");

    @Test
    void sameOrderInOtherWords_disagreesSinceTheFirstDifference() {
        assertThat(ofOrders(order -> order.to = ENDED)).containsExactly(disputed(null, null, "O-1", ENDED));
        assertThat(ofOrders(order -> order.from = BEGAN.minusDays(5)))
                .containsExactly(disputed(null, null, "O-1", BEGAN.minusDays(5)));
        for (Consumer<KeptCourtOrder> other : List.<Consumer<KeptCourtOrder>>of(
                order -> order.enteredInError = true,
                order -> order.docket = "26-J-1",
                order -> order.participantIds = new String[] {"P-1"},
                order -> order.childIds = new String[] {"K-1"})) {
            assertThat(ofOrders(other)).containsExactly(disputed(null, null, "O-1", BEGAN));
        }
    }

    @Test
    void sameOrderInTheSameWordsOrOfNoEffectForBoth_disagreesOnNothing() {
        assertThat(ofOrders(order -> {})).isEmpty();
        assertThat(ofOrders(order -> order.why = new byte[] {1})).isEmpty();
        KeptCourtOrder one = order(WORKER, "O-1");
        KeptCourtOrder other = order(CASE_SYSTEM, "O-1");
        one.participantIds = new String[] {"P-1", "P-2"};
        other.participantIds = new String[] {"P-2", "P-1", "P-1"};
        assertThat(of(List.of(one, other), List.of(), List.of())).isEmpty();
        one.enteredInError = true;
        other.enteredInError = true;
        one.to = ENDED;
        assertThat(of(List.of(one, other), List.of(), List.of())).isEmpty();
    }

    @Test
    void orderThatOneSourceAloneSaid_disagreesOnNothing() {
        assertThat(of(List.of(order(WORKER, "O-1"), order(CASE_SYSTEM, "O-2")), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void guardianshipsThatOverlapAndDiffer_disagree() {
        KeptGuardianship said = guardianship(WORKER, "K-1", GuardianshipKind.FULL, BEGAN, null, "paper");

        assertThat(of(said, guardianship(CASE_SYSTEM, "K-1", GuardianshipKind.PARTIAL, BEGAN, null, "paper")))
                .containsExactly(disputed(null, "K-1", "paper", BEGAN));
        assertThat(of(said, guardianship(CASE_SYSTEM, "K-1", GuardianshipKind.FULL, BEGAN, null, "other paper")))
                .containsExactly(disputed(null, "K-1", "paper", BEGAN));
        assertThat(of(said, guardianship(CASE_SYSTEM, "K-1", GuardianshipKind.FULL, BEGAN, ENDED, "paper")))
                .containsExactly(disputed(null, "K-1", "paper", ENDED));
    }

    @Test
    void guardianshipsThatAreEqualOrApartOrOfOneSource_disagreeOnNothing() {
        KeptGuardianship said = guardianship(WORKER, "K-1", GuardianshipKind.FULL, ENDED, null, "paper");

        assertThat(of(said, guardianship(CASE_SYSTEM, "K-1", GuardianshipKind.FULL, ENDED, null, "paper")))
                .isEmpty();
        assertThat(of(said, guardianship(CASE_SYSTEM, "K-1", GuardianshipKind.PARTIAL, BEGAN, ENDED, "paper")))
                .isEmpty();
        assertThat(of(said, guardianship(CASE_SYSTEM, "K-2", GuardianshipKind.PARTIAL, BEGAN, null, "paper")))
                .isEmpty();
        assertThat(of(said, guardianship(WORKER, "K-1", GuardianshipKind.PARTIAL, BEGAN, null, "paper")))
                .isEmpty();
    }

    @Test
    void circumstancesOfOneKindThatOverlapAndDiffer_disagreeOnceByTheLatestDifference() {
        KeptCircumstance said = circumstance(WORKER, "P-1", CircumstanceKind.MISSING, BEGAN, null);
        KeptCircumstance shorter = circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.MISSING, BEGAN, ENDED);
        KeptCircumstance later = circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.MISSING, ENDED.plusDays(9), null);

        assertThat(of(List.of(), List.of(), List.of(said, shorter)))
                .containsExactly(disputed("P-1", null, "MISSING", ENDED));
        assertThat(of(List.of(), List.of(), List.of(said, later, shorter)))
                .containsExactly(disputed("P-1", null, "MISSING", ENDED));
    }

    @Test
    void circumstancesOfOtherKindsOrPeopleOrDays_disagreeOnNothing() {
        KeptCircumstance said = circumstance(WORKER, "P-1", CircumstanceKind.MISSING, BEGAN, ENDED);

        for (KeptCircumstance other : List.of(
                circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.MISSING, BEGAN, ENDED),
                circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.MISSING, ENDED, null),
                circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.MISSING, BEGAN, BEGAN),
                circumstance(CASE_SYSTEM, "P-1", CircumstanceKind.DECEASED, BEGAN, null),
                circumstance(CASE_SYSTEM, "P-2", CircumstanceKind.MISSING, BEGAN, null))) {
            assertThat(of(List.of(), List.of(), List.of(said, other))).isEmpty();
        }
    }

    /** What there is where a worker says the same of an order as the case system, save one thing. */
    private static List<Review> ofOrders(Consumer<KeptCourtOrder> otherwise) {
        KeptCourtOrder said = order(WORKER, "O-1");
        otherwise.accept(said);
        List<Review> disagreements = of(List.of(said, order(CASE_SYSTEM, "O-1")), List.of(), List.of());
        KeptCourtOrder other = order(CASE_SYSTEM, "O-1");
        otherwise.accept(other);
        assertThat(of(List.of(order(WORKER, "O-1"), other), List.of(), List.of()))
                .isEqualTo(disagreements);
        return disagreements;
    }

    private static List<Review> of(KeptGuardianship said, KeptGuardianship other) {
        return of(List.of(), List.of(other, said), List.of());
    }

    private static List<Review> of(
            List<KeptCourtOrder> orders, List<KeptGuardianship> guardianships, List<KeptCircumstance> circumstances) {
        return SourceDisagreements.in(new KeptCase(
                new CaseFile("C-1"),
                List.of(),
                List.of(),
                guardianships,
                circumstances,
                orders,
                List.of(),
                List.of(),
                List.of()));
    }

    private static KeptCourtOrder order(Source source, String id) {
        KeptCourtOrder order = new KeptCourtOrder(id, source, "C-1", 0);
        order.kind = CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS;
        order.participantIds = new String[0];
        order.childIds = new String[0];
        order.from = BEGAN;
        return order;
    }

    private static KeptGuardianship guardianship(
            Source source,
            String childId,
            GuardianshipKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            String evidence) {
        return new KeptGuardianship(
                "C-1", 0, childId, new GuardianshipDocument(kind, from, to, evidence, source), source);
    }

    private static KeptCircumstance circumstance(
            Source source, String participantId, CircumstanceKind kind, LocalDate from, @Nullable LocalDate to) {
        KeptCircumstance said = new KeptCircumstance();
        said.source = source;
        said.participantId = participantId;
        said.kind = kind;
        said.from = from;
        said.to = to;
        return said;
    }

    private static Review disputed(
            @Nullable String participantId, @Nullable String childId, String evidence, LocalDate since) {
        return new Review(ReviewKind.SOURCES_DISAGREE, participantId, childId, evidence, since);
    }
}
