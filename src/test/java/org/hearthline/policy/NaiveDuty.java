package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** POLICY 2 read line by line: what is demanded for one subject on one day. */
record NaiveDuty(DutyKind kind, List<Mode> accepts, List<String> childIds, List<Reason> reasons, boolean needsReview) {

    /** The duty to a participant: the first of the numbered lines that matches. */
    static NaiveDuty to(Participant participant, Policy policy, CaseFacts facts, LocalDate day) {
        if (day.isBefore(facts.openedOn()) || isBefore(day, participant.joinedOn())) {
            return none(ReasonCode.NOT_STARTED, policy);
        }
        if (isOnOrAfter(day, facts.closedOn())) {
            return none(ReasonCode.CASE_CLOSED, policy);
        }
        if (isOnOrAfter(day, participant.leftOn())) {
            return none(ReasonCode.LEFT_CASE, policy);
        }
        if (!policy.appliesTo().contains(participant.role())) {
            return none(ReasonCode.ROLE_NOT_COVERED, policy);
        }
        if (is(CircumstanceKind.DECEASED, participant, day)) {
            return none(ReasonCode.DECEASED, policy);
        }
        List<Child> children = childrenInCase(participant, facts, day);
        if (children.isEmpty()) {
            return none(ReasonCode.NO_CHILD_IN_CASE, policy);
        }
        List<Reason> reasons = new ArrayList<>();
        List<String> owedFor = new ArrayList<>();
        boolean review = is(CircumstanceKind.RIGHTS_TERMINATED, participant, day);
        for (Child child : children) {
            Optional<Reason> guardianship = fullGuardianship(child, policy, day);
            Optional<Reason> order = order(participant, child, facts, day)
                    .map(found -> reason(ReasonCode.RELEASED_BY_COURT_ORDER, child.id(), found.id(), policy));
            boolean setAside = order.isPresent() && child.tribalStatus() == TribalStatus.YES;
            boolean released = order.isPresent() && !setAside;
            guardianship.ifPresent(reasons::add);
            if (released) {
                reasons.add(order.orElseThrow());
            }
            if (guardianship.isEmpty() && !released) {
                owedFor.add(child.id());
                review |= isInPartialGuardianship(child, day);
            }
            review |= setAside;
        }
        reasons.sort(Comparator.comparing(Reason::code).thenComparing(NaiveDuty::childOf));
        if (owedFor.isEmpty()) {
            return new NaiveDuty(DutyKind.NONE, List.of(), List.of(), reasons, false);
        }
        if (is(CircumstanceKind.MISSING, participant, day)) {
            return new NaiveDuty(DutyKind.DILIGENT_SEARCH, List.of(), owedFor, reasons, review);
        }
        return new NaiveDuty(DutyKind.CONTACT, modes(participant, policy, day), owedFor, reasons, review);
    }

    /** The duty to visit a child (POLICY 3, the last paragraph). */
    static NaiveDuty toVisit(Child child, Policy policy, CaseFacts facts, LocalDate day) {
        if (day.isBefore(facts.openedOn()) || isBefore(day, child.joinedOn())) {
            return none(ReasonCode.NOT_STARTED, policy);
        }
        if (isOnOrAfter(day, facts.closedOn())) {
            return none(ReasonCode.CASE_CLOSED, policy);
        }
        if (isOnOrAfter(day, child.leftOn())) {
            return none(ReasonCode.LEFT_CASE, policy);
        }
        return new NaiveDuty(DutyKind.CONTACT, List.of(Mode.FACE_TO_FACE), List.of(child.id()), List.of(), false);
    }

    /** Nothing is owed, and nothing is to be shown either. */
    boolean isOutOfSight() {
        return kind == DutyKind.NONE
                && List.of(
                                ReasonCode.CASE_CLOSED,
                                ReasonCode.LEFT_CASE,
                                ReasonCode.NOT_STARTED,
                                ReasonCode.ROLE_NOT_COVERED)
                        .contains(reasons.get(0).code());
    }

    /** Nothing is owed for a reason that stays visible. */
    boolean isSuppressed() {
        return kind == DutyKind.NONE && !isOutOfSight();
    }

    private static List<Child> childrenInCase(Participant participant, CaseFacts facts, LocalDate day) {
        List<Child> children = new ArrayList<>();
        for (Child child : facts.children()) {
            boolean tied =
                    participant.childIds().isEmpty() || participant.childIds().contains(child.id());
            if (tied && !isBefore(day, child.joinedOn()) && !isOnOrAfter(day, child.leftOn())) {
                children.add(child);
            }
        }
        children.sort(Comparator.comparing(Child::id));
        return children;
    }

    private static Optional<Reason> fullGuardianship(Child child, Policy policy, LocalDate day) {
        for (Guardianship held : child.guardianship()) {
            if (held.kind() == GuardianshipKind.FULL && isWithin(held.during(), day)) {
                return Optional.of(reason(ReasonCode.FULL_GUARDIANSHIP, child.id(), held.evidence(), policy));
            }
        }
        return Optional.empty();
    }

    private static boolean isInPartialGuardianship(Child child, LocalDate day) {
        for (Guardianship held : child.guardianship()) {
            if (held.kind() == GuardianshipKind.PARTIAL && isWithin(held.during(), day)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CourtOrder> order(Participant participant, Child child, CaseFacts facts, LocalDate day) {
        for (CourtOrder order : facts.courtOrders()) {
            boolean coversParticipant =
                    order.participantIds().isEmpty() || order.participantIds().contains(participant.id());
            boolean coversChild = order.childIds().isEmpty() || order.childIds().contains(child.id());
            if (coversParticipant && coversChild && isWithin(order.during(), day)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    private static List<Mode> modes(Participant participant, Policy policy, LocalDate day) {
        String row = is(CircumstanceKind.OUT_OF_STATE, participant, day)
                        && policy.modes().containsKey("OUT_OF_STATE")
                ? "OUT_OF_STATE"
                : "default";
        return policy.modes().get(row);
    }

    private static boolean is(CircumstanceKind kind, Participant participant, LocalDate day) {
        for (Circumstance circumstance : participant.circumstances()) {
            if (circumstance.kind() == kind && isWithin(circumstance.during(), day)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(DateInterval interval, LocalDate day) {
        return !day.isBefore(interval.from()) && !isOnOrAfter(day, interval.to());
    }

    private static boolean isBefore(LocalDate day, @Nullable LocalDate date) {
        return date != null && day.isBefore(date);
    }

    private static boolean isOnOrAfter(LocalDate day, @Nullable LocalDate date) {
        return date != null && !day.isBefore(date);
    }

    private static NaiveDuty none(ReasonCode code, Policy policy) {
        return new NaiveDuty(DutyKind.NONE, List.of(), List.of(), List.of(reason(code, null, null, policy)), false);
    }

    private static Reason reason(ReasonCode code, @Nullable String childId, @Nullable String evidence, Policy policy) {
        return new Reason(code, childId, evidence, policy.citations().get(code.name()));
    }

    private static String childOf(Reason reason) {
        return String.valueOf(reason.childId());
    }
}
