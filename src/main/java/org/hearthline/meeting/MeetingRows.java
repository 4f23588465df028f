package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Reads meetings and keeps them. */
@Singleton
class MeetingRows {

    /** A worker's own cases, a supervisor's unit's, all for the case system. */
    static final String VISIBLE_CASE = """
            ($1 = 'SYSTEM' or c.worker_id = $2
             or $1 = 'SUPERVISOR' and c.worker_id in (
                 select mate.id from worker mate join worker me on me.unit = mate.unit where me.id = $2))
            """;

    private static final String SELECT = """
            select m.*, c.time_zone as case_zone, coalesce(w.time_zone, c.time_zone) as worker_zone
            from meeting m join case_file c on c.id = m.case_id left join worker w on w.id = m.worker_id
            """;

    private static final String BY_ID = SELECT + "where m.id = $1";
    private static final String LOCK = BY_ID + " for update of m";
    private static final String VISIBLE = SELECT + "where m.id = $3 and " + VISIBLE_CASE;
    private static final String LOCK_VISIBLE = VISIBLE + " for update of m";

    private static final String OF_CASE =
            SELECT + "where m.case_id = $3 and " + VISIBLE_CASE + " order by m.created_at, m.id";

    private static final String SLOTS =
            "select meeting_id, starts_at from meeting_slot where meeting_id = any ($1) order by position";

    private static final String ATTENDEES =
            "select * from meeting_attendee where meeting_id = any ($1) order by position";

    private static final String INSERT = """
            insert into meeting (id, case_id, kind, worker_id, place_kind, place, why, minutes, status, at, sequence, created_by, created_at,
                                 due_at, version, fingerprint)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)
            """;

    private static final String UPDATE = """
            update meeting set status = $2, at = $3, sequence = $4, due_at = $5, why = $6, version = version + 1 where id = $1
            """;

    private static final String OFFER = """
            insert into meeting_slot (meeting_id, position, starts_at) values ($1, $2, $3)
            """;

    private static final String KEEP_ATTENDEE = """
            insert into meeting_attendee (meeting_id, participant_id, position, required, token_id, token_hash, answer, slot, words,
                                          answered_at, settled_at, was_at, revision, step, step_at, token_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict (meeting_id, participant_id) do update
            set answer = excluded.answer, slot = excluded.slot, words = excluded.words, answered_at = excluded.answered_at,
                settled_at = excluded.settled_at, was_at = excluded.was_at, revision = excluded.revision, step = excluded.step,
                step_at = excluded.step_at, token_until = excluded.token_until
            where meeting_attendee.* is distinct from excluded.*
            """;

    Uni<Optional<KeptMeeting>> find(SqlConnection connection, String id) {
        return one(connection, BY_ID, Tuple.of(id));
    }

    /** Locked against everybody else who answers or changes it. */
    Uni<Optional<KeptMeeting>> lock(SqlConnection transaction, String id) {
        return one(transaction, LOCK, Tuple.of(id));
    }

    Uni<Optional<KeptMeeting>> findVisible(SqlConnection connection, Viewer viewer, String id) {
        return one(connection, VISIBLE, viewed(viewer, id));
    }

    Uni<Optional<KeptMeeting>> lockVisible(SqlConnection transaction, Viewer viewer, String id) {
        return one(transaction, LOCK_VISIBLE, viewed(viewer, id));
    }

    /** A case's, the oldest first. */
    Uni<List<KeptMeeting>> ofCase(SqlConnection connection, Viewer viewer, String caseId) {
        return all(connection, OF_CASE, viewed(viewer, caseId));
    }

    private static Tuple viewed(Viewer viewer, String id) {
        return Tuple.of(viewer.role().name(), viewer.id(), id);
    }

    private static Uni<Optional<KeptMeeting>> one(SqlConnection connection, String sql, Tuple values) {
        return all(connection, sql, values).map(found -> found.stream().findFirst());
    }

