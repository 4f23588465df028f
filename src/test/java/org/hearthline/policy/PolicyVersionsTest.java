package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.CHICAGO;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of one policy that follow one another: a requirement is judged by the one in force when it opened. */
class PolicyVersionsTest {

    private static final Set<Role> ALL_BUT_KIN = Set.of(Role.MOTHER, Role.FATHER, Role.PARENT, Role.CAREGIVER);
    private static final List<Mode> FACE_TO_FACE = List.of(Mode.FACE_TO_FACE);
    private static final List<Mode> VIDEO_TOO = List.of(Mode.FACE_TO_FACE, Mode.VIDEO);
    private static final Cadence MONTHLY = new Cadence.CalendarMonth();

    private static Policy version(String version, String effectiveFrom, Cadence cadence, List<Mode> modes) {
        return version(version, effectiveFrom, cadence, modes, ALL_BUT_KIN, false, List.of(5));
    }

    private static Policy version(
            String version,
            String effectiveFrom,
            Cadence cadence,
            List<Mode> modes,
            Set<Role> appliesTo,
            boolean childVisits,
            List<Integer> lead) {
        return new Policy(
                "p",
                version,
                day(effectiveFrom),
                "A policy",
                appliesTo,
                Map.of("default", cadence),
                Map.of("default", Period.ofMonths(1)),
                7,
                childVisits,
                180,
                Map.of("default", modes),
                new ReminderPlan(lead, List.of(1), LocalTime.of(8, 0)),
                Map.of("CADENCE", "part " + version));
    }

    /** From December on thirty days again, and for this role alone. */
    private static Policy decemberFor(Role role) {
        return version("2", "2026-12-01", new Cadence.RollingDays(30), FACE_TO_FACE, Set.of(role), false, List.of());
    }

    private static Rules rules(CaseBuilder builder, Policy... versions) {
        return new Rules(new PolicyVersions(List.of(versions)), builder.facts(), CHICAGO, WorkDays::isWorkDay);
    }

    private static CaseBuilder aMother() {
        return aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1");
    }

    @Test
    void monthThatOpensUnderTheNextVersion_isJudgedByIt() {
        Rules rules = rules(
                aMother()
                        .contact("X-1", "2026-11-20", Mode.VIDEO, Outcome.COMPLETED)
                        .contact("X-2", "2026-12-20", Mode.VIDEO, Outcome.COMPLETED),
                version("2", "2026-12-01", MONTHLY, VIDEO_TOO),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE));

