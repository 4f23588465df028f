package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** What attendees may see of their meetings. */
@Singleton
public class Invitations {

    private static final String READER = """
            select p.language, p.time_zone, w.name
            from (values (1)) one
                left join case_participant p on p.case_id = $1 and p.participant_id = $2
                left join worker w on w.id = $3
            """;

    private final MeetingRows rows;
    private final Bookings bookings;
    private final Sealing sealing;

    Invitations(MeetingRows rows, Bookings bookings, Sealing sealing) {
        this.rows = rows;
        this.bookings = bookings;
        this.sealing = sealing;
    }

    /** Empty where there is no such meeting, or they are not asked to it. */
    public Uni<Optional<Invitation>> find(
            SqlConnection connection, String meetingId, String participantId, Instant now) {
        return rows.find(connection, meetingId).chain(found -> found.flatMap(meeting -> meeting.attendee(participantId)
                        .map(attendee ->
                                invitation(connection, meeting, attendee, now).map(Optional::of)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Invitation> invitation(
            SqlConnection connection, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        String worker = Sealing.worker(meeting.workerId);
        return bookings.left(connection, meeting, meeting.personsFor(attendee), now)
                .chain(left -> sealing.key(connection, worker).chain(keys -> connection
                        .preparedQuery(READER)
                        .execute(Tuple.of(meeting.caseId, attendee.participantId, meeting.workerId))
                        .map(rows -> rows.iterator().next())
                        .map(row -> invitation(meeting, attendee, left, row, firstName(row, keys, worker)))));
    }

    private static @Nullable String firstName(Row row, Sealing.Keys keys, String owner) {
        String name = row.getBuffer("name") == null
                ? null
                : keys.open(owner, row.getBuffer("name").getBytes());
        return name == null || name.isBlank() ? null : name.strip().split("\\s+", 2)[0];
    }

    private static Invitation invitation(
            KeptMeeting meeting, KeptAttendee attendee, List<Instant> left, Row row, @Nullable String worker) {
        String zone = row.getString("time_zone");
        return new Invitation(
                meeting.id,
                meeting.caseId,
                attendee.participantId,
                meeting.status,
                meeting.placeKind,
                meeting.minutes,
                meeting.status.isOpen() ? left : List.of(),
                attendee.answer,
                attendee.slot,
                attendee.settledAt,
                attendee.wasAt,
                meeting.firstSlot(),
                worker,
                meeting.workerZone,
                zone == null ? meeting.caseZone : ZoneId.of(zone),
                row.getString("language"),
                attendee.revision,
                attendee.tokenId);
    }
}
