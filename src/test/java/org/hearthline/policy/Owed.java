package org.hearthline.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that POLICY says of a requirement, so that two answers can be compared. */
record Owed(
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
        List<Reason> reasons,
        List<Reminder> reminders) {

    static Owed of(Requirement requirement) {
        return new Owed(
                requirement.subject(),
                requirement.kind(),
                requirement.opensOn(),
                requirement.dueOn(),
                requirement.dueAt(),
                requirement.status(),
                requirement.accepts(),
                requirement.childIds(),
                requirement.metBy(),
                requirement.needsReview(),
                requirement.reasons(),
                requirement.reminders());
    }

    static List<Owed> of(List<Requirement> requirements) {
        return requirements.stream().map(Owed::of).toList();
    }

    /** The same with the reminders that are left on this day. */
    Owed asSeenOn(LocalDate day) {
        return with(
                reasons,
                reminders.stream()
                        .filter(reminder -> !reminder.on().isBefore(day))
                        .toList());
    }

    /** The same without the papers that prove its reasons: which of several is named depends on their order. */
    Owed withoutEvidence() {
        return with(
                reasons.stream()
                        .map(reason -> new Reason(reason.code(), reason.childId(), null, reason.citation()))
                        .toList(),
                reminders);
    }

    Owed withoutReminders() {
        return with(reasons, List.of());
    }

    private Owed with(List<Reason> otherReasons, List<Reminder> otherReminders) {
        return new Owed(
                subject,
                kind,
                opensOn,
                dueOn,
                dueAt,
                status,
                accepts,
                childIds,
                metBy,
                needsReview,
                otherReasons,
                otherReminders);
    }
}
