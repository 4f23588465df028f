package org.hearthline.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two policies that are delivered, as their files say. */
final class Policies {

    private static final Set<Role> COVERED = Set.of(Role.MOTHER, Role.FATHER, Role.PARENT, Role.CAREGIVER);
    private static final Map<String, List<Mode>> MODES = Map.of(
            "default", List.of(Mode.FACE_TO_FACE),
            "OUT_OF_STATE", List.of(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE));
    private static final ReminderPlan REMINDERS =
            new ReminderPlan(List.of(10, 5, 2, 0), List.of(1, 7), LocalTime.of(8, 0));

    private Policies() {}

    static Policy tn318() {
        return new Policy(
                "tn-31.8",
                "2026-11",
                LocalDate.of(2020, 1, 1),
                "Tennessee DCS 31.8, Parent/Caregiver Engagement and Support",
                COVERED,
                Map.of("default", new Cadence.CalendarMonth()),
                Map.of("default", Period.ofMonths(1)),
                7,
                false,
                180,
                MODES,
                REMINDERS,
                Map.of(
                        "CADENCE", "TN DCS 31.8 A.1",
                        "CASE_PLAN", "TN DCS 31.8 A.3",
                        "OUT_OF_STATE", "TN DCS 31.8 A.2",
                        "RELEASED_BY_COURT_ORDER", "TN DCS 31.8 A, NOTE",
                        "FULL_GUARDIANSHIP", "TN DCS 31.8 A, NOTE",
                        "DILIGENT_SEARCH", "TN DCS 31.8 A, second NOTE"));
    }

    static Policy draft30Day() {
        return new Policy(
                "draft-30-day",
                "2026-11",
                LocalDate.of(2020, 1, 1),
                "Draft policy, Engagement",
                COVERED,
                Map.of("default", new Cadence.RollingDays(30)),
                Map.of("default", Period.ofDays(30)),
                7,
                true,
                180,
                MODES,
                REMINDERS,
                Map.of(
                        "CADENCE", "Draft, Engagement, every thirty days",
                        "CHILD_VISIT", "Draft, Engagement, every thirty days",
                        "DILIGENT_SEARCH", "Draft, Engagement, identifying and locating parents",
                        "CASE_PLAN", "Agency practice; the Draft names no shorter time",
                        "OUT_OF_STATE", "Agency practice; the Draft names no out-of-state rule",
                        "RELEASED_BY_COURT_ORDER", "Agency practice; the Draft names no exemption",
                        "FULL_GUARDIANSHIP", "Agency practice; the Draft names no exemption"));
    }

    /** The same policy with another period after which exemptions are reviewed. */
    static Policy reviewedEvery(int days, Policy policy) {
        return with(policy, policy.id(), policy.version(), policy.effectiveFrom(), days);
    }

    /** What this policy asks, as the version of another that comes into force later. */
    static Policy next(Policy policy, LocalDate effectiveFrom, String id) {
        return with(policy, id, "next", effectiveFrom, policy.exemptionReviewDays());
    }

    private static Policy with(
            Policy policy, String id, String version, LocalDate effectiveFrom, int exemptionReviewDays) {
        return new Policy(
                id,
                version,
                effectiveFrom,
                policy.title(),
                policy.appliesTo(),
                policy.cadence(),
                policy.initialWithin(),
                policy.resumeGrace(),
                policy.childVisits(),
                exemptionReviewDays,
                policy.modes(),
                policy.reminders(),
                policy.citations());
    }
}
