package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether one participant is owed anything on behalf of one child: the two exemptions of 31.8 A, NOTE, and nothing
 * else. A pending petition or anyone's opinion is not among the facts it looks at.
 */
final class PairRule {

    private final Policy policy;
    private final Child child;
    private final List<CourtOrder> orders;

    /** @param ordersForParticipant the orders that cover the participant, whichever child they are about */
    PairRule(Policy policy, Child child, List<CourtOrder> ordersForParticipant) {
        this.policy = policy;
        this.child = child;
        this.orders = ordersForParticipant.stream()
                .filter(order -> order.covers(child))
                .toList();
    }

    Child child() {
        return child;
    }

    String childId() {
        return child.id();
    }

    boolean isInCaseOn(LocalDate day) {
        return child.isInCaseOn(day);
    }

    boolean isInPartialGuardianshipOn(LocalDate day) {
        return child.isInPartialGuardianshipOn(day);
    }

    /** Why nothing is owed for this child that day: one reason of each code at most; none when something is owed. */
    List<Reason> suppressions(LocalDate day) {
        List<Reason> reasons = new ArrayList<>(2);
        child.guardianship().stream()
                .filter(held -> held.isFullOn(day))
                .findFirst()
                .ifPresent(held -> reasons.add(reason(ReasonCode.FULL_GUARDIANSHIP, held.evidence())));
        if (!keepsActiveEfforts()) {
            ordersOn(day)
                    .findFirst()
                    .ifPresent(order -> reasons.add(reason(ReasonCode.RELEASED_BY_COURT_ORDER, order.id())));
        }
        return reasons;
    }

    /** Whether an order would release this pair that day, were the child not an Indian child. */
    boolean isOrderSetAsideOn(LocalDate day) {
        return keepsActiveEfforts() && ordersOn(day).findAny().isPresent();
    }

    /** Active efforts for an Indian child are not lifted by a release of reasonable efforts: 25 USC 1912(d). */
    private boolean keepsActiveEfforts() {
        return switch (child.tribalStatus()) {
            case YES -> true;
            case NO, UNKNOWN -> false;
        };
    }

    /** The orders that cover this pair that day, in the order in which they were given. */
    Stream<CourtOrder> ordersOn(LocalDate day) {
        return orders.stream().filter(order -> order.releasesOn(day));
    }

    void addTo(DatesOfChange dates) {
        dates.add(child.joinedOn()).add(child.leftOn());
        child.guardianship().forEach(held -> dates.add(held.during()));
        orders.forEach(order -> dates.add(order.during()));
    }

    private Reason reason(ReasonCode code, @Nullable String evidence) {
        return new Reason(code, child.id(), evidence, policy.citationOf(code.name()));
    }
}
