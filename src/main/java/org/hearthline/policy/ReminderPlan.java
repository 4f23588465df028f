package org.hearthline.policy;

import java.time.LocalTime;
import java.util.List;

/**
 * When workers and supervisors are reminded.
 *
 * @param lead days before the due date on which the worker is reminded
 * @param overdue days after the due date: on the earliest the worker and the supervisor, on the others the
 *     supervisor
 * @param at the time of day in the worker's zone
 */
public record ReminderPlan(List<Integer> lead, List<Integer> overdue, LocalTime at) {

    /** @throws IllegalArgumentException when a day is negative */
    public ReminderPlan {
        lead = List.copyOf(lead);
        overdue = overdue.stream().sorted().toList();
        if (lead.stream().anyMatch(days -> days < 0) || overdue.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("Reminders count days before or after the due date, never below 0");
        }
    }
}
