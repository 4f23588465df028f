package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What is owed to one participant on a day: POLICY 2, in its order. */
final class DutyRule {

    private static final Comparator<Reason> BY_CODE_AND_CHILD = Comparator.comparing(Reason::code)
            .thenComparing(Reason::childId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Policy policy;
    private final CaseFacts facts;
    private final Participant participant;
    private final LocalDate start;
    private final List<PairRule> pairs;

    DutyRule(Policy policy, CaseFacts facts, Participant participant) {
        this.policy = policy;
        this.facts = facts;
        this.participant = participant;
        this.start = facts.startOf(participant.joinedOn());
        List<CourtOrder> orders = facts.courtOrders().stream()
                .filter(order -> order.covers(participant))
                .toList();
        this.pairs = facts.children().stream()
                .filter(participant::isTiedTo)
                .sorted(Comparator.comparing(Child::id))
                .map(child -> new PairRule(policy, child, orders))
                .toList();
    }

    Duty on(LocalDate day) {
        return whyThereIsNone(day)
                .map(code -> Duty.none(List.of(reason(code))))
                .orElseGet(() -> onBehalfOf(pairsInCaseOn(day).toList(), day));
    }

    private Optional<ReasonCode> whyThereIsNone(LocalDate day) {
        if (day.isBefore(start)) {
            return Optional.of(ReasonCode.NOT_STARTED);
        }
        if (facts.isClosedOn(day)) {
            return Optional.of(ReasonCode.CASE_CLOSED);
        }
        if (participant.hasLeftBy(day)) {
            return Optional.of(ReasonCode.LEFT_CASE);
        }
        return policy.appliesTo().contains(participant.role())
                ? whyNobodyIsThere(day)
                : Optional.of(ReasonCode.ROLE_NOT_COVERED);
    }

    private Optional<ReasonCode> whyNobodyIsThere(LocalDate day) {
        if (participant.isUnder(CircumstanceKind.DECEASED, day)) {
            return Optional.of(ReasonCode.DECEASED);
        }
        if (pairs.stream().noneMatch(pair -> pair.isInCaseOn(day))) {
            return Optional.of(ReasonCode.NO_CHILD_IN_CASE);
        }
        return Optional.empty();
    }

    private Duty onBehalfOf(List<PairRule> pairsInCase, LocalDate day) {
        List<Reason> reasons = new ArrayList<>();
        List<PairRule> owed = new ArrayList<>();
        for (PairRule pair : pairsInCase) {
            List<Reason> suppressing = pair.suppressions(day);
            reasons.addAll(suppressing);
            if (suppressing.isEmpty()) {
                owed.add(pair);
            }
        }
        reasons.sort(BY_CODE_AND_CHILD);
        if (owed.isEmpty()) {
            return Duty.none(reasons);
        }
        boolean missing = participant.isUnder(CircumstanceKind.MISSING, day);
        String rule = missing ? Policy.DILIGENT_SEARCH : policy.contactRuleFor(participant, day);
        return new Duty(
                missing ? DutyKind.DILIGENT_SEARCH : DutyKind.CONTACT,
                rule,
                policy.citationOf(rule),
                missing ? List.of() : policy.modesUnder(rule),
                owed.stream().map(PairRule::childId).toList(),
                reasons,
                needsReview(pairsInCase, owed, day));
    }

    private boolean needsReview(List<PairRule> pairsInCase, List<PairRule> owed, LocalDate day) {
        return participant.isUnder(CircumstanceKind.RIGHTS_TERMINATED, day)
                || owed.stream().anyMatch(pair -> pair.isInPartialGuardianshipOn(day))
                || pairsInCase.stream().anyMatch(pair -> pair.isOrderSetAsideOn(day));
    }

    private Reason reason(ReasonCode code) {
        return new Reason(code, null, null, policy.citationOf(code.name()));
    }

    Participant participant() {
        return participant;
    }

    /** The pairs for which something is owed unless they are suppressed; none where the participant is owed nothing anyway. */
    Stream<PairRule> pairsInCaseOn(LocalDate day) {
        return whyThereIsNone(day).isPresent() ? Stream.of() : pairs.stream().filter(pair -> pair.isInCaseOn(day));
    }

    /**
     * Why no message may go to the participant that day: as there is no duty, whether or not the policy covers their role, for a message
     * to kin is silenced by what silences one to a parent. Empty when nothing silences it.
     */
    Optional<Reason> silencedBy(LocalDate day) {
        Optional<ReasonCode> none = whyThereIsNone(day)
                .flatMap(code -> code == ReasonCode.ROLE_NOT_COVERED ? whyNobodyIsThere(day) : Optional.of(code));
        if (none.isPresent()) {
            return none.map(this::reason);
        }
        Duty duty =
                onBehalfOf(pairs.stream().filter(pair -> pair.isInCaseOn(day)).toList(), day);
        return duty.isOwed() ? Optional.empty() : Optional.of(duty.reasons().get(0));
    }

    /** Every day on which the duty may differ from the day before. */
    SortedSet<LocalDate> datesOfChange() {
        DatesOfChange dates =
                new DatesOfChange().add(start).add(facts.closedOn()).add(participant.leftOn());
        participant.circumstances().forEach(circumstance -> dates.add(circumstance.during()));
        pairs.forEach(pair -> pair.addTo(dates));
        return dates.inOrder();
    }
}
