package org.hearthline.reminder;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.Cause;
import org.hearthline.policy.DutyKind;
import org.hearthline.policy.Policy;
import org.hearthline.policy.Reminder;
import org.hearthline.policy.ReminderCause;
import org.hearthline.policy.ReminderTarget;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementStatus;
import org.jspecify.annotations.Nullable;

/**
 * Brings the kept requirements and reminders of one case to what the rules answer, by difference: the same facts leave every row as it
 * is. Pure: it changes the rows it is given and answers those that are new.
 */
final class PlanDifference {

    private static final String AGAIN = "|AGAIN";

    private final Judged judged;
    private final Cause cause;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, KeptRequirement> requirements;
    private final Map<String, Map<String, KeptReminder>> reminders;
    private final Map<String, Boolean> owedToday = new HashMap<>();
    private final Map<Policy, String> rules = new IdentityHashMap<>();
    private final List<Object> added = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    /**
     * What is to be written beside the rows that were changed.
     *
     * @param rows new ones, requirements before their reminders
     */
    record Result(List<Object> rows, List<Decision> decisions) {}

    PlanDifference(
            Judged judged,
            Cause cause,
            Instant now,
            Collection<KeptRequirement> requirements,
            Collection<KeptReminder> reminders) {
        this.judged = judged;
        this.cause = cause;
        this.now = now;
        this.today = LocalDate.ofInstant(now, judged.facts().timeZone());
        this.requirements = requirements.stream().collect(toMap(row -> row.key, Function.identity()));
        this.reminders = reminders.stream()
                .collect(groupingBy(row -> row.requirementKey, toMap(row -> row.key, Function.identity())));
    }

    Result apply(List<Requirement> wanted) {
        Map<String, Requirement> byKey = Requirement.byKey(wanted);
        Set<String> keys = new HashSet<>();
        byKey.forEach((key, requirement) -> {
            String rowKey = rowKey(key, requirement);
            keys.add(rowKey);
            apply(rowKey, requirement);
        });
        requirements.values().stream()
                .filter(row -> !keys.contains(row.key) && !isClosedUnderOtherRules(row))
                .forEach(row -> {
                    decide(row, row::withdraw);
                    cancelUnless(Set.of(), row);
                });
        return new Result(added, decisions);
    }

    /**
     * A rolling duty of today is in the last of its requirements alone: where that would be a row that is closed and keeps its result, it
     * has one of its own, so that no duty is silenced. A month that is closed is over, and the next one is kept anyway.
     */
    private String rowKey(String key, Requirement requirement) {
        String rowKey = judged.facts().id() + "|" + key;
        boolean isToday =
                KeptRequirement.isToDo(requirement.status()) && judged.rules().isRolling(requirement.subject());
        while (isClosedUnderOtherRules(requirements.get(rowKey))
                && (isToday || requirements.containsKey(rowKey + AGAIN))) {
            rowKey += AGAIN;
        }
        return rowKey;
    }

    private void apply(String key, Requirement requirement) {
        @Nullable KeptRequirement existing = requirements.get(key);
        boolean known = existing != null && existing.isToDo() && !isDueEarlier(existing, requirement);
        KeptRequirement row =
                existing == null ? added(new KeptRequirement(key, judged.facts().id())) : existing;
        if (existing == null || !isClosedUnderOtherRules(existing)) {
            decide(
                    row,
                    () -> row.say(
                            requirement,
                            rulesFor(requirement.opensOn()),
                            cadenceOf(requirement.subject()),
                            isOwed(requirement.subject())));
        }
        Set<String> planned = plan(row, requirement);
        if (row.isToDo() && !known && judged.rules().leadHasPassed(requirement, now)) {
            planned.add(catchUp(row, ReminderTarget.WORKER, ReminderCause.LEAD));
        }
        cancelUnless(planned, row);
    }

    /** Whatever changes what is kept of a requirement is a decision; that its window opens as planned is none. */
    private void decide(KeptRequirement row, Runnable change) {
        @Nullable Verdict before = row.decidedAt == null ? null : Verdict.of(row);
        @Nullable String was = row.decidedAt == null ? null : Decision.statusOf(row.status, row.withdrawn);
        change.run();
        if (!Verdict.of(row).equals(before)) {
            row.decidedAt = now;
            decisions.add(new Decision(row.key, row.caseId, row.requirement(List.of()), row.withdrawn, was, cause));
        }
    }

    private record Verdict(Requirement requirement, boolean withdrawn) {

        static Verdict of(KeptRequirement row) {
            Requirement requirement = row.requirement(List.of());
            return new Verdict(
                    requirement.status() == RequirementStatus.UPCOMING ? requirement.opened() : requirement,
                    row.withdrawn);
        }
    }

    private static boolean isDueEarlier(KeptRequirement row, Requirement requirement) {
        return row.dueOn != null
                && requirement.dueOn() != null
                && requirement.dueOn().isBefore(row.dueOn);
    }

