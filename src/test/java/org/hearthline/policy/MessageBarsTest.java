package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;
import static org.hearthline.policy.MessageBar.Effect.DROP;
import static org.hearthline.policy.MessageBar.Effect.HOLD;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** POLICY 5.3 to 5.5: on which days no message may go to whom. */
@AddLifecycleHook(Proof.class)
class MessageBarsTest {

    @Test
    void orderForAMonth_barsThatMonthAndNamesTheOrder() {
        CaseBuilder released = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(between("2026-11-10", "2026-12-10"));

        assertThat(bars(released))
                .containsExactly(
                        bar("0001-01-01", "2026-08-03", HOLD, "NEEDS_WORKER", "NOT_STARTED"),
                        bar("2026-11-10", "2026-12-10", DROP, "RELEASED_BY_COURT_ORDER", "O-1"));
    }

    @Test
    void oneOfTwoChildrenInFullGuardianship_barsNothing() {
        CaseBuilder oneLeft = aCaseOpenedOn("2026-08-03")
                .childInGuardianship("K-1", GuardianshipKind.FULL, from("2026-11-10"))
                .child("K-2")
                .mother("P-1");

        assertThat(bars(oneLeft)).hasSize(1);
    }

    @Test
    void closedCase_barsFromThatDayOnWhateverElseHolds() {
        CaseBuilder closed = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1")
                .releaseOfAll(from("2026-11-10"))
                .closedOn("2026-11-20");

        assertThat(bars(closed)).endsWith(bar("2026-11-20", null, DROP, "CASE_CLOSED", null));
    }

    @ParameterizedTest
    @EnumSource(
            value = CircumstanceKind.class,
            names = {"MISSING", "INCARCERATED", "RIGHTS_TERMINATED"})
    void circumstanceThatOnlyAWorkerCanJudge_holdsWhileItLasts(CircumstanceKind kind) {
        CaseBuilder one = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(kind, between("2026-11-10", "2026-11-20")));

        assertThat(bars(one)).endsWith(bar("2026-11-10", "2026-11-20", HOLD, "NEEDS_WORKER", kind.name()));
    }

    @Test
    void outOfState_barsNothing() {
        CaseBuilder one = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .mother("P-1", new Circumstance(CircumstanceKind.OUT_OF_STATE, from("2026-09-01")));

        assertThat(bars(one)).hasSize(1);
    }

    @Test
    void kinWhomThePolicyDoesNotCover_isBarredByAnOrderAndByDeathAllTheSame() {
        CaseBuilder kin = aCaseOpenedOn("2026-08-03")
                .child("K-1")
                .participant("P-1", Role.KIN, new Circumstance(CircumstanceKind.DECEASED, from("2026-12-01")))
                .releaseOfAll(between("2026-11-10", "2026-11-20"));

        assertThat(bars(kin))
                .containsExactly(
                        bar("0001-01-01", "2026-08-03", HOLD, "NEEDS_WORKER", "NOT_STARTED"),
                        bar("2026-11-10", "2026-11-20", DROP, "RELEASED_BY_COURT_ORDER", "O-1"),
                        bar("2026-12-01", null, DROP, "DECEASED", null));
    }

    @Test
    void sourcesThatDisagree_holdEverybodyInTheCaseFromThatDayOn() {
        CaseBuilder two = aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1").participant("P-2", Role.FATHER);
        Review disagreement = new Review(ReviewKind.SOURCES_DISAGREE, "P-1", null, "MISSING", day("2026-11-10"));

        List<MessageBar> bars = MessageBars.of(PolicyVersions.of(Policies.tn318()), two.facts(), List.of(disagreement));

        assertThat(bars)
                .filteredOn(bar -> "SOURCES_DISAGREE".equals(bar.evidence()))
                .extracting(MessageBar::participantId, MessageBar::effect, bar -> bar.during()
                        .from())
                .containsExactly(tuple("P-1", HOLD, day("2026-11-10")), tuple("P-2", HOLD, day("2026-11-10")));
    }

    @Property
    void everyDay_barSaysWhatTheDutyOfThatDaySays(@ForAll("situations") Situation situation) {
        List<MessageBar> bars = MessageBars.of(PolicyVersions.of(situation.policy()), situation.facts(), List.of());
        Rules rules = situation.rules();
        for (Participant participant : situation.facts().participants()) {
            for (int i = -3; i < 150; i += 1) {
                LocalDate day = situation.day(i);
                Duty duty = rules.duty(participant.id(), day);
                List<MessageBar> found =
                        Proof.checked(on(bars, participant, day).toList());
                assertThat(found).hasSizeLessThanOrEqualTo(1);
                Optional<MessageBar> bar = found.stream().findFirst();
                switch (duty.reasons().isEmpty() || duty.isOwed()
                        ? "OWED"
                        : duty.reasons().get(0).code().name()) {
                    case "OWED" ->
                        assertThat(bar.isPresent())
                                .isEqualTo(Stream.of(
                                                CircumstanceKind.MISSING,
                                                CircumstanceKind.INCARCERATED,
                                                CircumstanceKind.RIGHTS_TERMINATED)
                                        .anyMatch(kind -> participant.isUnder(kind, day)));
                    case "NOT_STARTED" ->
                        assertThat(bar).map(MessageBar::effect).contains(HOLD);
                    case "ROLE_NOT_COVERED" ->
                        assertThat(bar.map(MessageBar::reason)).isNotEqualTo(Optional.of("ROLE_NOT_COVERED"));
                    default -> {
                        assertThat(bar).map(MessageBar::effect).contains(DROP);
                        assertThat(bar)
                                .map(MessageBar::reason)
                                .contains(duty.reasons().get(0).code().name());
                    }
                }
            }
        }
    }

    @Property
    void everyParticipant_isBarredBeforeTheyAreInTheCase(@ForAll("situations") Situation situation) {
        List<MessageBar> bars = MessageBars.of(PolicyVersions.of(situation.policy()), situation.facts(), List.of());

        situation.facts().participants().forEach(participant -> assertThat(on(bars, participant, day("1990-01-01")))
                .hasSize(1));
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    private static Stream<MessageBar> on(List<MessageBar> bars, Participant participant, LocalDate day) {
        return bars.stream()
                .filter(bar -> bar.participantId().equals(participant.id()))
                .filter(bar -> bar.during().contains(day));
    }

    private static List<MessageBar> bars(CaseBuilder one) {
        return MessageBars.of(PolicyVersions.of(Policies.tn318()), one.facts(), List.of());
    }

    private static MessageBar bar(String from, String to, MessageBar.Effect effect, String reason, String evidence) {
        return new MessageBar(
                "P-1", new DateInterval(day(from), to == null ? null : day(to)), effect, reason, evidence);
    }
}
