package org.hearthline.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.text.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as one attendee may see it: nothing about another person, and of the worker no more than the first name (POLICY 5, content).
 *
 * @param times those that are offered and can still be chosen, in the order of the offer
 * @param chosen the time that they chose, also where others have yet to
 * @param settledAt the time that holds for them
 * @param wasAt the time that held for them before
 * @param worker the worker's first name; null where no name is kept
 * @param zone the attendee's; the case's where none is known
 * @param language the attendee's, as a BCP 47 tag
 * @param revision counts what the attendee was told
 */
public record Invitation(
        String meetingId,
        String caseId,
        String participantId,
        MeetingStatus status,
        PlaceKind placeKind,
        int minutes,
        List<Instant> times,
        Answer answer,
        @Nullable Instant chosen,
        @Nullable Instant settledAt,
        @Nullable Instant wasAt,
        Instant firstOffered,
        @Nullable String worker,
        ZoneId workerZone,
        ZoneId zone,
        @Nullable String language,
        int revision,
        UUID tokenId) {

    public Invitation {
        times = List.copyOf(times);
    }
}
