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

    CalendarMonthPlan(Subject subject) {
        this.subject = subject;
    }

    /** @param terms those by which it is judged */
    private record Window(LocalDate opensOn, LocalDate lastDay, boolean isInitial, Terms terms) {}

    private Window initialWindow() {
        Terms terms = subject.termsOn(subject.start());
        return new Window(subject.start(), subject.initialDueOn(terms), true, terms);
    }

    private Window after(Window window) {
        YearMonth month = YearMonth.from(window.opensOn()).plusMonths(1);
        return new Window(month.atDay(1), month.atEndOfMonth(), false, subject.termsOn(month.atDay(1)));
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public List<Finding> findings(LocalDate asOf, LocalDate through) {
        List<Finding> findings = new ArrayList<>();
        for (Window window = initialWindow(); !window.opensOn().isAfter(through); window = after(window)) {
            LocalDate dueOn = dueOn(window);
            if (isRequired(window, dueOn)) {
                findings.add(finding(window, dueOn, asOf));
            }
        }
        return findings;
    }

    @Override
    public Optional<LocalDate> firstOpeningAfter(LocalDate through) {
        LocalDate lastChange = subject.lastChange();
        Window window = initialWindow();
        while (!window.opensOn().isAfter(through)) {
            window = after(window);
        }
        while (!isRequired(window, dueOn(window))) {
            if (window.opensOn().isAfter(lastChange)) {
                return Optional.empty();
            }
            window = after(window);
        }
        return Optional.of(window.opensOn());
    }

    /**
     * The window's last day, or later where the duty began or resumed so late that the month would be lost already.
     */
    private static LocalDate dueOn(Window window) {
        Run run = window.terms().timeline().runOn(window.lastDay());
        return switch (run.kind()) {
            case NONE -> window.lastDay();
            case CONTACT, DILIGENT_SEARCH ->
                run.from().isAfter(window.opensOn())
                        ? later(
                                window.lastDay(),
                                run.from().plusDays(window.terms().policy().resumeGrace()))
                        : window.lastDay();
        };
    }

    private static boolean isRequired(Window window, LocalDate dueOn) {
        Duty duty = window.terms().timeline().on(dueOn);
        return duty.isOwed() || duty.isSuppressed();
    }

    private Finding finding(Window window, LocalDate dueOn, LocalDate asOf) {
        Duty duty = window.terms().timeline().on(dueOn);
        Efforts efforts = window.terms().effortsFor(duty.kind());
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
                window.terms().policy(),
                inTime.or(() -> late).map(Effort::id).orElse(null),
                reminders(window, dueOn, asOf, status));
    }

    private static RequirementStatus status(
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
        boolean stillOwed = window.terms().timeline().on(asOf).kind() == duty.kind();
        return window.isInitial() && stillOwed ? RequirementStatus.OVERDUE : RequirementStatus.MISSED;
    }

    private static List<Reminder> reminders(Window window, LocalDate dueOn, LocalDate asOf, RequirementStatus status) {
        ReminderDates reminderDates = window.terms().reminderDates();
        Escalation escalation = window.isInitial() ? Escalation.REPEATED : Escalation.ONCE;
        return switch (status) {
            case UPCOMING, OPEN -> reminderDates.ahead(window.opensOn(), dueOn, escalation);
            case OVERDUE -> reminderDates.overdue(dueOn, escalation);
            case MISSED ->
                !window.isInitial() && window.terms().timeline().on(asOf).isOwed()
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
