package org.hearthline.casework;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hearthline.casework.SimulationLine.Counts;
import org.hearthline.casework.SimulationLine.Difference;
import org.hearthline.casework.SimulationLine.OfKind;
import org.hearthline.casework.SimulationLine.Stand;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.Simulation.Outcome;
import org.jspecify.annotations.Nullable;

/** Adds up what simulations of cases come to, and compares the two sides of one. Pure. */
final class SimulationTally {

    private final Map<RequirementKind, Counts> today = new EnumMap<>(RequirementKind.class);
    private final Map<RequirementKind, Counts> simulated = new EnumMap<>(RequirementKind.class);
    private int cases;

    /** What comes of one case under its own policy, and under the one that is tried. */
    record Sides(Map<String, Outcome> today, Map<String, Outcome> simulated) {

        List<Difference> differences() {
            TreeSet<String> keys = new TreeSet<>(today.keySet());
            keys.addAll(simulated.keySet());
            return keys.stream()
                    .map(key -> difference(today.get(key), simulated.get(key)))
                    .filter(difference -> !Objects.equals(difference.today(), difference.simulated()))
                    .toList();
        }

        private static Difference difference(@Nullable Outcome today, @Nullable Outcome simulated) {
            Requirement either = Optional.ofNullable(simulated)
                    .or(() -> Optional.ofNullable(today))
                    .orElseThrow()
                    .last();
            return new Difference(either.subject(), either.kind(), either.opensOn(), stand(today), stand(simulated));
        }

        private static @Nullable Stand stand(@Nullable Outcome outcome) {
            return outcome == null || !outcome.stands()
                    ? null
                    : new Stand(
                            outcome.last().dueOn(),
                            outcome.last().status(),
                            outcome.reminders().size());
        }
    }

    void add(Sides sides) {
        cases++;
        add(today, sides.today().values());
        add(simulated, sides.simulated().values());
    }

    private static void add(Map<RequirementKind, Counts> counts, Collection<Outcome> outcomes) {
        outcomes.forEach(outcome -> counts.merge(outcome.last().kind(), countsOf(outcome), Counts::plus));
    }

    private static Counts countsOf(Outcome outcome) {
        int reminded = outcome.reminders().size();
        if (!outcome.stands()) {
            return new Counts(0, 0, 0, 0, reminded);
        }
        return switch (outcome.last().status()) {
            case MET, MET_LATE -> new Counts(1, 1, 0, 0, reminded);
            case OVERDUE, MISSED -> new Counts(1, 0, 1, 0, reminded);
            case UPCOMING, OPEN -> new Counts(1, 0, 0, 0, reminded);
            case SUPPRESSED -> new Counts(0, 0, 0, 1, reminded);
        };
    }

    int cases() {
        return cases;
    }

    /** The kinds that there are any of, in their order. */
    List<OfKind> kinds() {
        return Arrays.stream(RequirementKind.values())
                .filter(kind -> today.containsKey(kind) || simulated.containsKey(kind))
                .map(this::ofKind)
                .toList();
    }

    private OfKind ofKind(RequirementKind kind) {
        Counts now = today.getOrDefault(kind, Counts.NONE);
        Counts then = simulated.getOrDefault(kind, Counts.NONE);
        return new OfKind(kind, now, then, then.minus(now));
    }
}