        assertThat(rules.requirements(day("2026-12-31"), day("2026-12-31")))
                .filteredOn(requirement -> requirement.opensOn().isAfter(day("2026-10-31")))
                .extracting(
                        requirement -> requirement.policy().version(),
                        Requirement::citation,
                        Requirement::accepts,
                        Requirement::status,
                        Requirement::metBy)
                .containsExactly(
                        tuple("1", "part 1", FACE_TO_FACE, RequirementStatus.MISSED, null),
                        tuple("2", "part 2", VIDEO_TOO, RequirementStatus.MET, "X-2"));
    }

    @Test
    void windowOpenWhenTheNextVersionComes_staysUnderTheOneItOpenedUnder() {
        Rules rules = rules(
                aMother().contact("X-1", "2026-11-25", Mode.VIDEO, Outcome.COMPLETED),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2026-11-15", MONTHLY, VIDEO_TOO));

        assertThat(rules.requirements(day("2026-11-30"), day("2026-11-30")))
                .filteredOn(requirement -> requirement.opensOn().equals(day("2026-11-01")))
                .singleElement()
                .returns("1", requirement -> requirement.policy().version())
                .returns(RequirementStatus.OPEN, Requirement::status);
    }

    @Test
    void duty_isThatOfTheVersionInForceOnTheDay() {
        Rules rules = rules(
                aMother(),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2026-11-15", MONTHLY, VIDEO_TOO));

        assertThat(rules.duty("P-1", day("2026-11-14")).accepts()).isEqualTo(FACE_TO_FACE);
        assertThat(rules.duty("P-1", day("2026-11-15")).accepts()).isEqualTo(VIDEO_TOO);
    }

    @Test
    void dayBeforeTheFirstVersion_isJudgedByTheFirst() {
        PolicyVersions policy = new PolicyVersions(List.of(
                version("1", "2026-10-01", MONTHLY, FACE_TO_FACE), version("2", "2026-12-01", MONTHLY, VIDEO_TOO)));

        assertThat(policy.inForceOn(day("2020-01-01")).version()).isEqualTo("1");
        assertThat(policy.inForceOn(day("2026-11-30")).version()).isEqualTo("1");
        assertThat(policy.inForceOn(day("2026-12-01")).version()).isEqualTo("2");
    }

    @Test
    void reminders_areThoseOfTheVersionThatJudges() {
        Rules rules = rules(
                aMother(),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE, ALL_BUT_KIN, false, List.of(5)),
                version("2", "2026-12-01", MONTHLY, FACE_TO_FACE, ALL_BUT_KIN, false, List.of(1)));

        assertThat(rules.requirements(day("2026-11-02"), day("2026-12-31")))
                .filteredOn(requirement -> requirement.opensOn().isAfter(day("2026-10-31")))
                .extracting(requirement -> requirement.reminders().get(0).on())
                .containsExactly(day("2026-11-25"), day("2026-12-30"));
    }

    @Test
    void rollingRequirementThatAContactOpensUnderTheNextVersion_hasItsDays() {
        Rules rules = rules(
                aMother().contact("X-1", "2026-11-10").contact("X-2", "2026-12-05"),
                version("1", "2020-01-01", new Cadence.RollingDays(30), FACE_TO_FACE),
                version("2", "2026-12-01", new Cadence.RollingDays(14), FACE_TO_FACE));

        assertThat(rules.requirements(day("2026-12-06"), day("2026-12-06")))
                .filteredOn(requirement -> requirement.opensOn().isAfter(day("2026-11-01")))
                .extracting(Requirement::opensOn, Requirement::dueOn, requirement -> requirement
                        .policy()
                        .version())
                .containsExactly(
                        tuple(day("2026-11-10"), day("2026-12-10"), "1"),
                        tuple(day("2026-12-05"), day("2026-12-19"), "2"));
    }

    @Test
    void contactThatOnlyTheEarlierVersionTakes_closesItsRequirementAndOpensTheNext() {
        Rules rules = rules(
                aMother().contact("X-1", "2026-12-05", Mode.VIDEO, Outcome.COMPLETED),
                version("1", "2020-01-01", new Cadence.RollingDays(30), VIDEO_TOO),
                version("2", "2026-12-01", new Cadence.RollingDays(30), FACE_TO_FACE));

        assertThat(rules.requirements(day("2026-12-06"), day("2026-12-06")))
                .extracting(Requirement::opensOn, Requirement::status, Requirement::metBy)
                .containsExactly(
                        tuple(day("2026-08-03"), RequirementStatus.MET_LATE, "X-1"),
                        tuple(day("2026-12-05"), RequirementStatus.OPEN, null));
    }

    @Test
    void roleThatTheNextVersionLeavesOut_owesNoLaterMonth() {
        Rules rules = rules(
                aMother(),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2026-12-01", MONTHLY, FACE_TO_FACE, Set.of(Role.FATHER), false, List.of()));

        assertThat(rules.requirements(day("2026-11-20"), day("2027-02-01")))
                .last()
                .returns(day("2026-11-01"), Requirement::opensOn);
        assertThat(rules.duty("P-1", day("2026-12-01")).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.ROLE_NOT_COVERED);
    }

    @Test
    void roleThatTheNextRollingVersionTakesIn_hasItsFirstContactFromThenOn() {
        Rules rules = rules(
                aCaseOpenedOn("2026-08-03").child("K-1").participant("P-1", Role.KIN),
                version("1", "2020-01-01", new Cadence.RollingDays(30), FACE_TO_FACE),
                decemberFor(Role.KIN));

        assertThat(rules.requirements(day("2026-11-30"), day("2026-12-31"))).isEmpty();
        assertThat(rules.requirements(day("2026-12-01"), day("2026-12-31")))
                .singleElement()
                .returns(RequirementKind.INITIAL_CONTACT, Requirement::kind)
                .returns(day("2026-12-01"), Requirement::opensOn)
                .returns(day("2026-12-08"), Requirement::dueOn);
    }

    /** What is suppressed today is seen, whichever version was in force when nothing came to be owed. */
    @Test
    void orderUnderAVersionThatTakesTheRoleIn_isSeenAsSuppression() {
        Rules rules = rules(
                aCaseOpenedOn("2026-08-03")
                        .child("K-1")
                        .participant("P-1", Role.KIN)
                        .releaseOfAll(from("2026-08-03")),
                version("1", "2020-01-01", new Cadence.RollingDays(30), FACE_TO_FACE),
                decemberFor(Role.KIN));

        assertThat(rules.requirements(day("2026-11-30"), day("2026-11-30"))).isEmpty();
        assertThat(rules.requirements(day("2026-12-01"), day("2026-12-01")))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.SUPPRESSED);
    }

    @Test
    void orderUnderAVersionThatLeavesTheRoleOut_isSeenNoLonger() {
        Rules rules = rules(
                aMother().releaseOfAll(from("2026-08-03")),
                version("1", "2020-01-01", new Cadence.RollingDays(30), FACE_TO_FACE),
                decemberFor(Role.FATHER));

        assertThat(rules.requirements(day("2026-11-30"), day("2026-11-30")))
                .extracting(Requirement::status)
                .containsExactly(RequirementStatus.SUPPRESSED);
        assertThat(rules.requirements(day("2026-12-01"), day("2026-12-01"))).isEmpty();
    }

    @Test
    void visitsThatTheNextVersionAsksFor_areOwedFromTheFirstMonthThatOpensUnderIt() {
        Rules rules = rules(
                aMother(),
                version("1", "2020-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2026-12-01", MONTHLY, FACE_TO_FACE, ALL_BUT_KIN, true, List.of()));

        assertThat(rules.requirements(day("2026-12-02"), day("2026-12-31")))
                .filteredOn(requirement -> requirement.subject().equals("K-1"))
                .extracting(Requirement::opensOn)
                .containsExactly(day("2026-12-01"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nextChange_isTheFirstDayOnWhichAnythingDiffers(boolean monthly) {
        Cadence cadence = monthly ? MONTHLY : new Cadence.RollingDays(30);
        Rules rules = rules(
                aMother()
                        .contact("X-1", "2026-11-10")
                        .releaseOfAll(CaseBuilder.between("2026-12-24", "2027-01-13"))
                        .participant(new Participant(
                                "P-2",
                                Role.KIN,
                                null,
                                null,
                                List.of(),
                                List.of(new Circumstance(CircumstanceKind.MISSING, from("2026-12-20"))),
                                null)),
                version("1", "2020-01-01", cadence, FACE_TO_FACE),
                version("2", "2026-12-15", cadence, VIDEO_TOO, Set.of(Role.KIN, Role.MOTHER), true, List.of(3)));

        Predicate<LocalDate> differs = day -> !rules.requirements(day, day.plusDays(35))
                .equals(rules.requirements(day.minusDays(1), day.plusDays(34)).stream()
                        .map(requirement -> requirement.withRemindersFrom(day))
                        .toList());
        for (LocalDate day = day("2026-11-01"); day.isBefore(day("2027-02-20")); day = day.plusDays(1)) {
            assertThat(rules.nextChange(day, 35))
                    .as(day.toString())
                    .isEqualTo(day.plusDays(1)
                            .datesUntil(day("2027-06-01"))
                            .filter(differs)
                            .findFirst());
        }
    }

    @Test
    void versionsThatDoNotFollowOneAnother_areRefused() {
        Policy first = version("1", "2020-01-01", MONTHLY, FACE_TO_FACE);

        for (Policy other : List.of(
                version("1", "2021-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2020-01-01", MONTHLY, FACE_TO_FACE),
                version("2", "2021-01-01", new Cadence.RollingDays(30), FACE_TO_FACE),
                Policies.tn318())) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PolicyVersions(List.of(first, other)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyVersions(List.of()));
    }
}