    private static Uni<List<KeptMeeting>> all(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> Rows.list(rows, KeptMeeting::of))
                .call(meetings -> fill(connection, meetings));
    }

    /** In statements of their own, after the lock: one that waited for it still sees what was there before it waited. */
    private static Uni<Void> fill(SqlConnection connection, List<KeptMeeting> meetings) {
        if (meetings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple ids = Tuple.of((Object) meetings.stream().map(each -> each.id).toArray(String[]::new));
        return connection
                .preparedQuery(SLOTS)
                .execute(ids)
                .invoke(rows -> rows.forEach(row -> byId(meetings, row.getString("meeting_id"))
                        .slots
                        .add(row.getOffsetDateTime("starts_at").toInstant())))
                .chain(() -> connection.preparedQuery(ATTENDEES).execute(ids))
                .invoke(rows -> rows.forEach(row ->
                        byId(meetings, row.getString("meeting_id")).attendees.add(KeptAttendee.of(row))))
                .replaceWithVoid();
    }

    private static KeptMeeting byId(List<KeptMeeting> meetings, String id) {
        return meetings.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    /** A new one, with its times and attendees. */
    Uni<Void> insert(SqlConnection transaction, KeptMeeting meeting, Viewer by, Instant now) {
        return Transactions.nameActor(transaction, by, now)
                .chain(() -> transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.from(Arrays.asList(
                                meeting.id,
                                meeting.caseId,
                                meeting.kind.name(),
                                meeting.workerId,
                                meeting.placeKind.name(),
                                meeting.place,
                                meeting.why,
                                meeting.minutes,
                                meeting.status.name(),
                                utc(meeting.at().orElse(null)),
                                meeting.sequence,
                                by.id(),
                                utc(now),
                                utc(meeting.dueAt()),
                                meeting.fingerprint))))
                .chain(() -> offer(transaction, meeting))
                .chain(() -> keepAttendees(transaction, meeting));
    }

    /** What changed in memory; the times that are offered stay. */
    Uni<Void> keep(SqlConnection transaction, KeptMeeting meeting, Viewer by, Instant now) {
        return Transactions.nameActor(transaction, by, now)
                .chain(() -> transaction
                        .preparedQuery(UPDATE)
                        .execute(Tuple.of(
                                meeting.id,
                                meeting.status.name(),
                                utc(meeting.at().orElse(null)),
                                meeting.sequence,
                                utc(meeting.dueAt()),
                                meeting.why)))
                .invoke(() -> meeting.version++)
                .chain(() -> keepAttendees(transaction, meeting));
    }

    /** Offers its times in place of those that it offered before. */
    Uni<Void> offerAnew(SqlConnection transaction, KeptMeeting meeting, Viewer by, Instant now) {
        return Transactions.nameActor(transaction, by, now)
                .chain(() -> transaction
                        .preparedQuery("delete from meeting_slot where meeting_id = $1")
                        .execute(Tuple.of(meeting.id)))
                .chain(() -> offer(transaction, meeting));
    }

    private static Uni<Void> offer(SqlConnection transaction, KeptMeeting meeting) {
        return transaction
                .preparedQuery(OFFER)
                .executeBatch(IntStream.range(0, meeting.slots.size())
                        .mapToObj(i -> Tuple.of(meeting.id, i, utc(meeting.slots.get(i))))
                        .toList())
                .replaceWithVoid();
    }

    private static Uni<Void> keepAttendees(SqlConnection transaction, KeptMeeting meeting) {
        return transaction
                .preparedQuery(KEEP_ATTENDEE)
                .executeBatch(IntStream.range(0, meeting.attendees.size())
                        .mapToObj(i -> values(meeting, i, meeting.attendees.get(i)))
                        .toList())
                .replaceWithVoid();
    }

    private static Tuple values(KeptMeeting meeting, int position, KeptAttendee attendee) {
        return Tuple.from(Arrays.asList(
                meeting.id,
                attendee.participantId,
                position,
                attendee.required,
                attendee.tokenId,
                attendee.tokenHash,
                attendee.answer.name(),
                utc(attendee.slot),
                attendee.words,
                utc(attendee.answeredAt),
                utc(attendee.settledAt),
                utc(attendee.wasAt),
                attendee.revision,
                attendee.step == null ? null : attendee.step.name(),
                utc(attendee.stepAt),
                utc(attendee.tokenUntil)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
