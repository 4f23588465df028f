package org.hearthline.policy;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor should look at in one case: POLICY 2. It silences nothing and lifts nothing. There is nothing to look at before
 * the case opens, after it closes, and about a person who is not in it on that day. Dates are local to the case's zone.
 */
public final class Reviews {

    private static final Comparator<Review> IN_ORDER = comparing(Review::kind)
            .thenComparing(Review::participantId, nullsFirst(naturalOrder()))
            .thenComparing(Review::childId, nullsFirst(naturalOrder()))
            .thenComparing(Review::evidence, nullsFirst(naturalOrder()))
            .thenComparing(Review::since);

    private final PolicyVersions policy;
    private final CaseFacts facts;
    private final List<Review> disagreements;

    /** Those of all participants, for each version of the policy in their order. */
    private final List<List<DutyRule>> duties;

    /**
     * @param policy each day is looked at by the version in force on it
     * @param disagreements what the facts' sources disagree on, whatever the day: facts alone do not say who said them
     */
    public Reviews(PolicyVersions policy, CaseFacts facts, List<Review> disagreements) {
        this.policy = policy;
        this.facts = facts;
        this.disagreements = List.copyOf(disagreements);
        this.duties = policy.inOrder().stream()
                .map(version -> facts.participants().stream()
                        .map(participant -> new DutyRule(version, facts, participant))
                        .toList())
                .toList();
    }

    /** What the facts' sources disagree on, whatever the day. */
    public List<Review> disagreements() {
        return disagreements;
    }

    private List<DutyRule> dutiesOn(LocalDate day) {
        return duties.get(policy.indexOn(day));
    }

    /** All there is to look at on this day, each once, in an order that stays. */
    public List<Review> on(LocalDate day) {
        return day.isBefore(facts.openedOn()) || facts.isClosedOn(day)
                ? List.of()
                : Stream.of(ofParticipants(day), ofChildren(day), ofOrders(day), ofSources(day))
                        .flatMap(Function.identity())
                        .distinct()
                        .sorted(IN_ORDER)
                        .toList();
    }

    /**
     * The next day on which {@link #on} answers anything else than on {@code asOf}, if no fact changes until then; empty when time alone
     * changes nothing any more.
     */
    public Optional<LocalDate> nextChange(LocalDate asOf) {
        List<Review> now = on(asOf);
        return turningPoints(asOf).stream().filter(day -> !now.equals(on(day))).findFirst();
    }

    private Stream<Review> ofParticipants(LocalDate day) {
        return dutiesOn(day).stream()
                .flatMap(duty -> Stream.concat(
                        rightsTerminated(duty, day), duty.pairsInCaseOn(day).flatMap(pair -> ofPair(duty, pair, day))));
    }

    private static Stream<Review> rightsTerminated(DutyRule duty, LocalDate day) {
        Participant participant = duty.participant();
        boolean stillOwed = participant.isUnder(CircumstanceKind.RIGHTS_TERMINATED, day)
                && duty.on(day).kind() != DutyKind.NONE;
        return stillOwed
                ? Stream.of(new Review(
                        ReviewKind.RIGHTS_TERMINATED,
                        participant.id(),
                        null,
                        null,
                        participant.underSince(CircumstanceKind.RIGHTS_TERMINATED, day)))
                : Stream.of();
    }

    private static Stream<Review> ofPair(DutyRule duty, PairRule pair, LocalDate day) {
        String participantId = duty.participant().id();
        Child child = pair.child();
        Stream<Review> partial = pair.suppressions(day).isEmpty()
                ? child.guardianship().stream()
                        .filter(held -> held.isPartialOn(day))
                        .map(held -> new Review(
                                ReviewKind.PARTIAL_GUARDIANSHIP,
                                participantId,
                                child.id(),
                                held.evidence(),
                                held.during().from()))
                : Stream.of();
        return Stream.of(partial, ofTribalStatus(participantId, pair, day), overlapping(pair, day))
                .flatMap(Function.identity());
    }

    /** One for each pair, by its first order, which is the evidence for it: further ones are told of as overlapping. */
    private static Stream<Review> ofTribalStatus(String participantId, PairRule pair, LocalDate day) {
        return kindFor(pair.child().tribalStatus())
                .flatMap(kind -> pair.ordersOn(day)
                        .findFirst()
                        .map(order -> new Review(
                                kind,
                                participantId,
                                pair.child().id(),
                                order.id(),
                                order.during().from())))
                .stream();
    }

    private static Optional<ReviewKind> kindFor(TribalStatus status) {
        return switch (status) {
            case YES -> Optional.of(ReviewKind.TRIBAL_STATUS_YES);
            case UNKNOWN -> Optional.of(ReviewKind.TRIBAL_STATUS_UNKNOWN);
            case NO -> Optional.empty();
        };
    }

    /** Each further order against the first; whom they cover is not told apart, since it is the orders that are looked at. */
    private static Stream<Review> overlapping(PairRule pair, LocalDate day) {
        List<CourtOrder> orders = pair.ordersOn(day).toList();
        return orders.stream().skip(1).map(order -> overlapping(orders.get(0), order));
    }

