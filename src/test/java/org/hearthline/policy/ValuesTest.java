package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hearthline.policy.CaseBuilder.between;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values are valid or not at all. */
class ValuesTest {

    @Test
    void intervalWithEnd_holdsItsFirstDayButNotItsEnd() {
        DateInterval interval = between("2026-11-05", "2026-11-20");

        assertThat(interval.contains(day("2026-11-04"))).isFalse();
        assertThat(interval.contains(day("2026-11-05"))).isTrue();
        assertThat(interval.contains(day("2026-11-19"))).isTrue();
        assertThat(interval.contains(day("2026-11-20"))).isFalse();
    }

    @Test
    void intervalWithoutEnd_holdsEveryLaterDay() {
        assertThat(from("2026-11-05").contains(day("2099-01-01"))).isTrue();
    }

    @Test
    void intervalThatEndsOnItsFirstDay_holdsNoDay() {
        assertThat(between("2026-11-05", "2026-11-05").contains(day("2026-11-05")))
                .isFalse();
    }

    @Test
    void intervalThatEndsBeforeItBegins_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> between("2026-11-05", "2026-11-04"));
    }

    @Test
    void cadenceOfNoDays_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence.RollingDays(0));
    }

    @Test
    void casePlanThatAsksForContactEveryNoDays_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Participant("P-1", Role.MOTHER, null, null, List.of(), List.of(), 0));
    }

    @Test
    void reminderBelowNoDays_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReminderPlan(List.of(-1), List.of(), LocalTime.of(8, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReminderPlan(List.of(), List.of(-1), LocalTime.of(8, 0)));
    }

    @Test
    void policyWithoutDefault_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Map.of(), Map.of("default", Period.ofMonths(1)), MODES, 7))
                .withMessageContaining("cadence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(CADENCE, Map.of("CPS", Period.ofMonths(1)), MODES, 7))
                .withMessageContaining("initialWithin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(CADENCE, WITHIN, Map.of(), 7))
                .withMessageContaining("modes");
    }

    @Test
    void policyWithNegativeLengths_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(CADENCE, Map.of("default", Period.ofDays(-1)), MODES, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> policy(CADENCE, WITHIN, MODES, -1));
    }

    @Test
    void policyWhoseExemptionsNeverGrowOld_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(CADENCE, WITHIN, MODES, 7, 0))
                .withMessageContaining("exemptionReviewDays");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"TEXT", "EMAIL"})
    void policyThatLetsATextOrEmailSatisfyContact_rejected(Mode mode) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(CADENCE, WITHIN, Map.of("default", List.of(mode)), 7));
    }

    @Test
    void listChangedAfterwards_recordKeepsWhatItWasGiven() {
        List<String> childIds = new ArrayList<>(List.of("K-1"));
        Participant participant = new Participant("P-1", Role.MOTHER, null, null, childIds, List.of(), null);

        childIds.add("K-2");

        assertThat(participant.childIds()).containsExactly("K-1");
    }

    private static final Map<String, Cadence> CADENCE = Map.of("default", new Cadence.CalendarMonth());
    private static final Map<String, Period> WITHIN = Map.of("default", Period.ofMonths(1));
    private static final Map<String, List<Mode>> MODES = Map.of("default", List.of(Mode.FACE_TO_FACE));

    private static Policy policy(
            Map<String, Cadence> cadence, Map<String, Period> within, Map<String, List<Mode>> modes, int resumeGrace) {
        return policy(cadence, within, modes, resumeGrace, 180);
    }

    private static Policy policy(
            Map<String, Cadence> cadence,
            Map<String, Period> within,
            Map<String, List<Mode>> modes,
            int resumeGrace,
            int exemptionReviewDays) {
        return new Policy(
                "p",
                "1",
                day("2020-01-01"),
                "P",
                Set.of(Role.MOTHER),
                cadence,
                within,
                resumeGrace,
                false,
                exemptionReviewDays,
                modes,
                new ReminderPlan(List.of(), List.of(), LocalTime.of(8, 0)),
                Map.of());
    }
}
