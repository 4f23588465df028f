package org.hearthline.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
                dueOn == null ? null : startOf(dueOn.plusDays(1), caseZone),
                status,
                duty.accepts(),
                duty.childIds(),
                metBy,
                duty.needsReview(),
                duty.rule(),
                duty.citation(),
                policy.named(),
                duty.reasons(),
                Requirement.notBefore(asOf, reminders));
    }

    /**
     * What {@code atStartOfDay(zone)} answers, with one look-up in the zone's rules instead of three: they were a fifth of
     * an evaluation.
     */
    private static Instant startOf(LocalDate day, ZoneId zone) {
        LocalDateTime midnight = day.atStartOfDay();
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(midnight);
        return offsets.isEmpty() ? day.atStartOfDay(zone).toInstant() : midnight.toInstant(offsets.get(0));
    }

    /** The days on which its status can change by time alone: it opens, and it is past due. */
    List<LocalDate> datesOfChange() {
        return status.isAhead() && dueOn != null ? List.of(opensOn, dueOn.plusDays(1)) : List.of();
    }
}
