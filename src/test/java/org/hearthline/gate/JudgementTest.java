package org.hearthline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.gate.KnownMessage.aMessage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearthline.gate.Consents.Safety;
import org.hearthline.gate.Consents.State;
import org.hearthline.gate.Judgement.Check;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.policy.MessageBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** POLICY 5: each check, its order, and each exception by purpose. */
class JudgementTest {

    /** Noon in Nashville. */
    private static final Instant NOON = KnownMessage.NOON;

    @Test
    void nothingInTheWay_isSentUntilQuietHoursBegin() {
        assertThat(aMessage().judged()).isEqualTo(new Verdict.Send(Instant.parse("2026-11-25T03:00:00Z")));
    }

    @Test
    void validBeforeQuietHours_isSentUntilThen() {
        Instant until = NOON.plusSeconds(600);

        assertThat(aMessage().validUntil(until).judged()).isEqualTo(new Verdict.Send(until));
    }

    // 1

    @Test
    void paused_isHeldWithTheScope() {
        assertThat(aMessage().pausedBy("SMS").judged())
                .isEqualTo(new Verdict.Hold("PAUSED", "SMS", NOON.plusSeconds(300)));
    }

    // 2

    @Test
    void pastItsTime_isDroppedAsExpired() {
        assertThat(aMessage().validUntil(NOON).judged()).isEqualTo(new Verdict.Drop("EXPIRED", null));
    }

    @Test
    void meetingChangedSince_isDroppedAsStale() {
        assertThat(aMessage().meetingChanged("M-1").judged()).isEqualTo(new Verdict.Drop("STALE", "M-1"));
    }

    // 3 and 4

    @ParameterizedTest
    @CsvSource({
        "CASE_CLOSED,",
        "LEFT_CASE,",
        "RELEASED_BY_COURT_ORDER,O-2",
        "FULL_GUARDIANSHIP,order 26-J-114",
        "DECEASED,",
        "NO_CHILD_IN_CASE,"
    })
    void factsEndTheDuty_isDroppedWithReasonAndEvidence(String reason, String evidence) {
        assertThat(aMessage().barred(MessageBar.Effect.DROP, reason, evidence).judged())
                .isEqualTo(new Verdict.Drop(reason, evidence));
    }

    @Test
    void participantOfNoSuchCase_isDroppedAsGone() {
        assertThat(aMessage().notInCase().judged()).isEqualTo(new Verdict.Drop("LEFT_CASE", null));
    }

    // 5

    @ParameterizedTest
    @CsvSource({"MISSING", "INCARCERATED", "RIGHTS_TERMINATED", "SOURCES_DISAGREE", "NOT_STARTED"})
    void onlyAWorkerCanTell_isHeldWithWhatIsInDoubt(String evidence) {
        assertThat(aMessage()
                        .barred(MessageBar.Effect.HOLD, "NEEDS_WORKER", evidence)
                        .judged())
                .isEqualTo(new Verdict.Hold("NEEDS_WORKER", evidence, NOON.plusSeconds(3600)));
    }

    // 6

    @Test
    void addressMarkedUnsafe_isHeld() {
        assertHeldAsUnsafe(aMessage().address(Safety.UNSAFE));
    }

    @Test
    void safetyFlagAndAddressOfUnknownSafety_isHeld() {
        assertHeldAsUnsafe(aMessage().safetyFlag().address(Safety.UNKNOWN));
    }

    @Test
    void safetyFlagAndAddressMarkedSafe_isSent() {
        assertSent(aMessage().safetyFlag().address(Safety.SAFE));
    }

    @Test
    void noSafetyFlagAndAddressOfUnknownSafety_isSent() {
        assertSent(aMessage().address(Safety.UNKNOWN));
    }

    // 7

    @Test
    void nobodyAskedForConsent_isDropped() {
        assertThat(aMessage().consent(State.NONE).judged()).isEqualTo(new Verdict.Drop("NO_CONSENT", "L-1"));
    }

    @Test
    void whatMayHaveBeenAStop_isHeldForTheWorker() {
        assertThat(aMessage().doubted().judged())
                .isEqualTo(new Verdict.Hold("NEEDS_WORKER", "MAY_HAVE_OPTED_OUT", NOON.plusSeconds(3600)));
        assertThat(aMessage().of(Purpose.HELP).doubted().judged()).isInstanceOf(Verdict.Send.class);
    }

    @Test
    void consentPending_isDropped() {
        assertThat(aMessage().consent(State.PENDING).judged()).isEqualTo(new Verdict.Drop("NO_CONSENT", "L-1"));
    }

