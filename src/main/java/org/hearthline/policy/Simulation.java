package org.hearthline.policy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the rules make of a case between two dates, if no fact is added: every requirement whose window or reminders
 * touch them, as it stands in the end, and the reminders that go out on the way. Dates are local to the case's zone.
 */
public final class Simulation {

    /**
     * One requirement.
     *
     * @param last as it stood when it was last asked for
     * @param reminders those that fell between the two dates, in order
     * @param stands whether it is asked for in the end and its window touches the dates, or it was still overdue in them;
     *     of others only the reminders are
     */
    public record Outcome(Requirement last, List<Reminder> reminders, boolean stands) {}

    private final Rules rules;
    private final LocalDate from;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Simulation(Rules rules, LocalDate from) {
        this.rules = rules;
        this.from = from;
    }

    /**
     * The outcomes from one date through another, both included, under a key that is the same for the same thing owed,
     * whichever policy asks for it.
     */
    public static Map<String, Outcome> between(Rules rules, LocalDate from, LocalDate through) {
        Simulation simulation = new Simulation(rules, from);
        LocalDate day = from;
        while (!day.isAfter(through)) {
            LocalDate end = rules.nextChange(day, 0)
                    .filter(next -> !next.isAfter(through))
                    .orElse(through.plusDays(1));
            simulation.pass(day, end);
            day = end;
        }
        return simulation.outcomes;
    }

    /** Nothing changes from this day until before {@code end}, save that reminders go out. */
    private void pass(LocalDate day, LocalDate end) {
        Map<String, Requirement> requirements = Requirement.byKey(rules.requirements(day, day));
        requirements.forEach((key, requirement) -> {
            List<Reminder> fallingDue = requirement.reminders().stream()
                    .filter(reminder -> reminder.on().isBefore(end))
                    .toList();
            boolean stands = touches(requirement);
            if (outcomes.containsKey(key) || stands || !fallingDue.isEmpty()) {
                outcomes.merge(
                        key,
                        new Outcome(requirement.withRemindersFrom(LocalDate.MAX), fallingDue, stands),
                        Simulation::then);
            }
        });
        outcomes.replaceAll((key, outcome) -> requirements.containsKey(key) || wasSuppressed(outcome)
                ? outcome
                : new Outcome(outcome.last(), outcome.reminders(), false));
    }

    /** A rolling suppression is no longer asked for once it has ended, and was one all the same. */
    private static boolean wasSuppressed(Outcome outcome) {
        return outcome.last().status() == RequirementStatus.SUPPRESSED;
    }

    private boolean touches(Requirement requirement) {
        LocalDate dueOn = requirement.dueOn();
        return dueOn == null || !dueOn.isBefore(from) || requirement.status() == RequirementStatus.OVERDUE;
    }

    private static Outcome then(Outcome before, Outcome after) {
        return new Outcome(
                after.last(),
                Stream.concat(before.reminders().stream(), after.reminders().stream())
                        .toList(),
                before.stands() || after.stands());
    }
}
