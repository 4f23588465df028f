package org.hearthline.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of one policy, in all its versions, applied to the facts of one case. It keeps nothing between questions and may be asked from
 * any thread. Dates are local to the case's zone, save those of reminders, which are the worker's.
 */
public final class Rules {

    private static final Comparator<Requirement> IN_ORDER = Comparator.comparing(Requirement::subject)
            .thenComparing(Requirement::opensOn)
            .thenComparing(requirement -> requirement.kind().name());

    private final PolicyVersions policy;
    private final CaseFacts facts;

    /** One for each version of the policy, in their order. */
    private final List<ReminderDates> reminderDates;

    /** By subject: each answers in order, so that little is left to sort. */
    private final List<CadencePlan> plans;

    /** The rules of a policy of which there is one version. */
    public Rules(Policy policy, CaseFacts facts, ZoneId workerZone, Predicate<LocalDate> isBusinessDay) {
        this(PolicyVersions.of(policy), facts, workerZone, isBusinessDay);
    }

    /**
     * @param policy each requirement is judged by the version in force on its {@code opensOn}, each duty by that of its
     *     day
     * @param workerZone the zone in which the worker's day has its hours
     * @param isBusinessDay whether the worker is at work on a date of that zone: no weekend, no holiday; must be true
     *     of some dates before and after any other
     */
    public Rules(PolicyVersions policy, CaseFacts facts, ZoneId workerZone, Predicate<LocalDate> isBusinessDay) {
        this.policy = policy;
        this.facts = facts;
        this.reminderDates = policy.inOrder().stream()
                .map(version -> new ReminderDates(version.reminders(), workerZone, isBusinessDay))
                .toList();
        this.plans = subjects()
                .map(subject -> subject.cadence() instanceof Cadence.RollingDays
                        ? new RollingPlan(subject)
                        : new CalendarMonthPlan(subject))
                .sorted(Comparator.comparing(
                        (CadencePlan plan) -> plan.subject().id()))
                .toList();
    }

    private Stream<Subject> subjects() {
        Stream<Subject> participants = facts.participants().stream()
                .map(participant -> new Subject(
                        participant.id(),
                        false,
                        facts.startOf(participant.joinedOn()),
                        policy,
                        terms((version, dates) -> Terms.of(version, dates, facts, participant))));
        Stream<Subject> children = policy.inOrder().stream().anyMatch(Policy::childVisits)
                ? facts.children().stream()
                        .map(child -> new Subject(
                                child.id(),
                                true,
                                facts.startOf(child.joinedOn()),
                                policy,
                                terms((version, dates) -> Terms.of(version, dates, facts, child))))
                : Stream.of();
        return Stream.concat(participants, children);
    }

    private List<Terms> terms(BiFunction<Policy, ReminderDates, Terms> of) {
        return IntStream.range(0, reminderDates.size())
                .mapToObj(index -> of.apply(policy.inOrder().get(index), reminderDates.get(index)))
                .toList();
    }

    /**
     * Every requirement that opens by {@code through}, past ones too, as it stands on {@code asOf}: by subject,
     * opening day and kind. Contacts and searches dated after {@code asOf} do not count yet. Where a first contact
     * falls on the very day on which its rolling requirement opened, the next one opens that day as well, and comes
     * after it.
     */
    public List<Requirement> requirements(LocalDate asOf, LocalDate through) {
        List<Requirement> requirements = new ArrayList<>();
        for (CadencePlan plan : plans) {
            for (Finding finding : plan.findings(asOf, through)) {
                requirements.add(finding.asOf(asOf, plan.subject().id(), facts.timeZone()));
            }
        }
        requirements.sort(IN_ORDER);
        return Collections.unmodifiableList(requirements);
    }

    /** Whether what this participant or child is owed rolls on from one contact to the next, and not by months. */
    public boolean isRolling(String subject) {
        return plans.stream()
                .anyMatch(plan ->
                        plan instanceof RollingPlan && plan.subject().id().equals(subject));
    }

    /**
     * Whether a lead date of this requirement has passed at this instant: if it is first learned of now, it is still to be
     * told (POLICY 4).
     */
    public boolean leadHasPassed(Requirement requirement, Instant now) {
        LocalDate dueOn = requirement.dueOn();
        return dueOn != null
                && reminderDates
                        .get(policy.indexOn(requirement.opensOn()))
                        .ahead(requirement.opensOn(), dueOn, ReminderDates.Escalation.ONCE)
                        .stream()
                        .anyMatch(reminder -> reminder.why() == ReminderCause.LEAD
                                && !reminder.at().isAfter(now));
    }

    /**
     * What policy demands of the worker for this participant on this day, and why: POLICY 2.
     *
     * @throws IllegalArgumentException when the case has no such participant
     */
    public Duty duty(String participantId, LocalDate day) {
        return facts.participants().stream()
                .filter(participant -> participant.id().equals(participantId))
                .findFirst()
                .map(participant -> new DutyRule(policy.inForceOn(day), facts, participant).on(day))
                .orElseThrow(() -> new IllegalArgumentException("The case has no participant " + participantId));
    }

    /**
     * The next day on which {@code requirements(day, day + lookaheadDays)} says anything else than on {@code asOf},
     * if no fact is added until then, save that reminders pass; empty when time alone changes nothing any more.
     *
     * @throws IllegalArgumentException when {@code lookaheadDays} is negative
     */
    public Optional<LocalDate> nextChange(LocalDate asOf, int lookaheadDays) {
        if (lookaheadDays < 0) {
            throw new IllegalArgumentException("lookaheadDays is " + lookaheadDays + ", below 0");
        }
        List<Requirement> now = requirements(asOf, asOf.plusDays(lookaheadDays));
        return turningPoints(asOf, lookaheadDays).stream()
                .filter(day -> !stillToCome(now, day).equals(requirements(day, day.plusDays(lookaheadDays))))
                .findFirst();
    }

    /** The only days after {@code asOf} on which anything can change, until the first on which something does. */
    private SortedSet<LocalDate> turningPoints(LocalDate asOf, int lookaheadDays) {
        LocalDate through = asOf.plusDays(lookaheadDays);
        SortedSet<LocalDate> days = new TreeSet<>();
        for (CadencePlan plan : plans) {
            days.addAll(plan.subject().datesOfChange());
            plan.firstOpeningAfter(through).ifPresent(opensOn -> days.add(opensOn.minusDays(lookaheadDays)));
            plan.findings(asOf, through).forEach(finding -> days.addAll(finding.datesOfChange()));
        }
        return days.tailSet(asOf.plusDays(1));
    }

    private static List<Requirement> stillToCome(List<Requirement> requirements, LocalDate day) {
        return requirements.stream()
                .map(requirement -> requirement.withRemindersFrom(day))
                .toList();
    }
}
