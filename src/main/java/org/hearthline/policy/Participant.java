package org.hearthline.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parent, caregiver or kin in the case from {@code joinedOn} (without one, from its opening) until before {@code
 * leftOn}, tied to the children named; no child named means all of the case's. {@code contactEveryDays} is what the
 * case plan asks for beyond policy, as 31.8 A.3 lets it.
 */
public record Participant(
        String id,
        Role role,
        @Nullable LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        List<String> childIds,
        List<Circumstance> circumstances,
        @Nullable Integer contactEveryDays) {

    /** @throws IllegalArgumentException when {@code contactEveryDays} is not positive */
    public Participant {
        if (contactEveryDays != null && contactEveryDays < 1) {
            throw new IllegalArgumentException("contactEveryDays is " + contactEveryDays + ", not at least 1");
        }
        childIds = List.copyOf(childIds);
        circumstances = List.copyOf(circumstances);
    }

    /** Whether the participant and this child make a pair. */
    boolean isTiedTo(Child child) {
        return childIds.isEmpty() || childIds.contains(child.id());
    }

    boolean hasLeftBy(LocalDate day) {
        return leftOn != null && !day.isBefore(leftOn);
    }

    boolean isUnder(CircumstanceKind kind, LocalDate day) {
        return circumstances.stream()
                .anyMatch(circumstance ->
                        circumstance.kind() == kind && circumstance.during().contains(day));
    }

    /** Since when, without a gap, the participant has been under this; asked of a day on which they are. */
    LocalDate underSince(CircumstanceKind kind, LocalDate day) {
        LocalDate since = day;
        for (DateInterval during : latestFirst(kind)) {
            boolean reaches = during.to() == null || !during.to().isBefore(since);
            if (reaches && during.from().isBefore(since)) {
                since = during.from();
            }
        }
        return since;
    }

    private List<DateInterval> latestFirst(CircumstanceKind kind) {
        return circumstances.stream()
                .filter(circumstance -> circumstance.kind() == kind)
                .map(Circumstance::during)
                .sorted(Comparator.comparing(DateInterval::from).reversed())
                .toList();
    }
}
