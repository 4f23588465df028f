package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child of the case: in it from {@code joinedOn} (without one, from its opening) until before {@code leftOn}. Dates
 * are local to the case's zone.
 */
public record Child(
        String id,
        @Nullable LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        TribalStatus tribalStatus,
        List<Guardianship> guardianship) {

    public Child {
        guardianship = List.copyOf(guardianship);
    }

    /** Whether the child has joined and not left on this day; the case's own dates are not looked at. */
    boolean isInCaseOn(LocalDate day) {
        return (joinedOn == null || !day.isBefore(joinedOn)) && !hasLeftBy(day);
    }

    boolean hasLeftBy(LocalDate day) {
        return leftOn != null && !day.isBefore(leftOn);
    }

    boolean isInPartialGuardianshipOn(LocalDate day) {
        return guardianship.stream().anyMatch(held -> held.isPartialOn(day));
    }
}
