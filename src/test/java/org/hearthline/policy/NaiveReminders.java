package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** POLICY 4's dates, one after the other. */
record NaiveReminders(ReminderPlan plan, ZoneId workerZone, Predicate<LocalDate> isBusinessDay) {

    /** Those of a requirement that is still ahead: the lead ones, and the overdue ones as if nothing more happened. */
    List<Reminder> ahead(LocalDate opensOn, LocalDate dueOn, boolean again, LocalDate asOf) {
        List<Reminder> reminders = new ArrayList<>();
        for (int days : plan.lead()) {
            LocalDate on = dueOn.minusDays(days);
            while (!isBusinessDay.test(on)) {
                on = on.minusDays(1);
            }
            if (!on.isBefore(opensOn)) {
                reminders.add(reminder(on, ReminderTarget.WORKER, ReminderCause.LEAD));
            }
        }
        reminders.addAll(overdue(dueOn, again, asOf));
        return planned(reminders, asOf);
    }

    /** The first to the worker and the supervisor; to the supervisor {@code again} on the later ones. */
    List<Reminder> overdue(LocalDate dueOn, boolean again, LocalDate asOf) {
        List<Reminder> reminders = new ArrayList<>();
        List<Integer> overdue = plan.overdue().stream().sorted().toList();
        for (int index = 0; index < overdue.size(); index++) {
            LocalDate on = dueOn.plusDays(overdue.get(index));
            while (!isBusinessDay.test(on)) {
                on = on.plusDays(1);
            }
            if (index == 0) {
                reminders.add(reminder(on, ReminderTarget.WORKER, ReminderCause.OVERDUE));
            }
            if (index == 0 || again) {
                reminders.add(reminder(on, ReminderTarget.SUPERVISOR, ReminderCause.OVERDUE));
            }
        }
        return planned(reminders, asOf);
    }

    private static List<Reminder> planned(List<Reminder> reminders, LocalDate asOf) {
        return reminders.stream()
                .filter(reminder -> !reminder.on().isBefore(asOf))
                .distinct()
                .sorted(Comparator.comparing(Reminder::on)
                        .thenComparing(reminder -> reminder.to().name())
                        .thenComparing(reminder -> reminder.why().name()))
                .toList();
    }

    private Reminder reminder(LocalDate on, ReminderTarget to, ReminderCause why) {
        return new Reminder(on, on.atTime(plan.at()).atZone(workerZone).toInstant(), to, why);
    }
}
