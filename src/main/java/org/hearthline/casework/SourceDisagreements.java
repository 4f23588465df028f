package org.hearthline.casework;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.partitioningBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.policy.DateInterval;
import org.hearthline.policy.Review;
import org.hearthline.policy.ReviewKind;
import org.jspecify.annotations.Nullable;

/**
 * Where the case system and a worker say different things of the same fact (CONTRACT, "Case document"). Notes and reasons are no facts:
 * that those differ is no disagreement.
 */
final class SourceDisagreements {

    private SourceDisagreements() {}

    /** All of this case, whatever the day. */
    static List<Review> in(KeptCase kept) {
        return Stream.of(
                        between(kept.courtOrders(), row -> row.source, SourceDisagreements::ofOrder),
                        between(kept.guardianships(), row -> row.source, SourceDisagreements::ofGuardianship),
                        between(kept.circumstances(), row -> row.source, SourceDisagreements::ofCircumstance))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    /** One for each word of a worker's, by its latest difference: a further one is something to look at anew. */
    private static <R> Stream<Review> between(
            List<R> rows, Function<R, Source> sourceOf, BiFunction<R, R, Optional<Review>> disagreement) {
        Map<Boolean, List<R>> byWorker = rows.stream().collect(partitioningBy(row -> isWorkers(sourceOf.apply(row))));
        return Objects.requireNonNull(byWorker.get(true)).stream()
                .flatMap(said -> Objects.requireNonNull(byWorker.get(false)).stream()
                        .flatMap(other -> disagreement.apply(said, other).stream())
                        .max(comparing(Review::since))
                        .stream());
    }

    private static boolean isWorkers(Source source) {
        return switch (source) {
            case WORKER -> true;
            case CASE_SYSTEM -> false;
        };
    }

    /** Two that call one order entered in error agree that it is of no effect, whatever else they say of it. */
    private static Optional<Review> ofOrder(KeptCourtOrder one, KeptCourtOrder other) {
        if (!one.id.equals(other.id) || (one.enteredInError && other.enteredInError)) {
            return Optional.empty();
        }
        DateInterval during = new DateInterval(one.from, one.to);
        DateInterval otherwise = new DateInterval(other.from, other.to);
        boolean same = one.kind == other.kind
                && Set.copyOf(List.of(one.participantIds)).equals(Set.copyOf(List.of(other.participantIds)))
                && Set.copyOf(List.of(one.childIds)).equals(Set.copyOf(List.of(other.childIds)))
                && during.equals(otherwise)
                && Objects.equals(one.docket, other.docket)
                && one.enteredInError == other.enteredInError;
        return unless(same, null, null, one.id, during, otherwise);
    }

    private static Optional<Review> ofGuardianship(KeptGuardianship one, KeptGuardianship other) {
        DateInterval during = new DateInterval(one.from, one.to);
        DateInterval otherwise = new DateInterval(other.from, other.to);
        if (!one.childId.equals(other.childId) || !during.overlaps(otherwise)) {
            return Optional.empty();
        }
        boolean same =
                one.kind == other.kind && during.equals(otherwise) && Objects.equals(one.evidence, other.evidence);
        return unless(same, null, one.childId, one.evidence, during, otherwise);
    }

    private static Optional<Review> ofCircumstance(KeptCircumstance one, KeptCircumstance other) {
        DateInterval during = new DateInterval(one.from, one.to);
        DateInterval otherwise = new DateInterval(other.from, other.to);
        if (!one.participantId.equals(other.participantId) || one.kind != other.kind || !during.overlaps(otherwise)) {
            return Optional.empty();
        }
        return unless(during.equals(otherwise), one.participantId, null, one.kind.name(), during, otherwise);
    }

    private static Optional<Review> unless(
            boolean same,
            @Nullable String participantId,
            @Nullable String childId,
            @Nullable String evidence,
            DateInterval one,
            DateInterval other) {
        return same
                ? Optional.empty()
                : Optional.of(new Review(
                        ReviewKind.SOURCES_DISAGREE, participantId, childId, evidence, firstDifference(one, other)));
    }

    /** The first day of which one says what the other does not; where they differ in other things than days, the first of both. */
    private static LocalDate firstDifference(DateInterval one, DateInterval other) {
        if (!one.from().equals(other.from()) || Objects.equals(one.to(), other.to())) {
            return earlier(one.from(), other.from());
        }
        return one.to() == null
                ? Objects.requireNonNull(other.to())
                : other.to() == null ? one.to() : earlier(one.to(), other.to());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