    /**
     * A change of policy, of its version or of the cadence judges open and coming requirements anew; closed ones keep their result
     * (CONTRACT, "Case document").
     */
    private boolean isClosedUnderOtherRules(@Nullable KeptRequirement row) {
        if (row == null) {
            return false;
        }
        boolean otherRules = !row.policyId.equals(judged.policy().id())
                || !row.isJudgedBy(rulesFor(row.opensOn))
                || !row.cadence.equals(cadenceOf(row.subject));
        return otherRules && row.isClosed(today) && isOfCase(row.subject);
    }

    private boolean isOfCase(String subject) {
        return judged.facts().participants().stream()
                        .anyMatch(person -> person.id().equals(subject))
                || judged.facts().children().stream()
                        .anyMatch(child -> child.id().equals(subject));
    }

    /** What tells the rules of the version in force on this day from any others, under whatever name. */
    private String rulesFor(LocalDate opensOn) {
        return rules.computeIfAbsent(judged.policy().inForceOn(opensOn), Policy::fingerprint);
    }

    private String cadenceOf(String subject) {
        return judged.facts().participants().stream()
                .filter(person -> person.id().equals(subject) && person.contactEveryDays() != null)
                .findFirst()
                .map(person -> "every " + person.contactEveryDays() + " days")
                .orElse("the policy's");
    }

    private boolean isOwed(String subject) {
        return owedToday.computeIfAbsent(subject, this::isOwedToday);
    }

    /** A child's visit is owed as long as it is kept; what is owed to a participant, an order or guardianship may lift. */
    private boolean isOwedToday(String subject) {
        return judged.facts().participants().stream()
                        .noneMatch(person -> person.id().equals(subject))
                || judged.rules().duty(subject, today).kind() != DutyKind.NONE;
    }

    private Set<String> plan(KeptRequirement row, Requirement requirement) {
        Set<String> planned = new HashSet<>();
        for (Reminder reminder : requirement.reminders()) {
            String key = KeptReminder.keyOf(row, reminder);
            planned.add(key);
            if (reminder.at().isAfter(now)) {
                put(row, key, reminder);
            } else if (reminder.why() == ReminderCause.OVERDUE && !isKept(row, key)) {
                planned.add(catchUp(row, reminder.to(), reminder.why()));
            }
        }
        return planned;
    }

    /** It went into a digest, or is about to. */
    private boolean isKept(KeptRequirement row, String key) {
        KeptReminder reminder = remindersOf(row).get(key);
        return reminder != null && reminder.status != KeptReminder.Status.CANCELLED;
    }

    /** A reminder that went into a digest stays there, whatever is planned later. */
    private void put(KeptRequirement row, String key, Reminder reminder) {
        KeptReminder existing = remindersOf(row).get(key);
        if (existing == null) {
            remindersOf(row).put(key, added(new KeptReminder(key, row, reminder)));
        } else if (existing.status != KeptReminder.Status.IN_DIGEST) {
            existing.plan(reminder);
        }
    }

    private Map<String, KeptReminder> remindersOf(KeptRequirement row) {
        return reminders.computeIfAbsent(row.key, any -> new HashMap<>());
    }

    private <T> T added(T row) {
        added.add(row);
        return row;
    }

    /**
     * Plans what was first learned of when its hour had passed (POLICY 4) for the next business morning, or for the very next one where
     * that would be too late. Answers its key.
     */
    private String catchUp(KeptRequirement row, ReminderTarget target, ReminderCause cause) {
        LocalDate next = LocalDate.ofInstant(now, judged.workerZone());
        if (!morning(next).isAfter(now)) {
            next = next.plusDays(1);
        }
        LocalDate business = next;
        while (!judged.isBusinessDay().test(business)) {
            business = business.plusDays(1);
        }
        boolean tooLate = row.dueOn != null && !next.isAfter(row.dueOn) && business.isAfter(row.dueOn);
        LocalDate on = tooLate ? next : business;
        Reminder reminder = new Reminder(on, morning(on), target, cause);
        String key = KeptReminder.catchUpKeyOf(row, reminder);
        put(row, key, reminder);
        return key;
    }

    private Instant morning(LocalDate day) {
        return day.atTime(judged.policy().inForceOn(today).reminders().at())
                .atZone(judged.workerZone())
                .toInstant();
    }

    /**
     * What was planned and is not any more is cancelled; while its requirement is unmet and owed, that excepts what fell due while the
     * service was down, and what makes up for a reminder whose hour had passed.
     */
    private void cancelUnless(Set<String> planned, KeptRequirement row) {
        for (KeptReminder reminder : remindersOf(row).values()) {
            if (reminder.status != KeptReminder.Status.PLANNED || planned.contains(reminder.key)) {
                continue;
            }
            if (row.remindable && reminder.isCatchUp()) {
                planAnew(reminder);
            } else if (!row.remindable || !reminder.on.isBefore(today)) {
                reminder.cancel();
            }
        }
    }

    /** Where the worker's zone is another now. One whose morning has come may have been put off since. */
    private void planAnew(KeptReminder reminder) {
        Instant morning = morning(reminder.on);
        if (morning.isAfter(now)) {
            reminder.plan(new Reminder(reminder.on, morning, reminder.target, reminder.cause));
        }
    }
}
