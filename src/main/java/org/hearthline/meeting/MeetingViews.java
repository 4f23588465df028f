package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.casework.Cases;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;

/** Meetings as staff see them. */
@Singleton
class MeetingViews {

    private final Pool pool;
    private final Transactions transactions;
    private final Cases cases;
    private final MeetingRows rows;
    private final Bookings bookings;
    private final Sealing sealing;
    private final ServiceClock clock;

    MeetingViews(
            Pool pool,
            Transactions transactions,
            Cases cases,
            MeetingRows rows,
            Bookings bookings,
            Sealing sealing,
            ServiceClock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.cases = cases;
        this.rows = rows;
        this.bookings = bookings;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** @param version what a change may ask to be current */
    record Seen(MeetingDocument document, Version version) {}

    Uni<Seen> find(Viewer viewer, String id) {
        return pool.withConnection(connection -> rows.findVisible(connection, viewer, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("meeting")))
                .chain(meeting -> seen(connection, meeting, clock.instant())));
    }

    /** All of a case, the oldest first; a 404 problem where the case is not the viewer's. */
    Uni<List<MeetingDocument>> ofCase(Viewer viewer, String caseId) {
        return transactions
                .read(session -> cases.requireVisible(session, viewer, caseId))
                .chain(() -> pool.withConnection(connection -> rows.ofCase(connection, viewer, caseId)
                        .chain(meetings -> documents(connection, meetings, clock.instant()))));
    }

    private Uni<List<MeetingDocument>> documents(SqlConnection connection, List<KeptMeeting> meetings, Instant now) {
        List<MeetingDocument> documents = new ArrayList<>();
        return InTurn.each(meetings, meeting -> seen(connection, meeting, now)
                        .invoke(seen -> documents.add(seen.document()))
                        .replaceWithVoid())
                .replaceWith(documents);
    }

    Uni<Seen> seen(SqlConnection connection, KeptMeeting meeting, Instant now) {
        List<String> owners = Stream.concat(
                        Stream.of(meeting.owner()),
                        meeting.attendees.stream().map(each -> Sealing.person(each.participantId)))
                .toList();
        return bookings.left(connection, meeting, whoMustBeFree(meeting), now)
                .chain(left -> sealing.keys(connection, owners)
                        .map(keys -> new Seen(MeetingDocument.of(meeting, left, keys), new Version(meeting.version))));
    }

    private static List<String> whoMustBeFree(KeptMeeting meeting) {
        return switch (meeting.kind) {
            case VISIT -> List.of(Bookings.worker(meeting.workerId));
            case FAMILY_TEAM_MEETING -> meeting.personsFor(meeting.attendees.get(0));
        };
    }
}
