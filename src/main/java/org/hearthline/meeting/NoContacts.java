package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.hearthline.meeting.Bookings.Range;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** Who must not meet whom (POLICY 5): never in one meeting, and never in two that are offered at one time. */
@Singleton
class NoContacts {

    /** Whoever proposes a meeting to one of them waits for whoever does so to another, in one order for all. */
    private static final String ALONE = """
            select 1 from (select count(pg_advisory_xact_lock(key)) from
                (select distinct hashtextextended('meeting with ' || p, 0) as key
                 from (select unnest($1::text[])
                       union select unnest(n.participant_ids) from no_contact n where n.participant_ids && $1::text[]) as of_all(p)
                 order by 1) in_order) held
            """;

    private static final String AMONG = """
            select 1 from no_contact n join case_file c on c.id = n.case_id
            where n.participant_ids && $1::text[]
              and (select count(distinct p) from unnest($1::text[]) as p where p = any (n.participant_ids)) > 1
              and exists (
                  select from unnest($2::timestamptz[]) as slot
                  where (slot at time zone c.time_zone)::date >= n.from_on
                    and (n.to_on is null or (slot at time zone c.time_zone)::date < n.to_on))
            limit 1
            """;

    private static final String APART = """
            select s.at as starts_at, s.at + m.minutes * interval '1 minute' as ends_at
            from no_contact n
                join case_file c on c.id = n.case_id
                join meeting_attendee a on a.participant_id = any (n.participant_ids) and a.participant_id <> all ($1)
                join meeting m on m.id = a.meeting_id
                cross join lateral (
                    select starts_at as at from meeting_slot where meeting_id = m.id
                    union select a.settled_at where a.settled_at is not null) s
            where n.participant_ids && $1::text[] and m.status in ('PROPOSED', 'CONFIRMED', 'NEEDS_TIMES')
              and (a.answer <> 'DECLINED' or a.settled_at is not null) and m.id is distinct from $4
              and (s.at at time zone c.time_zone)::date >= n.from_on
              and (n.to_on is null or (s.at at time zone c.time_zone)::date < n.to_on)
              and tstzrange(s.at, s.at + m.minutes * interval '1 minute') && tstzrange($2, $3)
            """;

    Uni<Void> alone(SqlConnection transaction, Collection<String> participantIds) {
        return transaction
                .preparedQuery(ALONE)
                .execute(Tuple.of((Object) participantIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Whether two of these must not meet on the day of any of these times. */
    Uni<Boolean> among(SqlConnection connection, Collection<String> participantIds, List<Instant> slots) {
        return connection
                .preparedQuery(AMONG)
                .execute(Tuple.of(
                        participantIds.toArray(String[]::new),
                        slots.stream().map(slot -> slot.atOffset(UTC)).toArray(OffsetDateTime[]::new)))
                .map(rows -> rows.size() > 0);
    }

    /**
     * When somebody whom one of these must not meet has, or is offered, a meeting.
     *
     * @param except a meeting that does not count
     */
    Uni<List<Range>> apart(
            SqlConnection connection, Collection<String> participantIds, Range within, @Nullable String except) {
        return connection
                .preparedQuery(APART)
                .execute(Tuple.of(
                        participantIds.toArray(String[]::new),
                        within.from().atOffset(UTC),
                        within.to().atOffset(UTC),
                        except))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Range(
                                row.getOffsetDateTime("starts_at").toInstant(),
                                row.getOffsetDateTime("ends_at").toInstant())));
    }
}
