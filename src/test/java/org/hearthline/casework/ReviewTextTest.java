package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.Review;
import org.hearthline.policy.ReviewKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a supervisor reads of each review: one sentence, with the people's names where they are kept. */
class ReviewTextTest {

    private static final LocalDate SINCE = LocalDate.parse("2026-11-10");
    private static final Map<String, String> NAMES = Map.of("P-1", "Maria Lopez", "K-1", "Ana");

    private static final List<Review> ONE_OF_EACH = List.of(
            review(ReviewKind.RIGHTS_TERMINATED, "P-1", null, null),
            review(ReviewKind.PARTIAL_GUARDIANSHIP, "P-1", "K-1", null),
            review(ReviewKind.PARTIAL_GUARDIANSHIP, "P-1", "K-1", "order 26-G-1"),
            review(ReviewKind.TRIBAL_STATUS_YES, "P-1", "K-1", "O-7"),
            review(ReviewKind.TRIBAL_STATUS_UNKNOWN, "P-1", "K-1", "O-7"),
            review(ReviewKind.ORDER_NAMES_OUTSIDER, "P-9", null, "O-7"),
            review(ReviewKind.ORDER_NAMES_OUTSIDER, null, "K-9", "O-7"),
            review(ReviewKind.OVERLAPPING_ORDERS, null, null, "O-7, O-8"),
            review(ReviewKind.SOURCES_DISAGREE, null, null, "O-7"),
            review(ReviewKind.SOURCES_DISAGREE, null, "K-1", null),
            review(ReviewKind.GUARDIANSHIP_WITHOUT_EVIDENCE, null, "K-1", null),
            review(ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, "K-1", null),
            review(ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, "K-1", "order 26-G-1"),
            review(ReviewKind.EXEMPTION_DUE_FOR_REVIEW, null, null, "O-7"));

    @Test
    void everyReview_isOneSentenceThatNamesWhomAndWhatAndWhen() {
        for (Review review : ONE_OF_EACH) {
            String text = text(review);

            assertThat(text).contains("10 November 2026").matches("[A-Z][^.]*(\\(25 USC 1912\\(d\\)\\)[^.]*)?\\.");
            if (review.evidence() != null) {
                assertThat(text).contains(review.evidence().replace(", ", " and "));
            }
            for (String id : new String[] {review.participantId(), review.childId()}) {
                if (id != null) {
                    assertThat(text).contains(NAMES.getOrDefault(id, id));
                }
            }
            assertThat(text).doesNotContain("null", "P-1", "K-1");
        }
        assertThat(ONE_OF_EACH.stream().map(Review::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ReviewKind.class));
        assertThat(ONE_OF_EACH.stream().map(ReviewTextTest::text)).doesNotHaveDuplicates();
    }

    @Test
    void disputedCircumstance_isNamedInWordsOfItsOwn() {
        Set<String> texts = EnumSet.allOf(CircumstanceKind.class).stream()
                .map(kind -> text(review(ReviewKind.SOURCES_DISAGREE, "P-1", null, kind.name())))
                .collect(Collectors.toSet());

        assertThat(texts)
                .hasSize(CircumstanceKind.values().length)
                .allMatch(text -> text.contains("Maria Lopez") && !text.contains("_"));
    }

    @Test
    void exampleOfATribalStatus_readsAsASupervisorReadsIt() {
        assertThat(text(review(ReviewKind.TRIBAL_STATUS_UNKNOWN, "P-1", "K-1", "O-7")))
                .isEqualTo(
                        "The order O-7 of 10 November 2026 releases Maria Lopez for Ana, whose tribal status nobody has asked"
                                + " about: ask, and record it (25 USC 1912(d)).");
    }

    private static String text(Review review) {
        return ReviewText.of(review, id -> NAMES.getOrDefault(id, id));
    }

    private static Review review(
            ReviewKind kind, @Nullable String participantId, @Nullable String childId, @Nullable String evidence) {
        return new Review(kind, participantId, childId, evidence, SINCE);
    }
}
