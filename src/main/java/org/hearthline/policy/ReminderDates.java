package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When workers and supervisors are reminded of a requirement: POLICY 4. Every date is a business day in the worker's
 * zone.
 */
final class ReminderDates {

    private static final Comparator<Reminder> IN_ORDER = Comparator.comparing(Reminder::on)
            .thenComparing(reminder -> reminder.to().name())
            .thenComparing(reminder -> reminder.why().name());

    private final ReminderPlan plan;
    private final ZoneId workerZone;
    private final Predicate<LocalDate> isBusinessDay;

    ReminderDates(ReminderPlan plan, ZoneId workerZone, Predicate<LocalDate> isBusinessDay) {
        this.plan = plan;
        this.workerZone = workerZone;
        this.isBusinessDay = isBusinessDay;
    }

    /** Who is told again when a requirement stays overdue. */
    enum Escalation {
        /** A month's: nobody, for the next month has opened. */
        ONCE,
        /** An initial or rolling one's: the supervisor, on every later date of the plan. */
        REPEATED
    }

    /** All that is planned while the window is ahead or open, as if nothing more will happen. */
    List<Reminder> ahead(LocalDate opensOn, LocalDate dueOn, Escalation escalation) {
        Set<Reminder> reminders = new LinkedHashSet<>();
        for (int days : plan.lead()) {
            LocalDate on = orPreviousBusinessDay(dueOn.minusDays(days));
            if (!on.isBefore(opensOn)) {
                reminders.add(reminder(on, ReminderTarget.WORKER, ReminderCause.LEAD));
            }
        }
        addOverdue(reminders, dueOn, escalation);
        return sorted(reminders);
    }

    /** All that is planned once the due date has passed. */
    List<Reminder> overdue(LocalDate dueOn, Escalation escalation) {
        Set<Reminder> reminders = new LinkedHashSet<>();
        addOverdue(reminders, dueOn, escalation);
        return sorted(reminders);
    }

    private void addOverdue(Set<Reminder> reminders, LocalDate dueOn, Escalation escalation) {
        List<Integer> overdue = plan.overdue();
        for (int index = 0; index < overdue.size(); index++) {
            LocalDate on = orNextBusinessDay(dueOn.plusDays(overdue.get(index)));
            if (index == 0) {
                reminders.add(reminder(on, ReminderTarget.WORKER, ReminderCause.OVERDUE));
            }
            if (index == 0 || escalation == Escalation.REPEATED) {
                reminders.add(reminder(on, ReminderTarget.SUPERVISOR, ReminderCause.OVERDUE));
            }
        }
    }

    private LocalDate orPreviousBusinessDay(LocalDate day) {
        LocalDate moved = day;
        while (!isBusinessDay.test(moved)) {
            moved = moved.minusDays(1);
        }
        return moved;
    }

    private LocalDate orNextBusinessDay(LocalDate day) {
        LocalDate moved = day;
        while (!isBusinessDay.test(moved)) {
            moved = moved.plusDays(1);
        }
        return moved;
    }

    private Reminder reminder(LocalDate on, ReminderTarget to, ReminderCause why) {
        return new Reminder(on, on.atTime(plan.at()).atZone(workerZone).toInstant(), to, why);
    }

    private static List<Reminder> sorted(Collection<Reminder> reminders) {
        return reminders.stream().sorted(IN_ORDER).toList();
    }
}
