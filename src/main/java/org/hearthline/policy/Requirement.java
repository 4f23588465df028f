package org.hearthline.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One owed thing, as of a date.
 *
 * @param subject the id of the participant, or of the child whose visit it is
 * @param dueOn the last day of its window, local to the case's zone; none while a rolling duty is suppressed
 * @param dueAt the first instant after {@code dueOn} ends in the case's zone
 * @param accepts the modes that satisfy it; none for a search or when suppressed
 * @param childIds the children on whose behalf it is owed, by id; none when suppressed
 * @param metBy the earliest contact or search that met it
 * @param needsReview whether a supervisor should look at it: rights terminated, partial guardianship, or an order set
 *     aside
 * @param rule the rule that made it what it is, under the name by which the policy cites it: a reason's code where it is
 *     suppressed; else {@code CADENCE}, {@code CASE_PLAN}, {@code CHILD_VISIT}, {@code DILIGENT_SEARCH}, or the
 *     circumstance that widened what it accepts
 * @param citation where that rule is written, if the policy says so
 * @param policy the version that judged it: the one in force when it opened
 * @param reasons every pair for which nothing is owed, and why
 * @param reminders those still to come, in order
 */
public record Requirement(
        String subject,
        RequirementKind kind,
        LocalDate opensOn,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        RequirementStatus status,
        List<Mode> accepts,
        List<String> childIds,
        @Nullable String metBy,
        boolean needsReview,
        String rule,
        @Nullable String citation,
        PolicyVersion policy,
        List<Reason> reasons,
        List<Reminder> reminders) {

    public Requirement {
        accepts = List.copyOf(accepts);
        childIds = List.copyOf(childIds);
        reasons = List.copyOf(reasons);
        reminders = List.copyOf(reminders);
    }

    /**
     * These requirements by a key that says what each is about and nothing of how it stands, so that it is the same
     * whenever and under whichever policy it is judged. One that was met on the day it opened may be followed by one that
     * opens on that day as well.
     *
     * @param inOrder as the rules answer them
     */
    public static Map<String, Requirement> byKey(List<Requirement> inOrder) {
        Map<String, Requirement> byKey = new LinkedHashMap<>();
        for (Requirement requirement : inOrder) {
            String what = requirement.kind == RequirementKind.CHILD_VISIT ? "VISIT" : "CONTACT";
            String key = String.join("|", requirement.subject, what, requirement.opensOn.toString());
            byKey.put(byKey.containsKey(key) ? key + "|NEXT" : key, requirement);
        }
        return byKey;
    }

    /** The same once its window has opened. */
    public Requirement opened() {
        return with(RequirementStatus.OPEN, reminders);
    }

    /** The same without the reminders before this day. */
    Requirement withRemindersFrom(LocalDate day) {
        return with(status, notBefore(day, reminders));
    }

    /** Those of these reminders, which are in order, that are on this day or after it. */
    static List<Reminder> notBefore(LocalDate day, List<Reminder> reminders) {
        int passed = 0;
        while (passed < reminders.size() && reminders.get(passed).on().isBefore(day)) {
            passed++;
        }
        return passed == 0 ? reminders : reminders.subList(passed, reminders.size());
    }

    private Requirement with(RequirementStatus otherStatus, List<Reminder> otherReminders) {
        return new Requirement(
                subject,
                kind,
                opensOn,
                dueOn,
                dueAt,
                otherStatus,
                accepts,
                childIds,
                metBy,
                needsReview,
                rule,
                citation,
                policy,
                reasons,
                otherReminders);
    }
}
