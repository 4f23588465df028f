package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every case, whatever its facts. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RulesPropertiesTest {

    private static final List<RequirementStatus> FROM_BEST_TO_WORST = List.of(
            RequirementStatus.MET,
            RequirementStatus.MET_LATE,
            RequirementStatus.SUPPRESSED,
            RequirementStatus.UPCOMING,
            RequirementStatus.OPEN,
            RequirementStatus.OVERDUE,
            RequirementStatus.MISSED);

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<Situation> monthlySituations() {
        return Situations.under(Policies.tn318());
    }

    @Provide
    Arbitrary<Situation> rollingSituations() {
        return Situations.under(Policies.draft30Day());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Situations.days(-40, 500);
    }

    @Property
    void factsInAnyOrder_sameRequirements(@ForAll("situations") Situation situation, @ForAll Random random) {
        LocalDate through = situation.asOf().plusDays(40);

        List<Requirement> requirements = situation.rules().requirements(situation.asOf(), through);
        List<Requirement> ofShuffled =
                situation.rulesFor(shuffled(situation.facts(), random)).requirements(situation.asOf(), through);

        assertThat(withoutEvidence(ofShuffled)).isEqualTo(withoutEvidence(requirements));
    }

    @Property
    void pairSuppressedOnADay_neverOwedThatDay(
            @ForAll("situations") Situation situation, @ForAll("days") LocalDate day) {
        for (Participant participant : situation.facts().participants()) {
            Duty duty = situation.rules().duty(participant.id(), day);
            for (Child child : situation.facts().children()) {
                if (isSuppressed(situation.facts(), participant, child, day)) {
                    assertThat(duty.childIds()).doesNotContain(child.id());
                }
            }
            assertThat(duty.kind() == DutyKind.NONE).isEqualTo(duty.childIds().isEmpty());
        }
    }

    @Property
    void everyPairReleasedForGood_nothingOwedAndNobodyReminded(@ForAll("situations") Situation situation) {
        CaseFacts facts = situation.facts();
        CaseFacts released = new CaseFacts(
                facts.id(),
                facts.programArea(),
                facts.timeZone(),
                facts.openedOn(),
                facts.closedOn(),
                facts.children().stream()
                        .map(child -> new Child(
                                child.id(),
                                child.joinedOn(),
                                child.leftOn(),
                                TribalStatus.UNKNOWN,
                                child.guardianship()))
                        .toList(),
                facts.participants(),
                List.of(new CourtOrder(
                        "O-1",
                        CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS,
                        List.of(),
                        List.of(),
                        new DateInterval(facts.openedOn(), null))),
                facts.contacts(),
                facts.searches());

        assertThat(situation
                        .rulesFor(released)
                        .requirements(situation.asOf(), situation.asOf().plusDays(40)))
                .filteredOn(requirement -> requirement.kind() != RequirementKind.CHILD_VISIT)
                .allSatisfy(requirement -> {
                    assertThat(requirement.status()).isEqualTo(RequirementStatus.SUPPRESSED);
                    assertThat(requirement.reminders()).isEmpty();
                    assertThat(requirement.accepts()).isEmpty();
                    assertThat(requirement.childIds()).isEmpty();
                });
    }

    @Property
    void contactAddedUnderCalendarMonths_noStatusWorse(
            @ForAll("monthlySituations") Situation situation, @ForAll("days") LocalDate on) {
        Situation monthly = withoutCasePlans(situation);
        Map<String, RequirementStatus> before = statuses(monthly, monthly.facts());
        Map<String, RequirementStatus> after = statuses(monthly, withContact(monthly.facts(), on));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((key, status) -> assertThat(FROM_BEST_TO_WORST.indexOf(status))
                .as(key)
                .isLessThanOrEqualTo(FROM_BEST_TO_WORST.indexOf(before.get(key))));
    }

    @Property
    void contactAddedUnderRollingDays_noMoreIsOverdueOrMissed(
            @ForAll("rollingSituations") Situation situation, @ForAll("days") LocalDate on) {
        Situation rolling = withoutCasePlans(situation);

        assertThat(overdueOrMissed(rolling, withContact(rolling.facts(), on)))
                .isLessThanOrEqualTo(overdueOrMissed(rolling, rolling.facts()));
    }

    @Property
    void requirementsOfOneEvaluation_keyedBySubjectAndOpening(@ForAll("situations") Situation situation) {
        List<Requirement> requirements = situation
                .rules()
                .requirements(situation.asOf(), situation.asOf().plusDays(40));

        requirements.stream()
                .collect(Collectors.groupingBy(RulesPropertiesTest::key))
                .values()
                .forEach(ofOneKey -> assertThat(ofOneKey.size() == 1 || isMetOnItsFirstDay(situation, ofOneKey))
                        .as("%s", ofOneKey)
                        .isTrue());
    }

    /**
     * The one exception: under rolling days what meets the first on its opening day opens the next that day, after
     * it.
     */
    private static boolean isMetOnItsFirstDay(Situation situation, List<Requirement> ofOneKey) {
        Requirement first = ofOneKey.get(0);
        Stream<Effort> efforts = Stream.concat(
                situation.facts().contacts().stream().map(contact -> new Effort(contact.on(), contact.id())),
                situation.facts().searches().stream().map(search -> new Effort(search.on(), search.id())));
        return ofOneKey.size() == 2
                && efforts.anyMatch(effort ->
                        effort.id().equals(first.metBy()) && effort.on().equals(first.opensOn()));
    }

    @Property
    void reminders_onBusinessDaysFromAsOfAtEightOfTheWorker(@ForAll("situations") Situation situation) {
        for (Requirement requirement : situation
                .rules()
                .requirements(situation.asOf(), situation.asOf().plusDays(40))) {
            assertThat(requirement.reminders()).doesNotHaveDuplicates().allSatisfy(reminder -> {
                assertThat(WorkDays.isWorkDay(reminder.on())).isTrue();
                assertThat(reminder.on()).isAfterOrEqualTo(situation.asOf());
                assertThat(reminder.at().atZone(Situation.WORKER_ZONE).toLocalDateTime())
                        .isEqualTo(reminder.on().atTime(8, 0));
                assertThat(reminder.why() == ReminderCause.LEAD)
                        .isEqualTo(!reminder.on().isAfter(dueOn(requirement)));
                assertThat(reminder.on()).isAfterOrEqualTo(requirement.opensOn());
            });
        }
    }

    @Property
    void statusAndDates_agree(@ForAll("situations") Situation situation) {
        LocalDate asOf = situation.asOf();
        for (Requirement requirement : situation.rules().requirements(asOf, asOf.plusDays(40))) {
            assertThat(requirement.metBy() != null)
                    .isEqualTo(Set.of(RequirementStatus.MET, RequirementStatus.MET_LATE)
                            .contains(requirement.status()));
            switch (requirement.status()) {
                case UPCOMING -> assertThat(asOf).isBefore(requirement.opensOn());
                case OPEN -> assertThat(asOf).isBetween(requirement.opensOn(), dueOn(requirement));
                case OVERDUE, MISSED, MET_LATE -> assertThat(asOf).isAfter(dueOn(requirement));
                case MET, SUPPRESSED -> assertThat(requirement.reminders()).isEmpty();
            }
        }
    }

    @Property
    void metRequirement_metByWhatMaySatisfyIt(@ForAll("situations") Situation situation) {
        for (Requirement requirement : situation.rules().requirements(situation.asOf(), situation.asOf())) {
            situation.facts().contacts().stream()
                    .filter(contact -> contact.id().equals(requirement.metBy()))
                    .forEach(contact -> {
                        assertThat(contact.outcome()).isEqualTo(Outcome.COMPLETED);
                        assertThat(contact.mode()).isIn(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE);
                        assertThat(contact.on()).isBetween(requirement.opensOn(), situation.asOf());
                        assertThat(Stream.concat(contact.participantIds().stream(), contact.childIds().stream()))
                                .contains(requirement.subject());
                    });
        }
    }

    @Property
    void farHorizon_onlyAddsWhatOpensLater(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 100) int nearDays) {
        LocalDate near = situation.asOf().plusDays(nearDays - 50);

        assertThat(situation.rules().requirements(situation.asOf(), near))
                .isEqualTo(situation
                        .rules()
                        .requirements(situation.asOf(), situation.asOf().plusDays(100))
                        .stream()
                        .filter(requirement -> !requirement.opensOn().isAfter(near))
                        .toList());
    }

    @Property
    void timeline_saysOfEveryDayWhatTheRuleSays(@ForAll("situations") Situation situation) {
        CaseFacts facts = situation.facts();
        for (Participant participant : facts.participants()) {
            DutyRule rule = new DutyRule(situation.policy(), facts, participant);
            DutyTimeline timeline = new DutyTimeline(rule.datesOfChange(), rule::on);
            LocalDate last = situation.asOf().plusDays(30);
            for (LocalDate day = situation.asOf().minusDays(30); day.isBefore(last); day = day.plusDays(1)) {
                assertThat(timeline.on(day)).isEqualTo(rule.on(day));
                assertThat(timeline.runOn(day).kind()).isEqualTo(rule.on(day).kind());
            }
        }
    }

    @Property
    void nextChange_nothingButPassedRemindersUntilThen(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 60) int lookahead) {
        Rules rules = situation.rules();
        LocalDate asOf = situation.asOf();
        List<Requirement> now = rules.requirements(asOf, asOf.plusDays(lookahead));

        Optional<LocalDate> next = rules.nextChange(asOf, lookahead);

        LocalDate walkedUntil = next.orElse(asOf.plusDays(70));
        for (LocalDate day = asOf.plusDays(1); day.isBefore(walkedUntil); day = day.plusDays(1)) {
            assertThat(rules.requirements(day, day.plusDays(lookahead))).isEqualTo(stillToCome(now, day));
        }
        next.ifPresent(day -> {
            assertThat(day).isAfter(asOf);
            assertThat(rules.requirements(day, day.plusDays(lookahead))).isNotEqualTo(stillToCome(now, day));
        });
    }

    private static List<Requirement> stillToCome(List<Requirement> requirements, LocalDate day) {
        return requirements.stream()
                .map(requirement -> withReminders(
                        requirement,
                        requirement.reminders().stream()
                                .filter(reminder -> !reminder.on().isBefore(day))
                                .toList(),
                        requirement.reasons()))
                .toList();
    }

    private static List<Requirement> withoutEvidence(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> withReminders(
                        requirement,
                        requirement.reminders(),
                        requirement.reasons().stream()
                                .map(reason -> new Reason(reason.code(), reason.childId(), null, reason.citation()))
                                .toList()))
                .toList();
    }

    private static Requirement withReminders(Requirement requirement, List<Reminder> reminders, List<Reason> reasons) {
        return new Requirement(
                requirement.subject(),
                requirement.kind(),
                requirement.opensOn(),
                requirement.dueOn(),
                requirement.dueAt(),
                requirement.status(),
                requirement.accepts(),
                requirement.childIds(),
                requirement.metBy(),
                requirement.needsReview(),
                requirement.rule(),
                requirement.citation(),
                requirement.policy(),
                reasons,
                reminders);
    }

    private static LocalDate dueOn(Requirement requirement) {
        return Optional.ofNullable(requirement.dueOn()).orElseThrow();
    }

    private static String key(Requirement requirement) {
        return requirement.subject() + " " + requirement.opensOn();
    }

    private static Map<String, RequirementStatus> statuses(Situation situation, CaseFacts facts) {
        Map<String, RequirementStatus> statuses = new HashMap<>();
        situation
                .rulesFor(facts)
                .requirements(situation.asOf(), situation.asOf().plusDays(40))
                .forEach(requirement -> statuses.put(key(requirement), requirement.status()));
        return statuses;
    }

    private static long overdueOrMissed(Situation situation, CaseFacts facts) {
        return situation.rulesFor(facts).requirements(situation.asOf(), situation.asOf()).stream()
                .filter(requirement -> Set.of(RequirementStatus.OVERDUE, RequirementStatus.MISSED)
                        .contains(requirement.status()))
                .count();
    }

    private static boolean isSuppressed(CaseFacts facts, Participant participant, Child child, LocalDate day) {
        boolean inGuardianship = child.guardianship().stream()
                .anyMatch(held ->
                        held.kind() == GuardianshipKind.FULL && held.during().contains(day));
        boolean released = child.tribalStatus() != TribalStatus.YES
                && facts.courtOrders().stream()
                        .filter(order -> order.during().contains(day))
                        .filter(order -> order.participantIds().isEmpty()
                                || order.participantIds().contains(participant.id()))
                        .anyMatch(order ->
                                order.childIds().isEmpty() || order.childIds().contains(child.id()));
        return inGuardianship || released;
    }

    /**
     * A case plan may ask for more the sooner contact is made: a first contact on the third day is then due again on
     * the tenth.
     */
    private static Situation withoutCasePlans(Situation situation) {
        List<Participant> participants = situation.facts().participants().stream()
                .map(participant -> new Participant(
                        participant.id(),
                        participant.role(),
                        participant.joinedOn(),
                        participant.leftOn(),
                        participant.childIds(),
                        participant.circumstances(),
                        null))
                .toList();
        return new Situation(
                with(situation.facts(), participants, situation.facts().contacts()),
                situation.policy(),
                situation.asOf());
    }

    private static CaseFacts withContact(CaseFacts facts, LocalDate on) {
        List<Contact> contacts = new ArrayList<>(facts.contacts());
        contacts.add(new Contact(
                "X-0",
                on,
                Mode.FACE_TO_FACE,
                Outcome.COMPLETED,
                facts.participants().stream().map(Participant::id).toList(),
                facts.children().stream().map(Child::id).toList()));
        return with(facts, facts.participants(), contacts);
    }

    private static CaseFacts with(CaseFacts facts, List<Participant> participants, List<Contact> contacts) {
        return new CaseFacts(
                facts.id(),
                facts.programArea(),
                facts.timeZone(),
                facts.openedOn(),
                facts.closedOn(),
                facts.children(),
                participants,
                facts.courtOrders(),
                contacts,
                facts.searches());
    }

    private static CaseFacts shuffled(CaseFacts facts, Random random) {
        return new CaseFacts(
                facts.id(),
                facts.programArea(),
                facts.timeZone(),
                facts.openedOn(),
                facts.closedOn(),
                shuffled(facts.children(), random).stream()
                        .map(child -> new Child(
                                child.id(),
                                child.joinedOn(),
                                child.leftOn(),
                                child.tribalStatus(),
                                shuffled(child.guardianship(), random)))
                        .toList(),
                shuffled(facts.participants(), random).stream()
                        .map(participant -> new Participant(
                                participant.id(),
                                participant.role(),
                                participant.joinedOn(),
                                participant.leftOn(),
                                shuffled(participant.childIds(), random),
                                shuffled(participant.circumstances(), random),
                                participant.contactEveryDays()))
                        .toList(),
                shuffled(facts.courtOrders(), random),
                shuffled(facts.contacts(), random),
                shuffled(facts.searches(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
