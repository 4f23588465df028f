package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.Cause;
import org.hearthline.policy.Cadence;
import org.hearthline.policy.CaseFacts;
import org.hearthline.policy.Child;
import org.hearthline.policy.Contact;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.policy.Participant;
import org.hearthline.policy.Policy;
import org.hearthline.policy.PolicyVersions;
import org.hearthline.policy.ReminderPlan;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.Reviews;
import org.hearthline.policy.Role;
import org.hearthline.policy.Rules;
import org.hearthline.policy.TribalStatus;
import org.junit.jupiter.api.Test;

/** A policy that changes judges anew what is open and coming; what is closed keeps its result. */
class PlanDifferenceTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOVEMBER_5 = Instant.parse("2026-11-05T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-05");

    private static Policy policy(String version, String effectiveFrom, String title, Mode... modes) {
        return new Policy(
                "p",
                version,
                LocalDate.parse(effectiveFrom),
                title,
                Set.of(Role.MOTHER),
                Map.of("default", new Cadence.CalendarMonth()),
                Map.of("default", Period.ofMonths(1)),
                7,
                false,
                180,
                Map.of("default", List.of(modes)),
                new ReminderPlan(List.of(5), List.of(1), LocalTime.of(8, 0)),
                Map.of());
    }

    /** A mother who was phoned in August and on 3 November, and not seen. */
    private static Judged judgedBy(Policy... versions) {
        CaseFacts facts = new CaseFacts(
                "C-1",
                "default",
                CHICAGO,
                LocalDate.parse("2026-08-03"),
                null,
                List.of(new Child("K-1", null, null, TribalStatus.NO, List.of())),
                List.of(new Participant("P-1", Role.MOTHER, null, null, List.of(), List.of(), null)),
                List.of(),
                List.of(phoned("X-1", "2026-08-20"), phoned("X-2", "2026-11-03")),
                List.of());
        PolicyVersions policy = new PolicyVersions(List.of(versions));
        return new Judged(
                facts,
                policy,
                CHICAGO,
                day -> true,
                new Rules(policy, facts, CHICAGO, day -> true),
                new Reviews(policy, facts, List.of()));
    }

    private static Contact phoned(String id, String on) {
        return new Contact(id, LocalDate.parse(on), Mode.PHONE, Outcome.COMPLETED, List.of("P-1"), List.of("K-1"));
    }

    private static PlanDifference.Result plan(Judged judged, List<KeptRequirement> kept) {
        return new PlanDifference(judged, Cause.ofAgencyFiles(), NOVEMBER_5, kept, List.of())
                .apply(judged.rules().requirements(TODAY, TODAY));
    }

    private static List<KeptRequirement> rows(PlanDifference.Result result) {
        return result.rows().stream()
                .filter(KeptRequirement.class::isInstance)
                .map(KeptRequirement.class::cast)
                .toList();
    }

    private static RequirementStatus statusOf(List<KeptRequirement> rows, String opensOn) {
        return rows.stream()
                .filter(row -> row.opensOn.equals(LocalDate.parse(opensOn)))
                .map(row -> row.status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fileChangedUnderItsOldVersion_closedKeepsItsResultAndOpenIsJudgedAnew() {
        List<KeptRequirement> kept =
                rows(plan(judgedBy(policy("1", "2020-01-01", "A", Mode.FACE_TO_FACE, Mode.PHONE)), List.of()));
        assertThat(statusOf(kept, "2026-11-01")).isEqualTo(RequirementStatus.MET);

        PlanDifference.Result result = plan(judgedBy(policy("1", "2020-01-01", "A", Mode.FACE_TO_FACE)), kept);

        assertThat(statusOf(kept, "2026-08-03")).isEqualTo(RequirementStatus.MET);
        assertThat(statusOf(kept, "2026-11-01")).isEqualTo(RequirementStatus.OPEN);
        assertThat(result.decisions())
                .singleElement()
                .returns("MET", Decision::was)
                .returns("because the agency's configuration was changed", decision -> decision.cause()
                        .inWords());
    }

    @Test
    void fileInWhichOnlyWordsChange_decidesNothing() {
        List<KeptRequirement> kept = rows(plan(judgedBy(policy("1", "2020-01-01", "A", Mode.FACE_TO_FACE)), List.of()));

        assertThat(plan(judgedBy(policy("1", "2020-01-01", "Another title", Mode.FACE_TO_FACE)), kept)
                        .decisions())
                .isEmpty();
    }

    @Test
    void versionThatComesLater_judgesWhatOpensUnderIt() {
        Policy first = policy("1", "2020-01-01", "A", Mode.FACE_TO_FACE);
        List<KeptRequirement> kept = rows(plan(judgedBy(first), List.of()));

        plan(judgedBy(first, policy("2", "2026-10-15", "A", Mode.FACE_TO_FACE, Mode.PHONE)), kept);

        assertThat(statusOf(kept, "2026-10-01")).isEqualTo(RequirementStatus.MISSED);
        assertThat(statusOf(kept, "2026-11-01")).isEqualTo(RequirementStatus.MET);
        assertThat(kept)
                .filteredOn(row -> row.opensOn.equals(LocalDate.parse("2026-11-01")))
                .singleElement()
                .returns("2", row -> row.policyVersion);
    }
}
