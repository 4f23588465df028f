package org.hearthline.casework;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.policy.ReviewKind.EXEMPTION_DUE_FOR_REVIEW;
import static org.hearthline.policy.ReviewKind.GUARDIANSHIP_WITHOUT_EVIDENCE;
import static org.hearthline.policy.ReviewKind.ORDER_NAMES_OUTSIDER;
import static org.hearthline.policy.ReviewKind.OVERLAPPING_ORDERS;
import static org.hearthline.policy.ReviewKind.PARTIAL_GUARDIANSHIP;
import static org.hearthline.policy.ReviewKind.RIGHTS_TERMINATED;
import static org.hearthline.policy.ReviewKind.SOURCES_DISAGREE;
import static org.hearthline.policy.ReviewKind.TRIBAL_STATUS_UNKNOWN;
import static org.hearthline.policy.ReviewKind.TRIBAL_STATUS_YES;

import java.time.LocalDate;
import java.util.Map;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.Review;
import org.hearthline.policy.ReviewKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a supervisor reads of each review: one sentence, with the people's names where they are kept. */
class ReviewTextTest {

    private static final LocalDate SINCE = LocalDate.parse("2026-11-10");
    private static final Map<String, String> NAMES = Map.of("P-1", "Maria Lopez", "K-1", "Ana");

    private static final Map<Review, String> SENTENCES = Map.ofEntries(
            entry(
                    review(RIGHTS_TERMINATED, "P-1", null, null),
                    "Maria Lopez's rights have been terminated since 10 November 2026, which alone does not end the duty: record"
                            + " the court order or guardianship if there is one; otherwise contact or search goes on."),
            entry(
                    review(PARTIAL_GUARDIANSHIP, "P-1", "K-1", "26-G-1"),
                    "Ana has been in partial guardianship since 10 November 2026 (26-G-1), so contact with Maria Lopez is still"
                            + " owed: check the paper, and record full guardianship only if a court granted it."),
            entry(
                    review(PARTIAL_GUARDIANSHIP, "P-1", "K-1", null),
                    "Ana has been in partial guardianship since 10 November 2026, so contact with Maria Lopez is still owed:"
                            + " check the paper, and record full guardianship only if a court granted it."),
            entry(
                    review(TRIBAL_STATUS_YES, "P-1", "K-1", "O-7"),
                    "Order O-7, in force since 10 November 2026, covers Maria Lopez and Ana, but Ana is an Indian child, so"
                            + " active efforts and reminders go on (25 USC 1912(d)): ask counsel what the order means here."),
            entry(
                    review(TRIBAL_STATUS_UNKNOWN, "P-1", "K-1", "O-7"),
                    "Order O-7, in force since 10 November 2026, covers Maria Lopez and Ana, and nobody has recorded whether Ana"
                            + " is an Indian child: ask, and record the answer (25 USC 1912(d))."),
            entry(
                    review(ORDER_NAMES_OUTSIDER, "P-9", null, "O-7"),
                    "Order O-7, in force since 10 November 2026, names P-9, who is not in this case: correct the entry, or add"
                            + " the person to the case."),
            entry(
                    review(ORDER_NAMES_OUTSIDER, null, "K-9", "O-7"),
                    "Order O-7, in force since 10 November 2026, names K-9, who is not in this case: correct the entry, or add"
                            + " the person to the case."),
            entry(
                    review(OVERLAPPING_ORDERS, null, null, "O-1, O-2"),
                    "Orders O-1 and O-2 have both been in force since 10 November 2026 for the same participant and child: see"
                            + " which one stands, and end or correct the other."),
            entry(review(SOURCES_DISAGREE, null, null, "O-7"), disagreementAbout("order O-7")),
            entry(
                    review(SOURCES_DISAGREE, null, "K-1", "26-G-1"),
                    disagreementAbout("the guardianship of Ana (26-G-1)")),
            entry(review(SOURCES_DISAGREE, null, "K-1", null), disagreementAbout("the guardianship of Ana")),
            entry(disputed(CircumstanceKind.MISSING), disagreementAbout("when Maria Lopez was missing")),
            entry(disputed(CircumstanceKind.OUT_OF_STATE), disagreementAbout("when Maria Lopez was out of state")),
            entry(disputed(CircumstanceKind.INCARCERATED), disagreementAbout("when Maria Lopez was incarcerated")),
            entry(disputed(CircumstanceKind.DECEASED), disagreementAbout("when Maria Lopez died")),
            entry(
                    disputed(CircumstanceKind.RIGHTS_TERMINATED),
                    disagreementAbout("when Maria Lopez's rights were terminated")),
            entry(
                    review(GUARDIANSHIP_WITHOUT_EVIDENCE, null, "K-1", null),
                    "Ana has been in full guardianship since 10 November 2026, which ends contact on Ana's behalf, but no paper"
                            + " is recorded for it: record the paper, or correct the guardianship."),
            entry(
                    review(EXEMPTION_DUE_FOR_REVIEW, null, null, "O-7"),
                    "Order O-7 has been in force for so long that it was due for review on 10 November 2026: check that it still"
                            + " holds, and end it here if it does not."),
            entry(
                    review(EXEMPTION_DUE_FOR_REVIEW, null, "K-1", "26-G-1"),
                    "The full guardianship of Ana (26-G-1) has been in force for so long that it was due for review on"
                            + " 10 November 2026: check that it still holds, and end it here if it does not."),
            entry(
                    review(EXEMPTION_DUE_FOR_REVIEW, null, "K-1", null),
                    "The full guardianship of Ana has been in force for so long that it was due for review on"
                            + " 10 November 2026: check that it still holds, and end it here if it does not."));

    @Test
    void everyReview_readsAsItsSentence() {
        assertThat(SENTENCES)
                .allSatisfy((review, sentence) -> assertThat(ReviewText.of(review, id -> NAMES.getOrDefault(id, id)))
                        .isEqualTo(sentence));
    }

    @Test
    void everyKind_hasASentence() {
        assertThat(SENTENCES.keySet()).extracting(Review::kind).contains(ReviewKind.values());
        for (CircumstanceKind kind : CircumstanceKind.values()) {
            assertThat(SENTENCES).containsKey(disputed(kind));
        }
    }

    private static String disagreementAbout(String what) {
        return "The case system and a worker disagree, from 10 November 2026 on, about " + what
                + ": find out what is true, and correct whichever is wrong.";
    }

    private static Review disputed(CircumstanceKind kind) {
        return review(SOURCES_DISAGREE, "P-1", null, kind.name());
    }

    private static Review review(
            ReviewKind kind, @Nullable String participantId, @Nullable String childId, @Nullable String evidence) {
        return new Review(kind, participantId, childId, evidence, SINCE);
    }
}
