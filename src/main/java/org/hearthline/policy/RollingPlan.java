package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
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

    RollingPlan(Subject subject) {
        this.subject = subject;
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
        Terms terms = subject.termsOn(run.from());
        Link link = new Link(run, run.from(), firstDueOn(run, terms), subject.kindOf(run.kind(), initial), terms);
        Optional<Effort> effort = link.firstEffort(run.from(), asOf);
        while (effort.isPresent()) {
            findings.add(met(link, effort.get()));
            link = after(link, effort.get());
            effort = link.firstEffort(link.opensOn().plusDays(1), asOf);
        }
        unmet(link, asOf).ifPresent(findings::add);
    }

    private LocalDate firstDueOn(Run run, Terms terms) {
        LocalDate graced = run.from().plusDays(terms.policy().resumeGrace());
        return switch (run.kind()) {
            case DILIGENT_SEARCH -> run.from().plusDays(days(terms));
            case CONTACT, NONE ->
                terms.contacts()
                        .lastBefore(run.from())
                        .map(last -> later(last.plusDays(days(terms)), graced))
                        .orElseGet(() -> run.from().equals(subject.start())
                                ? subject.initialDueOn(terms)
                                : later(subject.initialDueOn(terms), graced));
        };
    }

    private static int days(Terms terms) {
        return ((Cadence.RollingDays) terms.cadence()).days();
    }

    /**
     * One requirement of a run's chain.
     *
     * @param terms those by which it is judged
     */
    private record Link(Run run, LocalDate opensOn, LocalDate dueOn, RequirementKind kind, Terms terms) {

        /** The first effort that meets it, of the run's from this day on. */
        Optional<Effort> firstEffort(LocalDate from, LocalDate asOf) {
            return terms.effortsFor(run.kind()).firstWithin(from, run.atLatest(asOf));
        }
    }

    private Link after(Link link, Effort effort) {
        Terms terms = subject.termsOn(effort.on());
        return new Link(
                link.run(),
                effort.on(),
                effort.on().plusDays(days(terms)),
                subject.kindOf(link.run().kind(), false),
                terms);
    }

    private static Finding met(Link link, Effort effort) {
        boolean inTime = !effort.on().isAfter(link.dueOn());
        return finding(link, inTime ? RequirementStatus.MET : RequirementStatus.MET_LATE, effort.id(), List.of());
    }

    /** The last of a chain, which nothing has met. It is dropped when its run ended before it was due. */
    private static Optional<Finding> unmet(Link link, LocalDate asOf) {
        LocalDate dueOn = link.dueOn();
        ReminderDates reminderDates = link.terms().reminderDates();
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

    private static Finding finding(
            Link link, RequirementStatus status, @Nullable String metBy, List<Reminder> reminders) {
        return new Finding(
                link.kind(),
                link.opensOn(),
                link.dueOn(),
                status,
                link.terms().timeline().on(link.run().atLatest(link.dueOn())),
                link.terms().policy(),
                metBy,
                untilTheEnd(link.run(), reminders));
    }

    /** Where nothing is owed any more nobody is reminded. */
    private static List<Reminder> untilTheEnd(Run run, List<Reminder> reminders) {
        return run.to() == null || reminders.isEmpty()
                ? reminders
                : reminders.stream()
                        .filter(reminder -> !run.hasEndedBy(reminder.on()))
                        .toList();
    }

    private void addSuppressed(List<Finding> findings, Run run, boolean initial, LocalDate asOf) {
        LocalDate opensOn = later(run.from(), subject.start());
        Terms terms = subject.termsOn(opensOn);
        Duty duty = subject.timeline().on(asOf);
        if (!run.hasEndedBy(asOf) && duty.isSuppressed()) {
            findings.add(new Finding(
                    subject.kindOf(DutyKind.NONE, initial),
                    opensOn,
                    null,
                    RequirementStatus.SUPPRESSED,
                    duty,
                    terms.policy(),
                    null,
                    List.of()));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
