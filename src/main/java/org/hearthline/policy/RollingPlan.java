package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hearthline.policy.ReminderDates.Escalation;
import org.jspecify.annotations.Nullable;

/**
 * Contact within so many days of the last one (Draft, Engagement; 31.8 A.3 where the case plan asks for it): POLICY
 * 3, ROLLING_DAYS. Each run of duty has its own chain of requirements, and each contact opens the next.
 */
final class RollingPlan implements CadencePlan {

    private final Subject subject;
    private final int days;
    private final int resumeGrace;
    private final ReminderDates reminderDates;

    RollingPlan(Subject subject, int days, int resumeGrace, ReminderDates reminderDates) {
        this.subject = subject;
        this.days = days;
        this.resumeGrace = resumeGrace;
        this.reminderDates = reminderDates;
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public List<Finding> findings(LocalDate asOf, LocalDate through) {
        List<Finding> findings = new ArrayList<>();
        boolean initial = true;
        for (Run run : subject.timeline().runs()) {
            if (run.from().isAfter(asOf)) {
                break;
            }
            switch (run.kind()) {
                case CONTACT -> {
                    addChain(findings, run, initial, asOf);
                    initial = false;
                }
                case DILIGENT_SEARCH -> addChain(findings, run, false, asOf);
                case NONE -> addSuppressed(findings, run, initial, asOf);
            }
        }
        findings.removeIf(finding -> finding.opensOn().isAfter(through));
        return findings;
    }

    /** Nothing is known of a run that has not begun, nor of a contact that has not happened. */
    @Override
    public Optional<LocalDate> firstOpeningAfter(LocalDate through) {
        return Optional.empty();
    }

    private void addChain(List<Finding> findings, Run run, boolean initial, LocalDate asOf) {
        Iterator<Effort> efforts = subject.effortsFor(run.kind())
                .from(run.from(), run.to())
                .takeWhile(effort -> !effort.on().isAfter(asOf))
                .iterator();
        Link link = new Link(run, run.from(), firstDueOn(run), subject.kindOf(run.kind(), initial));
        boolean isFirst = true;
        while (efforts.hasNext()) {
            Effort effort = efforts.next();
            if (isFirst || effort.on().isAfter(link.opensOn())) {
                findings.add(met(link, effort));
                link = after(link, effort);
                isFirst = false;
            }
        }
        unmet(link, asOf).ifPresent(findings::add);
    }

    private LocalDate firstDueOn(Run run) {
        LocalDate graced = run.from().plusDays(resumeGrace);
        return switch (run.kind()) {
            case DILIGENT_SEARCH -> run.from().plusDays(days);
            case CONTACT, NONE ->
                subject.contacts()
                        .lastBefore(run.from())
                        .map(last -> later(last.plusDays(days), graced))
                        .orElseGet(() -> run.from().equals(subject.start())
                                ? subject.initialDueOn()
                                : later(subject.initialDueOn(), graced));
        };
    }

    /** One requirement of a run's chain. */
    private record Link(Run run, LocalDate opensOn, LocalDate dueOn, RequirementKind kind) {}

    private Link after(Link link, Effort effort) {
        return new Link(
                link.run(),
                effort.on(),
                effort.on().plusDays(days),
                subject.kindOf(link.run().kind(), false));
    }

    private Finding met(Link link, Effort effort) {
        boolean inTime = !effort.on().isAfter(link.dueOn());
        return finding(link, inTime ? RequirementStatus.MET : RequirementStatus.MET_LATE, effort.id(), List.of());
    }

    /** The last of a chain, which nothing has met. It is dropped when its run ended before it was due. */
    private Optional<Finding> unmet(Link link, LocalDate asOf) {
        LocalDate dueOn = link.dueOn();
        if (link.run().hasEndedBy(asOf)) {
            return link.run().hasEndedBy(dueOn)
                    ? Optional.empty()
                    : Optional.of(finding(link, RequirementStatus.MISSED, null, List.of()));
        }
        return Optional.of(
                asOf.isAfter(dueOn)
                        ? finding(
                                link,
                                RequirementStatus.OVERDUE,
                                null,
                                reminderDates.overdue(dueOn, Escalation.REPEATED))
                        : finding(
                                link,
                                RequirementStatus.OPEN,
                                null,
                                reminderDates.ahead(link.opensOn(), dueOn, Escalation.REPEATED)));
    }

    private Finding finding(Link link, RequirementStatus status, @Nullable String metBy, List<Reminder> reminders) {
        return new Finding(
                link.kind(),
                link.opensOn(),
                link.dueOn(),
                status,
                subject.timeline().on(link.run().atLatest(link.dueOn())),
                metBy,
                reminders.stream()
                        .filter(reminder -> !link.run().hasEndedBy(reminder.on()))
                        .toList());
    }

    private void addSuppressed(List<Finding> findings, Run run, boolean initial, LocalDate asOf) {
        Duty duty = subject.timeline().on(asOf);
        if (!run.hasEndedBy(asOf) && duty.isSuppressed()) {
            findings.add(new Finding(
                    subject.kindOf(DutyKind.NONE, initial),
                    later(run.from(), subject.start()),
                    null,
                    RequirementStatus.SUPPRESSED,
                    duty,
                    null,
                    List.of()));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
