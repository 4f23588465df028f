package org.hearthline.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearthline.policy.ReminderDates.Escalation;

/** Contact at least once in every calendar month, and a first one sooner (31.8 A.1): POLICY 3, CALENDAR_MONTH. */
final class CalendarMonthPlan implements CadencePlan {

    private final Subject subject;
    private final int resumeGrace;
    private final ReminderDates reminderDates;

    CalendarMonthPlan(Subject subject, int resumeGrace, ReminderDates reminderDates) {
        this.subject = subject;
        this.resumeGrace = resumeGrace;
        this.reminderDates = reminderDates;
    }

    private record Window(LocalDate opensOn, LocalDate lastDay, boolean isInitial) {

        Window next() {
            YearMonth month = YearMonth.from(opensOn).plusMonths(1);
            return new Window(month.atDay(1), month.atEndOfMonth(), false);
        }
    }

    private Window initialWindow() {
        return new Window(subject.start(), subject.initialDueOn(), true);
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public List<Finding> findings(LocalDate asOf, LocalDate through) {
        List<Finding> findings = new ArrayList<>();
        for (Window window = initialWindow(); !window.opensOn().isAfter(through); window = window.next()) {
            LocalDate dueOn = dueOn(window);
            if (isRequired(dueOn)) {
                findings.add(finding(window, dueOn, asOf));
            }
        }
        return findings;
    }

    @Override
    public Optional<LocalDate> firstOpeningAfter(LocalDate through) {
        LocalDate lastChange = subject.timeline().lastChange();
        Window window = initialWindow();
        while (!window.opensOn().isAfter(through)) {
            window = window.next();
        }
        while (!isRequired(dueOn(window))) {
            if (window.opensOn().isAfter(lastChange)) {
                return Optional.empty();
            }
            window = window.next();
        }
        return Optional.of(window.opensOn());
    }

    /**
     * The window's last day, or later where the duty began or resumed so late that the month would be lost already.
     */
    private LocalDate dueOn(Window window) {
        Run run = subject.timeline().runOn(window.lastDay());
        return switch (run.kind()) {
            case NONE -> window.lastDay();
            case CONTACT, DILIGENT_SEARCH ->
                run.from().isAfter(window.opensOn())
                        ? later(window.lastDay(), run.from().plusDays(resumeGrace))
                        : window.lastDay();
        };
    }

    private boolean isRequired(LocalDate dueOn) {
        Duty duty = subject.timeline().on(dueOn);
        return duty.isOwed() || duty.isSuppressed();
    }

    private Finding finding(Window window, LocalDate dueOn, LocalDate asOf) {
        Duty duty = subject.timeline().on(dueOn);
        Efforts efforts = subject.effortsFor(duty.kind());
        Optional<Effort> inTime = efforts.firstWithin(window.opensOn(), earlier(dueOn, asOf));
        Optional<Effort> late =
                window.isInitial() && duty.isOwed() ? efforts.firstWithin(dueOn.plusDays(1), asOf) : Optional.empty();
        RequirementStatus status = status(window, dueOn, asOf, duty, inTime.isPresent(), late.isPresent());
        return new Finding(
                subject.kindOf(duty.kind(), window.isInitial()),
                window.opensOn(),
                dueOn,
                status,
                duty,
                inTime.or(() -> late).map(Effort::id).orElse(null),
                reminders(window, dueOn, asOf, status));
    }

    private RequirementStatus status(
            Window window, LocalDate dueOn, LocalDate asOf, Duty duty, boolean metInTime, boolean metLate) {
        if (metInTime) {
            return RequirementStatus.MET;
        }
        if (duty.isSuppressed()) {
            return RequirementStatus.SUPPRESSED;
        }
        if (metLate) {
            return RequirementStatus.MET_LATE;
        }
        if (asOf.isBefore(window.opensOn())) {
            return RequirementStatus.UPCOMING;
        }
        if (!asOf.isAfter(dueOn)) {
            return RequirementStatus.OPEN;
        }
        boolean stillOwed = subject.timeline().on(asOf).kind() == duty.kind();
        return window.isInitial() && stillOwed ? RequirementStatus.OVERDUE : RequirementStatus.MISSED;
    }

    private List<Reminder> reminders(Window window, LocalDate dueOn, LocalDate asOf, RequirementStatus status) {
        Escalation escalation = window.isInitial() ? Escalation.REPEATED : Escalation.ONCE;
        return switch (status) {
            case UPCOMING, OPEN -> reminderDates.ahead(window.opensOn(), dueOn, escalation);
            case OVERDUE -> reminderDates.overdue(dueOn, escalation);
            case MISSED ->
                !window.isInitial() && subject.timeline().on(asOf).isOwed()
                        ? reminderDates.overdue(dueOn, escalation)
                        : List.of();
            case MET, MET_LATE, SUPPRESSED -> List.of();
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
