package org.hearthline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policy demands of the worker for one subject on one day.
 *
 * @param rule the rule that decides, under the name by which the policy cites it: the first reason's code where nothing
 *     is owed; else {@code CADENCE}, {@code CASE_PLAN}, {@code CHILD_VISIT}, {@code DILIGENT_SEARCH}, or the
 *     circumstance that widened what satisfies contact
 * @param citation where that rule is written, if the policy says so
 * @param accepts the modes that satisfy contact that day; none unless contact is owed
 * @param childIds the children on whose behalf it is owed, by id; none when nothing is owed
 * @param reasons every pair for which nothing is owed; or the one reason why there is no duty at all
 * @param needsReview whether a supervisor should look at it: rights terminated, partial guardianship, or an order set
 *     aside
 */
public record Duty(
        DutyKind kind,
        String rule,
        @Nullable String citation,
        List<Mode> accepts,
        List<String> childIds,
        List<Reason> reasons,
        boolean needsReview) {

    public Duty {
        accepts = List.copyOf(accepts);
        childIds = List.copyOf(childIds);
        reasons = List.copyOf(reasons);
    }

    /** Nothing is owed, for these reasons: at least one. */
    static Duty none(List<Reason> reasons) {
        Reason first = reasons.get(0);
        return new Duty(DutyKind.NONE, first.code().name(), first.citation(), List.of(), List.of(), reasons, false);
    }

    /** Whether contact or a search is owed. */
    boolean isOwed() {
        return kind != DutyKind.NONE;
    }

    /** Whether nothing is owed for a reason that stays visible: an order, guardianship, a death, no child left. */
    boolean isSuppressed() {
        return kind == DutyKind.NONE
                && reasons.stream().allMatch(reason -> reason.code().isSuppressing());
    }
}
