package org.hearthline.policy;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearthline.policy.NaiveSubject.Done;

/** POLICY 3, CALENDAR_MONTH, read line by line. */
record NaiveCalendarMonths(
        CaseFacts facts, NaiveSubject subject, Period initialWithin, int resumeGrace, NaiveReminders reminders) {

    List<Owed> requirements(LocalDate asOf, LocalDate through) {
        List<Owed> owed = new ArrayList<>();
        LocalDate start = subject.start;
        if (!start.isAfter(through)) {
            requirement(start, start.plus(initialWithin), true, asOf).ifPresent(owed::add);
        }
        YearMonth month = YearMonth.from(start).plusMonths(1);
        while (!month.atDay(1).isAfter(through)) {
            requirement(month.atDay(1), month.atEndOfMonth(), false, asOf).ifPresent(owed::add);
            month = month.plusMonths(1);
        }
        return owed;
    }

    private Optional<Owed> requirement(LocalDate opensOn, LocalDate lastDay, boolean initial, LocalDate asOf) {
        LocalDate dueOn = dueOn(opensOn, lastDay);
        NaiveDuty onDueOn = subject.on(dueOn);
        if (onDueOn.isOutOfSight()) {
            return Optional.empty();
        }
        List<Done> done = subject.done(onDueOn.kind(), asOf).stream()
                .filter(each -> !each.on().isBefore(opensOn))
                .toList();
        Optional<Done> inTime =
                done.stream().filter(each -> !each.on().isAfter(dueOn)).findFirst();
        Optional<Done> late = initial ? done.stream().findFirst() : Optional.empty();
        RequirementStatus status;
        Optional<Done> metBy = Optional.empty();
        if (inTime.isPresent()) {
            status = RequirementStatus.MET;
            metBy = inTime;
        } else if (onDueOn.kind() == DutyKind.NONE) {
            status = RequirementStatus.SUPPRESSED;
        } else if (late.isPresent()) {
            status = RequirementStatus.MET_LATE;
            metBy = late;
        } else if (asOf.isBefore(opensOn)) {
            status = RequirementStatus.UPCOMING;
        } else if (!asOf.isAfter(dueOn)) {
            status = RequirementStatus.OPEN;
        } else if (initial && subject.on(asOf).kind() == onDueOn.kind()) {
            status = RequirementStatus.OVERDUE;
        } else {
            status = RequirementStatus.MISSED;
        }
        return Optional.of(new Owed(
                subject.id,
                subject.kind(onDueOn.kind(), initial),
                opensOn,
                dueOn,
                dueOn.plusDays(1).atStartOfDay(facts.timeZone()).toInstant(),
                status,
                onDueOn.accepts(),
                onDueOn.childIds(),
                metBy.map(Done::id).orElse(null),
                onDueOn.needsReview(),
                onDueOn.reasons(),
                reminders(status, opensOn, dueOn, initial, asOf)));
    }

    /** A duty that begins or resumes late in a month is not already lost. */
    private LocalDate dueOn(LocalDate opensOn, LocalDate lastDay) {
        if (subject.on(lastDay).kind() == DutyKind.NONE) {
            return lastDay;
        }
        LocalDate resumed = subject.firstDayOfRun(lastDay);
        boolean tooLate = lastDay.isBefore(resumed.plusDays(resumeGrace));
        return resumed.isAfter(opensOn) && tooLate ? resumed.plusDays(resumeGrace) : lastDay;
    }

    private List<Reminder> reminders(
            RequirementStatus status, LocalDate opensOn, LocalDate dueOn, boolean initial, LocalDate asOf) {
        return switch (status) {
            case UPCOMING, OPEN -> reminders.ahead(opensOn, dueOn, initial, asOf);
            case OVERDUE -> reminders.overdue(dueOn, true, asOf);
            case MISSED ->
                initial || subject.on(asOf).kind() == DutyKind.NONE ? List.of() : reminders.overdue(dueOn, false, asOf);
            case MET, MET_LATE, SUPPRESSED -> List.of();
        };
    }
}
