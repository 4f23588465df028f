package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.jspecify.annotations.Nullable;

/** A line of a simulation's answer. Each says by its {@code type} what it is; the one of the total is the last. */
@JsonPropertyOrder("type")
sealed interface SimulationLine {

    @JsonProperty
    String type();

    /** A case in which something differs. */
    record OfCase(String caseId, @Nullable String workerId, List<Difference> differences) implements SimulationLine {
        @Override
        public String type() {
            return "CASE";
        }
    }

    /** All of one worker's cases; without an id, those that have no worker. */
    record OfWorker(@Nullable String workerId, int cases, List<OfKind> kinds) implements SimulationLine {
        @Override
        public String type() {
            return "WORKER";
        }
    }

    record Total(int cases, List<OfKind> kinds) implements SimulationLine {
        @Override
        public String type() {
            return "TOTAL";
        }
    }

    /**
     * What comes of the requirements of one kind.
     *
     * @param today under the policies that the cases are under
     * @param difference what is simulated less what is today
     */
    record OfKind(RequirementKind kind, Counts today, Counts simulated, Counts difference) {}

    /**
     * How many requirements there are.
     *
     * @param owed be they met or not; {@code met} and {@code missed} (overdue ones too) are of these
     * @param reminded reminders that go out
     */
    record Counts(int owed, int met, int missed, int suppressed, int reminded) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    owed + other.owed,
                    met + other.met,
                    missed + other.missed,
                    suppressed + other.suppressed,
                    reminded + other.reminded);
        }

        Counts minus(Counts other) {
            return new Counts(
                    owed - other.owed,
                    met - other.met,
                    missed - other.missed,
                    suppressed - other.suppressed,
                    reminded - other.reminded);
        }
    }

    /** One requirement that stands otherwise; absent on the side on which there is none. */
    record Difference(
            String subject,
            RequirementKind kind,
            LocalDate opensOn,
            @Nullable Stand today,
            @Nullable Stand simulated) {}

    record Stand(@Nullable LocalDate dueOn, RequirementStatus status, int reminded) {}
}
