package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What holds of every case whose policy has two versions, one after the other. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class PolicyVersionsPropertiesTest {

    @Provide
    Arbitrary<Situation> monthly() {
        return Situations.under(MadeUpPolicies.byCalendarMonths());
    }

    @Provide
    Arbitrary<Policy> otherMonthly() {
        return MadeUpPolicies.byCalendarMonths();
    }

    @Provide
    Arbitrary<Situation> rolling() {
        return Situations.under(MadeUpPolicies.byRollingDays());
    }

    @Provide
    Arbitrary<Policy> otherRolling() {
        return MadeUpPolicies.byRollingDays();
    }

    @Provide
    Arbitrary<Situation> any() {
        return Situations.any();
    }

    private static Policy next(Situation situation, Policy policy, int afterOpening) {
        return Policies.next(
                policy, situation.day(afterOpening), situation.policy().id());
    }

    private static Rules rules(Situation situation, Policy next) {
        return new Rules(
                new PolicyVersions(List.of(situation.policy(), next)),
                situation.facts(),
                situation.workerZone(),
                WorkDays::isWorkDay);
    }

    @Property(tries = 300)
    void month_isJudgedAsItsVersionAloneWouldJudgeIt(
            @ForAll("monthly") Situation situation,
            @ForAll("otherMonthly") Policy other,
            @ForAll @IntRange(min = 1, max = 400) int afterOpening) {
        Policy next = next(situation, other, afterOpening);
        List<Requirement> requirements = rules(situation, next).requirements(situation.asOf(), situation.day(LENGTH));

        Predicate<Owed> isOfNext = owed -> !owed.opensOn().isBefore(next.effectiveFrom());
        Predicate<Owed> isMonthly = owed -> !situation.isRolling(owed.subject());
        List<Owed> ofFirst = under(situation, situation.policy()).stream()
                .filter(isMonthly.and(isOfNext.negate()))
                .toList();
        List<Owed> ofNext =
                under(situation, next).stream().filter(isMonthly.and(isOfNext)).toList();
        assertThat(Proof.checked(Owed.of(requirements)).stream().filter(isMonthly))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ofFirst.stream(), ofNext.stream()).toList());
    }

    private static final int LENGTH = 500;

    private static List<Owed> under(Situation situation, Policy only) {
        return Owed.of(new Rules(only, situation.facts(), situation.workerZone(), WorkDays::isWorkDay)
                .requirements(situation.asOf(), situation.day(LENGTH)));
    }

    @Property(tries = 300)
    void versionThatSaysTheSame_changesNothing(
            @ForAll("any") Situation situation, @ForAll @IntRange(min = 1, max = 400) int afterOpening) {
        Policy same = next(situation, situation.policy(), afterOpening);

        assertThat(Proof.checked(Owed.of(rules(situation, same).requirements(situation.asOf(), situation.day(LENGTH)))))
                .isEqualTo(under(situation, situation.policy()));
    }

    @Property(tries = 300)
    void requirement_namesTheVersionInForceWhenItOpened(
            @ForAll("rolling") Situation situation,
            @ForAll("otherRolling") Policy other,
            @ForAll @IntRange(min = 1, max = 400) int afterOpening) {
        Policy next = next(situation, other, afterOpening);

        assertThat(Proof.checked(rules(situation, next).requirements(situation.asOf(), situation.day(LENGTH))))
                .allSatisfy(requirement -> assertThat(requirement.policy())
                        .isEqualTo(
                                requirement.opensOn().isBefore(next.effectiveFrom())
                                        ? situation.policy().named()
                                        : next.named()));
    }

    /** However little the next version accepts, the chain never breaks: what is owed today is in one requirement. */
    @Property(tries = 300)
    void dutyOfToday_isInOneOpenRequirement(
            @ForAll("rolling") Situation situation,
            @ForAll("otherRolling") Policy other,
            @ForAll @IntRange(min = 1, max = 400) int afterOpening) {
        Rules rules = rules(situation, next(situation, other, afterOpening));
        LocalDate asOf = situation.asOf();
        List<Requirement> open = rules.requirements(asOf, asOf).stream()
                .filter(requirement -> requirement.status() == RequirementStatus.OPEN
                        || requirement.status() == RequirementStatus.OVERDUE)
                .toList();

        for (Participant participant : situation.facts().participants()) {
            assertThat(Proof.checked(open).stream()
                            .filter(requirement -> requirement.subject().equals(participant.id())))
                    .hasSize(rules.duty(participant.id(), asOf).kind() == DutyKind.NONE ? 0 : 1);
        }
    }

    @Property(tries = 100)
    void nextChange_isTheFirstDayOnWhichAnythingDiffers(
            @ForAll("rolling") Situation situation,
            @ForAll("otherRolling") Policy other,
            @ForAll @IntRange(min = 1, max = 400) int afterOpening,
            @ForAll @IntRange(max = 40) int lookahead) {
        assertNextChange(rules(situation, next(situation, other, afterOpening)), situation.asOf(), lookahead);
    }

    @Property(tries = 100)
    void nextChangeByMonths_isTheFirstDayOnWhichAnythingDiffers(
            @ForAll("monthly") Situation situation,
            @ForAll("otherMonthly") Policy other,
            @ForAll @IntRange(min = 1, max = 400) int afterOpening,
            @ForAll @IntRange(max = 40) int lookahead) {
        assertNextChange(rules(situation, next(situation, other, afterOpening)), situation.asOf(), lookahead);
    }

    private static void assertNextChange(Rules rules, LocalDate asOf, int lookahead) {
        List<Owed> now = Owed.of(rules.requirements(asOf, asOf.plusDays(lookahead)));
        LocalDate horizon = asOf.plusDays(120);
        Optional<LocalDate> first = asOf.plusDays(1)
                .datesUntil(horizon)
                .filter(day -> !Proof.checked(Owed.of(rules.requirements(day, day.plusDays(lookahead))))
                        .equals(now.stream().map(owed -> owed.asSeenOn(day)).toList()))
                .findFirst();

        Optional<LocalDate> next = rules.nextChange(asOf, lookahead);

        assertThat(next.filter(day -> day.isBefore(horizon))).isEqualTo(first);
    }
}
