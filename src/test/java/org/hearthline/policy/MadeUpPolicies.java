package org.hearthline.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Policies as an agency might write them: each setting of the file at other values, some by program area. */
final class MadeUpPolicies {

    private static final List<Period> PERIODS = List.of(
            Period.ZERO,
            Period.ofDays(1),
            Period.ofDays(14),
            Period.ofDays(30),
            Period.ofMonths(1),
            Period.ofMonths(2));

    private static final List<Set<Role>> APPLIES_TO =
            List.of(Set.of(Role.values()), Policies.tn318().appliesTo(), Set.of(Role.MOTHER, Role.KIN));

    private static final Arbitrary<Cadence> CALENDAR_MONTH = Arbitraries.just(new Cadence.CalendarMonth());

    private MadeUpPolicies() {}

    static Arbitrary<Policy> anyOrDelivered() {
        return Arbitraries.oneOf(delivered(), with(cadences(), Arbitraries.of(PERIODS)));
    }

    static Arbitrary<Policy> delivered() {
        return Arbitraries.of(Policies.tn318(), Policies.draft30Day());
    }

    static Arbitrary<Policy> byCalendarMonths() {
        return Arbitraries.oneOf(Arbitraries.just(Policies.tn318()), with(CALENDAR_MONTH, Arbitraries.of(PERIODS)));
    }

    /** Those under which nothing is due later for being the first or for having been resumed. */
    static Arbitrary<Policy> byRollingDays() {
        return Arbitraries.oneOf(
                Arbitraries.just(Policies.draft30Day()),
                with(
                        Arbitraries.of(45, 60).map(days -> new Cadence.RollingDays(days)),
                        Arbitraries.of(PERIODS.subList(0, 5))));
    }

    private static Arbitrary<Cadence> cadences() {
        return Arbitraries.oneOf(
                CALENDAR_MONTH, Arbitraries.of(1, 7, 29, 30, 31, 60).map(days -> new Cadence.RollingDays(days)));
    }

    private static Arbitrary<Policy> with(Arbitrary<Cadence> cadences, Arbitrary<Period> periods) {
        return Combinators.combine(
                        byArea(cadences),
                        byArea(periods),
                        Arbitraries.of(0, 1, 3, 7, 14, 40),
                        Arbitraries.of(true, false),
                        Arbitraries.of(APPLIES_TO),
                        modes(),
                        reminders())
                .as((cadence, initialWithin, resumeGrace, childVisits, appliesTo, modes, reminders) -> new Policy(
                        "made-up",
                        "1",
                        LocalDate.of(2020, 1, 1),
                        "Made up",
                        appliesTo,
                        cadence,
                        initialWithin,
                        resumeGrace,
                        childVisits,
                        180,
                        modes,
                        reminders,
                        Map.of("FULL_GUARDIANSHIP", "Made up, 1", "DECEASED", "Made up, 2")));
    }

    /** What the case's own program area says, or another's, wins over the default or does not. */
    private static <T> Arbitrary<Map<String, T>> byArea(Arbitrary<T> values) {
        return Combinators.combine(values, values, Arbitraries.of("FOSTER_CARE", "ADOPTION"))
                .as((unlessSaid, ofArea, area) -> {
                    Map<String, T> byArea = new HashMap<>();
                    byArea.put("default", unlessSaid);
                    byArea.put(area, ofArea);
                    return byArea;
                });
    }

    private static Arbitrary<Map<String, List<Mode>>> modes() {
        List<Mode> all = List.of(Mode.FACE_TO_FACE, Mode.VIDEO, Mode.PHONE, Mode.LETTER);
        return Arbitraries.of(List.of(
                Map.of("default", List.of(Mode.FACE_TO_FACE)),
                Map.of("default", List.of(Mode.VIDEO, Mode.FACE_TO_FACE), "OUT_OF_STATE", all),
                Map.of("default", all, "OUT_OF_STATE", List.of(Mode.LETTER))));
    }

    private static Arbitrary<ReminderPlan> reminders() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 35).list().ofMaxSize(4),
                        Arbitraries.integers().between(1, 12).list().ofMaxSize(3))
                .as((lead, overdue) -> new ReminderPlan(lead, overdue, LocalTime.of(8, 0)));
    }
}
