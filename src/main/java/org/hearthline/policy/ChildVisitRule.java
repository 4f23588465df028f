package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * Whether a visit with a child is owed on a day (Draft, Engagement: "social workers and children, every thirty
 * days"). What ends the duty to a parent never ends this one: a child is seen until they leave or the case closes.
 */
final class ChildVisitRule {

    private final Policy policy;
    private final CaseFacts facts;
    private final Child child;
    private final Duty visit;

    ChildVisitRule(Policy policy, CaseFacts facts, Child child) {
        this.policy = policy;
        this.facts = facts;
        this.child = child;
        this.visit = new Duty(
                DutyKind.CONTACT,
                Policy.CHILD_VISIT,
                policy.citationOf(Policy.CHILD_VISIT),
                List.of(Mode.FACE_TO_FACE),
                List.of(child.id()),
                List.of(),
                false);
    }

    Duty on(LocalDate day) {
        if (day.isBefore(facts.startOf(child.joinedOn()))) {
            return none(ReasonCode.NOT_STARTED);
        }
        if (facts.isClosedOn(day)) {
            return none(ReasonCode.CASE_CLOSED);
        }
        if (child.hasLeftBy(day)) {
            return none(ReasonCode.LEFT_CASE);
        }
        return policy.childVisits() ? visit : none(ReasonCode.ROLE_NOT_COVERED);
    }

    private Duty none(ReasonCode code) {
        return Duty.none(List.of(new Reason(code, null, null, policy.citationOf(code.name()))));
    }

    SortedSet<LocalDate> datesOfChange() {
        return new DatesOfChange()
                .add(facts.startOf(child.joinedOn()))
                .add(facts.closedOn())
                .add(child.leftOn())
                .inOrder();
    }
}
