package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;

/** Who is taken when. What was offered to several belongs to whoever books it first; the database decides who that is. */
@Singleton
class Bookings {

    /** In order of person, so that two who want the same do not wait for each other. */
    private static final String BOOK = """
            insert into booking (person, during, meeting_id)
            select p.person, tstzrange($2, $3), $4 from unnest($1::text[]) as p(person) order by p.person
            on conflict do nothing
            returning person
            """;

    private static final String RELEASE = """
            delete from booking where meeting_id = $1 and person = any ($2) and lower(during) = $3
            """;

    private static final String RELEASE_ALL = """
            delete from booking where meeting_id = $1
            """;

    private static final String LEFT = """
            select s.starts_at from meeting_slot s join meeting m on m.id = s.meeting_id
            where s.meeting_id = $1 and s.starts_at > $2
              and not exists (
                  select from booking b
                  where b.person = any ($3) and b.during && tstzrange(s.starts_at, s.starts_at + m.minutes * interval '1 minute'))
            order by s.position
            """;

    private static final String TAKEN = """
            select lower(during) as starts_at, upper(during) as ends_at from booking
            where person = any ($1) and during && tstzrange($2, $3)
            """;

    /** A stretch of time, without its end. */
    record Range(Instant from, Instant to) {
        boolean overlaps(Range other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    static String worker(String id) {
        return "worker:" + id;
    }

    static String person(String participantId) {
        return "person:" + participantId;
    }

    /** Takes this time for all of them or for none; false where one of them is taken. */
    Uni<Boolean> book(SqlConnection transaction, KeptMeeting meeting, Collection<String> persons, Instant start) {
        String[] all = persons.stream().distinct().toArray(String[]::new);
        return transaction
                .preparedQuery(BOOK)
                .execute(Tuple.of(all, start.atOffset(UTC), meeting.endOf(start).atOffset(UTC), meeting.id))
                .map(rows -> Rows.list(rows, row -> row.getString("person")))
                .chain(booked -> booked.size() == all.length
                        ? Uni.createFrom().item(true)
                        : release(transaction, meeting, booked, start).replaceWith(false));
    }

    /** Frees whom the settled times of these hold: the worker too, unless another attendee has the same time. */
    Uni<Void> release(SqlConnection transaction, KeptMeeting meeting, Collection<KeptAttendee> going) {
        return InTurn.each(
                going.stream().filter(KeptAttendee::isSettled).toList(),
                each -> release(transaction, meeting, persons(meeting, going, each), settledAt(each)));
    }

    private static List<String> persons(KeptMeeting meeting, Collection<KeptAttendee> going, KeptAttendee attendee) {
        Instant start = settledAt(attendee);
        boolean shared = meeting.settled().anyMatch(other -> !going.contains(other) && start.equals(other.settledAt));
        String person = person(attendee.participantId);
        return shared ? List.of(person) : List.of(person, worker(meeting.workerId));
    }

    private static Instant settledAt(KeptAttendee attendee) {
        return Objects.requireNonNull(attendee.settledAt);
    }

    Uni<Void> releaseAll(SqlConnection transaction, KeptMeeting meeting) {
        return transaction
                .preparedQuery(RELEASE_ALL)
                .execute(Tuple.of(meeting.id))
                .replaceWithVoid();
    }

    private static Uni<Void> release(
            SqlConnection transaction, KeptMeeting meeting, Collection<String> persons, Instant start) {
        return transaction
                .preparedQuery(RELEASE)
                .execute(Tuple.of(meeting.id, persons.toArray(String[]::new), start.atOffset(UTC)))
                .replaceWithVoid();
    }

    /** Which of the times that are offered all of these can still have, in the order of the offer. */
    Uni<List<Instant>> left(SqlConnection connection, KeptMeeting meeting, Collection<String> persons, Instant now) {
        return connection
                .preparedQuery(LEFT)
                .execute(Tuple.of(meeting.id, now.atOffset(UTC), persons.toArray(String[]::new)))
                .map(rows -> Rows.list(
                        rows, row -> row.getOffsetDateTime("starts_at").toInstant()));
    }

    /** When any of these is taken between two instants. */
    Uni<List<Range>> taken(SqlConnection connection, Collection<String> persons, Range within) {
        return connection
                .preparedQuery(TAKEN)
                .execute(Tuple.of(
                        persons.toArray(String[]::new),
                        within.from().atOffset(UTC),
                        within.to().atOffset(UTC)))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Range(
                                row.getOffsetDateTime("starts_at").toInstant(),
                                row.getOffsetDateTime("ends_at").toInstant())));
    }
}