    private static Review overlapping(CourtOrder one, CourtOrder other) {
        LocalDate first = one.during().from();
        LocalDate second = other.during().from();
        return new Review(
                ReviewKind.OVERLAPPING_ORDERS,
                null,
                null,
                one.id() + ", " + other.id(),
                first.isAfter(second) ? first : second);
    }

    private Stream<Review> ofChildren(LocalDate day) {
        return facts.children().stream()
                .filter(child -> child.isInCaseOn(day))
                .flatMap(child -> child.guardianship().stream()
                        .filter(held -> held.isFullOn(day))
                        .flatMap(held -> Stream.concat(
                                withoutEvidence(child, held),
                                dueForReview(child.id(), held.evidence(), held.during(), day))));
    }

    private static Stream<Review> withoutEvidence(Child child, Guardianship held) {
        return held.evidence() == null || held.evidence().isBlank()
                ? Stream.of(new Review(
                        ReviewKind.GUARDIANSHIP_WITHOUT_EVIDENCE,
                        null,
                        child.id(),
                        null,
                        held.during().from()))
                : Stream.of();
    }

    private Stream<Review> ofOrders(LocalDate day) {
        List<CourtOrder> inForce = facts.courtOrders().stream()
                .filter(order -> order.releasesOn(day))
                .toList();
        return inForce.stream()
                .flatMap(order -> Stream.concat(
                        outsiders(order),
                        releasesAnybody(order, day)
                                ? dueForReview(null, order.id(), order.during(), day)
                                : Stream.of()));
    }

    private Stream<Review> outsiders(CourtOrder order) {
        LocalDate from = order.during().from();
        Stream<Review> participants = order.participantIds().stream()
                .filter(id -> facts.participants().stream()
                        .noneMatch(each -> each.id().equals(id)))
                .map(id -> new Review(ReviewKind.ORDER_NAMES_OUTSIDER, id, null, order.id(), from));
        Stream<Review> children = order.childIds().stream()
                .filter(id ->
                        facts.children().stream().noneMatch(each -> each.id().equals(id)))
                .map(id -> new Review(ReviewKind.ORDER_NAMES_OUTSIDER, null, id, order.id(), from));
        return Stream.concat(participants, children);
    }

    private boolean releasesAnybody(CourtOrder order, LocalDate day) {
        return dutiesOn(day).stream()
                .filter(duty -> order.covers(duty.participant()))
                .flatMap(duty -> duty.pairsInCaseOn(day))
                .anyMatch(pair -> order.covers(pair.child()) && !pair.isOrderSetAsideOn(day));
    }

    private Stream<Review> dueForReview(
            @Nullable String childId, @Nullable String evidence, DateInterval during, LocalDate day) {
        int period = policy.inForceOn(day).exemptionReviewDays();
        long periods = DAYS.between(during.from(), day) / period;
        return periods < 1
                ? Stream.of()
                : Stream.of(new Review(
                        ReviewKind.EXEMPTION_DUE_FOR_REVIEW,
                        null,
                        childId,
                        evidence,
                        during.from().plusDays(periods * period)));
    }

    private Stream<Review> ofSources(LocalDate day) {
        return disagreements.stream()
                .filter(review -> review.participantId() == null
                        || facts.participants().stream()
                                .anyMatch(each -> each.id().equals(review.participantId()) && isInCase(each, day)))
                .filter(review -> review.childId() == null
                        || facts.children().stream()
                                .anyMatch(each -> each.id().equals(review.childId()) && each.isInCaseOn(day)));
    }

    private boolean isInCase(Participant participant, LocalDate day) {
        return !day.isBefore(facts.startOf(participant.joinedOn())) && !participant.hasLeftBy(day);
    }

    /**
     * The only days after {@code asOf} on which anything can change, until the first on which something does: where a fact begins or
     * ends, and from each of those on the first day on which an exemption is due to be looked at.
     */
    private SortedSet<LocalDate> turningPoints(LocalDate asOf) {
        SortedSet<LocalDate> days = new TreeSet<>(datesOfChange().tailSet(asOf.plusDays(1)));
        List<LocalDate> starts = Stream.concat(Stream.of(asOf), days.stream()).toList();
        Stream<DateInterval> exemptions = Stream.concat(
                facts.courtOrders().stream().map(CourtOrder::during),
                facts.children().stream()
                        .flatMap(child -> child.guardianship().stream())
                        .map(Guardianship::during));
        exemptions.distinct().forEach(during -> starts.stream()
                .map(start -> firstReviewAfter(start, during.from()))
                .filter(during::contains)
                .forEach(days::add));
        return days;
    }

    private LocalDate firstReviewAfter(LocalDate day, LocalDate from) {
        int period = policy.inForceOn(day).exemptionReviewDays();
        long passed = Math.max(0, DAYS.between(from, day) / period);
        return from.plusDays((passed + 1) * period);
    }

    private SortedSet<LocalDate> datesOfChange() {
        DatesOfChange dates = new DatesOfChange().add(facts.openedOn()).add(facts.closedOn());
        policy.datesOfChange().forEach(dates::add);
        duties.get(0).forEach(duty -> duty.datesOfChange().forEach(dates::add));
        facts.courtOrders().forEach(order -> dates.add(order.during()));
        facts.children().forEach(child -> {
            dates.add(child.joinedOn()).add(child.leftOn());
            child.guardianship().forEach(held -> dates.add(held.during()));
        });
        return dates.inOrder();
    }
}
