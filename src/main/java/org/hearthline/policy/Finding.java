package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cadence says of one requirement, as of a date.
 *
 * @param duty the duty of the day for which the requirement speaks, as a rule its due date
 * @param policy the version that judges it
 * @param reminders all that is planned, whether it has passed or not
 */
record Finding(
        RequirementKind kind,
        LocalDate opensOn,
        @Nullable LocalDate dueOn,
        RequirementStatus status,
        Duty duty,
        Policy policy,
        @Nullable String metBy,
        List<Reminder> reminders) {

    Requirement asOf(LocalDate asOf, String subject, ZoneId caseZone) {
        return new Requirement(
                        subject,
                        kind,
                        opensOn,
                        dueOn,
                        dueOn == null
                                ? null
                                : dueOn.plusDays(1).atStartOfDay(caseZone).toInstant(),
                        status,
                        duty.accepts(),
                        duty.childIds(),
                        metBy,
                        duty.needsReview(),
                        duty.rule(),
                        duty.citation(),
                        policy.named(),
                        duty.reasons(),
                        reminders)
                .withRemindersFrom(asOf);
    }

    /** The days on which its status can change by time alone: it opens, and it is past due. */
    List<LocalDate> datesOfChange() {
        return status.isAhead() && dueOn != null ? List.of(opensOn, dueOn.plusDays(1)) : List.of();
    }
}
