package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * A court order in force while {@code during} lasts. It covers the participants and children that it names; an empty
 * list means all of the case's.
 */
public record CourtOrder(
        String id, CourtOrderKind kind, List<String> participantIds, List<String> childIds, DateInterval during) {

    public CourtOrder {
        participantIds = List.copyOf(participantIds);
        childIds = List.copyOf(childIds);
    }

    boolean covers(Participant participant) {
        return participantIds.isEmpty() || participantIds.contains(participant.id());
    }

    boolean covers(Child child) {
        return childIds.isEmpty() || childIds.contains(child.id());
    }

    /** Whether those whom it covers are released of reasonable efforts on this day. */
    boolean releasesOn(LocalDate day) {
        return switch (kind) {
            case RELEASE_OF_REASONABLE_EFFORTS -> during.contains(day);
        };
    }
}
