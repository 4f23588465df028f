package org.hearthline.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.Review;
import org.jspecify.annotations.Nullable;

/** What a supervisor reads: one sentence that says what to look at, why, and what would settle it. */
final class ReviewText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Review review;
    private final UnaryOperator<String> nameOf;

    private ReviewText(Review review, UnaryOperator<String> nameOf) {
        this.review = review;
        this.nameOf = nameOf;
    }

    /** @param nameOf a person's name by their id; the id itself where no name is kept */
    static String of(Review review, UnaryOperator<String> nameOf) {
        return new ReviewText(review, nameOf).sentence();
    }

    private String sentence() {
        return switch (review.kind()) {
            case RIGHTS_TERMINATED ->
                ("%s's rights have been terminated since %s, which alone does not end the duty: record the court order or "
                                + "guardianship if there is one; otherwise contact or search goes on.")
                        .formatted(participant(), since());
            case PARTIAL_GUARDIANSHIP ->
                ("%s has been in partial guardianship since %s%s, so contact with %s is still owed: check the paper, and "
                                + "record full guardianship only if a court granted it.")
                        .formatted(child(), since(), paper(), participant());
            case TRIBAL_STATUS_YES ->
                ("%s covers %s and %s, but %s is an Indian child, so active efforts and reminders go on "
                                + "(25 USC 1912(d)): ask counsel what the order means here.")
                        .formatted(orderInForce(), participant(), child(), child());
            case TRIBAL_STATUS_UNKNOWN ->
                ("%s covers %s and %s, and nobody has recorded whether %s is an Indian child: ask, and record the answer "
                                + "(25 USC 1912(d)).")
                        .formatted(orderInForce(), participant(), child(), child());
            case ORDER_NAMES_OUTSIDER ->
                "%s names %s, who is not in this case: correct the entry, or add the person to the case."
                        .formatted(orderInForce(), review.participantId() == null ? child() : participant());
            case OVERLAPPING_ORDERS ->
                ("Orders %s have both been in force since %s for the same participant and child: see which one stands, and "
                                + "end or correct the other.")
                        .formatted(evidence().replace(", ", " and "), since());
            case SOURCES_DISAGREE ->
                ("The case system and a worker disagree, from %s on, about %s: find out what is true, and correct "
                                + "whichever is wrong.")
                        .formatted(since(), disputed());
            case GUARDIANSHIP_WITHOUT_EVIDENCE ->
                ("%s has been in full guardianship since %s, which ends contact on %s's behalf, but no paper is recorded for "
                                + "it: record the paper, or correct the guardianship.")
                        .formatted(child(), since(), child());
            case EXEMPTION_DUE_FOR_REVIEW ->
                ("%s has been in force for so long that it was due for review on %s: check that it still holds, and end it "
                                + "here if it does not.")
                        .formatted(exemption(), since());
        };
    }

    private String orderInForce() {
        return "Order %s, in force since %s,".formatted(evidence(), since());
    }

    private String disputed() {
        if (review.participantId() != null) {
            return "when " + participant() + of(CircumstanceKind.valueOf(evidence()));
        }
        return review.childId() != null ? "the guardianship of " + child() + paper() : "order " + evidence();
    }

    private static String of(CircumstanceKind kind) {
        return switch (kind) {
            case OUT_OF_STATE -> " was out of state";
            case INCARCERATED -> " was incarcerated";
            case MISSING -> " was missing";
            case DECEASED -> " died";
            case RIGHTS_TERMINATED -> "'s rights were terminated";
        };
    }

    private String exemption() {
        return review.childId() != null ? "The full guardianship of " + child() + paper() : "Order " + evidence();
    }

    private String participant() {
        return name(review.participantId());
    }

    private String child() {
        return name(review.childId());
    }

    private String name(@Nullable String id) {
        return nameOf.apply(Objects.requireNonNull(id, "a review of this kind names a person"));
    }

    private String evidence() {
        return Objects.requireNonNull(review.evidence(), "a review of this kind has evidence");
    }

    private String paper() {
        return review.evidence() == null ? "" : " (" + review.evidence() + ")";
    }

    private String since() {
        LocalDate since = review.since();
        return DAY.format(since);
    }
}