    @Test
    void consentRevoked_isDroppedAsOptedOut() {
        assertThat(aMessage().consent(State.REVOKED).judged()).isEqualTo(new Verdict.Drop("OPTED_OUT", "L-1"));
    }

    @Test
    void confirmationOfConsent_goesToAPendingAddress() {
        assertSent(aMessage().of(Purpose.CONSENT_CONFIRMATION).consent(State.PENDING));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void confirmationOfConsent_goesToNoOtherAddress(State state) {
        assertThat(aMessage().of(Purpose.CONSENT_CONFIRMATION).consent(state).judged())
                .isInstanceOf(Verdict.Drop.class);
    }

    // 8

    @Test
    void beforeEightInTheMorning_isDeferredToEight() {
        assertThat(aMessage().judgedAt("2026-11-24T13:59:59Z"))
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-24T14:00:00Z")));
    }

    @Test
    void nineInTheEvening_isDeferredToTheNextMorning() {
        assertThat(aMessage().judgedAt("2026-11-25T03:00:00Z"))
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-25T14:00:00Z")));
    }

    @Test
    void nightByTheDatabasesClockAlone_isDeferredToTheMorning() {
        assertThat(aMessage().clockAhead(Duration.ofHours(-1)).judgedAt("2026-11-25T02:30:00Z"))
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-25T14:00:00Z")));
    }

    @Test
    void nightByTheProcessesClockAlone_isLeftToAnotherProcess() {
        assertThat(aMessage().clockAhead(Duration.ofHours(1)).judgedAt("2026-11-25T03:30:00Z"))
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-25T03:35:00Z")));
    }

    @Test
    void openingThatIsOverByAWrongClock_isNotTriedAgainAtOnce() {
        assertThat(aMessage().clockAhead(Duration.ofHours(1)).judgedAt("2026-11-24T14:30:00Z"))
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-24T14:35:00Z")));
    }

    @Test
    void textTenMinutesBeforeNineByTheDatabasesClock_isGivenUpByThen() {
        assertThat(aMessage().clockAhead(Duration.ofHours(-1)).judgedAt("2026-11-25T01:50:00Z"))
                .isEqualTo(new Verdict.Send(Instant.parse("2026-11-25T02:00:00Z")));
    }

    @Test
    void outsideTheAddressesOwnHours_isDeferredToTheirOpening() {
        assertThat(aMessage()
                        .safeHours(LocalTime.of(13, 0), LocalTime.of(15, 0))
                        .judged())
                .isEqualTo(new Verdict.Defer("QUIET_HOURS", null, Instant.parse("2026-11-24T19:00:00Z")));
    }

    @Test
    void hoursThatNeverMeet_isHeldForAWorker() {
        assertThat(aMessage()
                        .safeHours(LocalTime.of(22, 0), LocalTime.of(23, 0))
                        .judged())
                .isEqualTo(new Verdict.Hold("NEEDS_WORKER", "NO_OPEN_HOURS", NOON.plusSeconds(3600)));
    }

    // The order: the first that fails names the outcome.

    private static final Instant NIGHT = Instant.parse("2026-11-25T05:00:00Z");

    /** Each fails one check more than the one before. */
    private static final List<UnaryOperator<KnownMessage>> FROM_THE_LAST_TO_THE_FIRST = List.of(
            message -> message.at(NIGHT),
            message -> message.consent(State.NONE),
            message -> message.address(Safety.UNSAFE),
            message -> message.barred(MessageBar.Effect.HOLD, "NEEDS_WORKER", "MISSING"),
            message -> message.barred(MessageBar.Effect.DROP, "DECEASED", null),
            message -> message.barred(MessageBar.Effect.DROP, "CASE_CLOSED", null),
            message -> message.meetingChanged("M-1"),
            message -> message.validUntil(NIGHT),
            message -> message.pausedBy("ALL"));

    static Stream<Object[]> fromTheLastToTheFirst() {
        List<String> reasons = List.of(
                "QUIET_HOURS",
                "NO_CONSENT",
                "UNSAFE_ADDRESS",
                "NEEDS_WORKER",
                "DECEASED",
                "CASE_CLOSED",
                "STALE",
                "EXPIRED",
                "PAUSED");
        return IntStream.range(0, reasons.size()).mapToObj(last -> {
            KnownMessage message = aMessage();
            FROM_THE_LAST_TO_THE_FIRST.subList(0, last + 1).forEach(fail -> fail.apply(message));
            return new Object[] {message, reasons.get(last)};
        });
    }

    @ParameterizedTest
    @MethodSource("fromTheLastToTheFirst")
    void severalChecksFail_theFirstNamesTheOutcome(KnownMessage message, String reason) {
        assertThat(message.reason()).isEqualTo(reason);
    }

    // Exceptions by purpose.

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"HELP", "OPT_OUT_CONFIRMATION"})
    void answerToSomebodyWhoHasJustWritten_isHeldBackByNeitherTimeNorDutyNorConsent(Purpose answer) {
        assertSent(aMessage()
                .of(answer)
                .barred(MessageBar.Effect.DROP, "RELEASED_BY_COURT_ORDER", "O-2")
                .consent(State.REVOKED)
                .madeAt("2026-11-25T04:59:00Z")
                .at(Instant.parse("2026-11-25T05:00:00Z")));
        assertSent(aMessage()
                .of(answer)
                .barred(MessageBar.Effect.HOLD, "NEEDS_WORKER", "MISSING")
                .validUntil(NOON));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"HELP", "OPT_OUT_CONFIRMATION"})
    void answerToSomebodyWhoHasJustWritten_stopsAtAPauseAClosedCaseAndAnUnsafeAddress(Purpose answer) {
        assertThat(aMessage().of(answer).pausedBy("ALL").reason()).isEqualTo("PAUSED");
        assertThat(aMessage()
                        .of(answer)
                        .barred(MessageBar.Effect.DROP, "CASE_CLOSED", null)
                        .reason())
                .isEqualTo("CASE_CLOSED");
        assertThat(aMessage().of(answer).address(Safety.UNSAFE).reason()).isEqualTo("UNSAFE_ADDRESS");
    }

    @Test
    void confirmationOfAnOptOut_isTooLateAfterFiveMinutes() {
        KnownMessage made = aMessage()
                .of(Purpose.OPT_OUT_CONFIRMATION)
                .consent(State.REVOKED)
                .madeAt("2026-11-24T17:55:00Z");

        assertThat(made.at(NOON).reason()).isEqualTo("EXPIRED");
        assertThat(made.at(NOON.minusSeconds(1)).judged()).isEqualTo(new Verdict.Send(NOON));
    }

    @ParameterizedTest
    @EnumSource(
            value = Recipient.Kind.class,
            names = {"WORKER", "UNIT"})
    void messageToStaff_passesOnlyPausesAndItsOwnEnd(Recipient.Kind staff) {
        assertSent(aMessage()
                .to(staff)
                .at(NIGHT)
                .consent(State.NONE)
                .address(Safety.UNSAFE)
                .safetyFlag());
        assertThat(aMessage().to(staff).pausedBy("WORKER_DIGEST").reason()).isEqualTo("PAUSED");
        assertThat(aMessage().to(staff).validUntil(NOON).reason()).isEqualTo("EXPIRED");
        KnownMessage message = aMessage().to(staff);
        assertThat(Judgement.checksOf(message.message())).isEqualTo(EnumSet.of(Check.PAUSED, Check.OVER));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HELP", "OPT_OUT_CONFIRMATION"})
    void everyOtherMessageToAParticipant_passesAllChecks(Purpose purpose) {
        assertThat(Judgement.checksOf(aMessage().of(purpose).message())).isEqualTo(EnumSet.allOf(Check.class));
    }

    // Whose clock.

    @Test
    void zoneOfTheAddress_isTheRecipients() {
        assertThat(zones("America/Denver", "America/New_York", true)).isEqualTo(Set.of("America/Denver"));
    }

    @Test
    void noZoneOfTheAddress_theParticipantsStandsIn() {
        assertThat(zones(null, "America/New_York", true)).isEqualTo(Set.of("America/New_York"));
    }

    @Test
    void noZoneKnown_theCasesStandsIn() {
        assertThat(zones(null, null, false)).isEqualTo(Set.of("America/Chicago"));
    }

    @Test
    void noZoneKnownAndOutOfState_everyUsZoneIsAsked() {
        assertThat(zones(null, null, true)).hasSize(8).contains("Pacific/Honolulu", "America/New_York");
    }

    private static Set<String> zones(String ofAddress, String ofParticipant, boolean outOfState) {
        List<ZoneId> zones = Judgement.zones(
                ofAddress == null ? null : ZoneId.of(ofAddress),
                ofParticipant == null ? null : ZoneId.of(ofParticipant),
                outOfState,
                ZoneId.of("America/Chicago"));
        return Set.copyOf(zones.stream().map(ZoneId::getId).toList());
    }

    private static void assertHeldAsUnsafe(KnownMessage message) {
        assertThat(message.judged()).isEqualTo(new Verdict.Hold("UNSAFE_ADDRESS", null, NOON.plusSeconds(3600)));
    }

    private static void assertSent(KnownMessage message) {
        assertThat(message.judged()).isInstanceOf(Verdict.Send.class);
    }
}
