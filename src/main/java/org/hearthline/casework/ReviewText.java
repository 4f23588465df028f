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
                ("The rights of %s have been terminated since %s, and contact or search is still owed, since that alone lifts "
                                + "nothing: see whether an order or guardianship is missing here, or contact goes on.")
                        .formatted(participant(), since());
            case PARTIAL_GUARDIANSHIP ->
                ("%s has been in partial guardianship%s since %s, which lifts no contact with %s: see whether it is partial, "
                                + "and record it as full only if a court said so.")
                        .formatted(child(), paper(), since(), participant());
            case TRIBAL_STATUS_YES ->
                ("The order %s of %s names %s for %s, who is an Indian child: active efforts stay owed and reminders go on (25"
                                + " USC 1912(d)); settle with counsel what the order means.")
                        .formatted(evidence(), since(), participant(), child());
            case TRIBAL_STATUS_UNKNOWN ->
                "The order %s of %s releases %s for %s, whose tribal status nobody has asked about: ask, and record it (25 USC 1912(d))."
                        .formatted(evidence(), since(), participant(), child());
            case ORDER_NAMES_OUTSIDER ->
                "The order %s of %s names %s, who is not in this case: correct the order, or add who is missing from the case."
                        .formatted(evidence(), since(), review.participantId() == null ? child() : participant());
            case OVERLAPPING_ORDERS ->
                ("The orders %s have both been in force since %s for the same participant and child: see which one stands, and"
                                + " end or correct the other.")
                        .formatted(evidence().replace(", ", " and "), since());
            case SOURCES_DISAGREE ->
                ("The case system and a worker say different things of %s, from %s on: find out what is true, and correct the "
                                + "one that is wrong.")
                        .formatted(disputed(), since());
            case GUARDIANSHIP_WITHOUT_EVIDENCE ->
                ("%s has been in full guardianship since %s, which lifts contact with the parents, and no paper is named that "
                                + "grants it: find it and record it, or correct the guardianship.")
                        .formatted(child(), since());
            case EXEMPTION_DUE_FOR_REVIEW ->
                ("%s lifts contact and has been in force for so long that it was due to be looked at again on %s: see whether "
                                + "it still holds, and end it here if not.")
                        .formatted(exemption(), since());
        };
    }

    private String disputed() {
        if (review.participantId() != null) {
            return "%s: %s".formatted(participant(), of(CircumstanceKind.valueOf(evidence())));
        }
        return review.childId() != null ? "the guardianship of " + child() + paper() : "the order " + evidence();
    }

    private static String of(CircumstanceKind kind) {
        return switch (kind) {
            case OUT_OF_STATE -> "when they are out of state";
            case INCARCERATED -> "when they are incarcerated";
            case MISSING -> "when they are missing";
            case DECEASED -> "when they died";
            case RIGHTS_TERMINATED -> "when their rights are terminated";
        };
    }

    private String exemption() {
        return review.childId() != null ? "The full guardianship of " + child() + paper() : "The order " + evidence();
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
