package org.hearthline.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearthline.policy.NaiveSubject.Done;
import org.jspecify.annotations.Nullable;

/** POLICY 3, ROLLING_DAYS, lived through from the first day to the as-of date. */
final class NaiveRollingDays {

    /** So long after a due date nobody is reminded of it any more, however many holidays there are. */
    private static final int NO_REMINDER_AFTER = 60;

    private final CaseFacts facts;
    private final NaiveSubject subject;
    private final int everyDays;
    private final LocalDate initialDueOn;
    private final int resumeGrace;
    private final NaiveReminders reminders;
    private final LocalDate asOf;

    private final List<Owed> owed = new ArrayList<>();
    private boolean contactWasOwed;
    private @Nullable LocalDate lastContact;

    /** What is open at the moment: its first day, its due date, and whether it is the first of its run. */
    private @Nullable LocalDate opensOn;

    private LocalDate dueOn = LocalDate.MIN;
    private boolean isFirstOfRun;
    private boolean isInitial;

    NaiveRollingDays(
            CaseFacts facts,
            NaiveSubject subject,
            int everyDays,
            Period initialWithin,
            int resumeGrace,
            NaiveReminders reminders,
            LocalDate asOf) {
        this.facts = facts;
        this.subject = subject;
        this.everyDays = everyDays;
        this.initialDueOn = subject.start.plus(initialWithin);
        this.resumeGrace = resumeGrace;
        this.reminders = reminders;
        this.asOf = asOf;
    }

    List<Owed> requirements() {
        for (LocalDate day = subject.start; !day.isAfter(asOf); day = day.plusDays(1)) {
            DutyKind today = subject.on(day).kind();
            if (day.equals(subject.start) || subject.on(day.minusDays(1)).kind() != today) {
                endRunBefore(day);
                if (today != DutyKind.NONE) {
                    beginRun(day, today);
                }
            }
            if (today != DutyKind.NONE) {
                lookForWhatWasDone(day, today);
            }
        }
        if (opensOn != null) {
            boolean overdue = asOf.isAfter(dueOn);
            add(overdue ? RequirementStatus.OVERDUE : RequirementStatus.OPEN, opensOn, null);
        }
        if (!asOf.isBefore(subject.start) && subject.on(asOf).isSuppressed()) {
            addSuppressed();
        }
        return owed;
    }

    private void endRunBefore(LocalDate day) {
        if (opensOn != null && dueOn.isBefore(day)) {
            add(RequirementStatus.MISSED, opensOn, null);
        }
        opensOn = null;
    }

    private void beginRun(LocalDate day, DutyKind kind) {
        if (kind == DutyKind.DILIGENT_SEARCH) {
            dueOn = day.plusDays(everyDays);
        } else if (lastContact != null) {
            dueOn = NaiveSubject.later(lastContact.plusDays(everyDays), day.plusDays(resumeGrace));
        } else if (day.equals(subject.start)) {
            dueOn = NaiveSubject.later(initialDueOn, day);
        } else {
            dueOn = NaiveSubject.later(initialDueOn, day.plusDays(resumeGrace));
        }
        opensOn = day;
        isFirstOfRun = true;
        isInitial = kind == DutyKind.CONTACT && !contactWasOwed;
        contactWasOwed |= kind == DutyKind.CONTACT;
    }

    private void lookForWhatWasDone(LocalDate day, DutyKind kind) {
        Optional<Done> done = subject.done(kind, asOf).stream()
                .filter(each -> each.on().equals(day))
                .findFirst();
        if (done.isEmpty()) {
            return;
        }
        if (kind == DutyKind.CONTACT) {
            lastContact = day;
        }
        if (opensOn != null && (isFirstOfRun || day.isAfter(opensOn))) {
            boolean late = day.isAfter(dueOn);
            add(
                    late ? RequirementStatus.MET_LATE : RequirementStatus.MET,
                    opensOn,
                    done.get().id());
            opensOn = day;
            dueOn = day.plusDays(everyDays);
            isFirstOfRun = false;
            isInitial = false;
        }
    }

    private void add(RequirementStatus status, LocalDate from, @Nullable String metBy) {
        NaiveDuty said = subject.on(subject.lastDayOfRun(from, dueOn));
        LocalDate farAway = NaiveSubject.later(asOf, dueOn).plusDays(NO_REMINDER_AFTER);
        LocalDate lastDayOfRun = subject.lastDayOfRun(from, farAway);
        owed.add(new Owed(
                subject.id,
                subject.kind(said.kind(), isInitial),
                from,
                dueOn,
                dueOn.plusDays(1).atStartOfDay(facts.timeZone()).toInstant(),
                status,
                said.accepts(),
                said.childIds(),
                metBy,
                said.needsReview(),
                said.reasons(),
                reminders(status, from).stream()
                        .filter(reminder -> !reminder.on().isAfter(lastDayOfRun))
                        .toList()));
    }

    private List<Reminder> reminders(RequirementStatus status, LocalDate from) {
        return switch (status) {
            case OPEN -> reminders.ahead(from, dueOn, true, asOf);
            case OVERDUE -> reminders.overdue(dueOn, true, asOf);
            case UPCOMING, MET, MET_LATE, MISSED, SUPPRESSED -> List.of();
        };
    }

    private void addSuppressed() {
        owed.add(new Owed(
                subject.id,
                subject.kind(DutyKind.CONTACT, !contactWasOwed),
                subject.firstDayOfRun(asOf),
                null,
                null,
                RequirementStatus.SUPPRESSED,
                List.of(),
                List.of(),
                null,
                false,
                subject.on(asOf).reasons(),
                List.of()));
    }
}
