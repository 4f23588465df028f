package org.hearthline.reminder;

import org.hearthline.casework.Cause;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementStatus;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a requirement, once and for good: a later one stands beside it and never in its place.
 *
 * @param requirement as decided, without its reminders
 * @param withdrawn the facts no longer asked for it at all
 * @param was where it stood before; null when this decision made it
 */
record Decision(
        String requirementKey,
        String caseId,
        Requirement requirement,
        boolean withdrawn,
        @Nullable String was,
        Cause cause) {

    /** Where the requirement has stood since: the name of its status, or that it is withdrawn. */
    String status() {
        return statusOf(requirement.status(), withdrawn);
    }

    static String statusOf(RequirementStatus status, boolean withdrawn) {
        return withdrawn ? "WITHDRAWN" : status.name();
    }
}
