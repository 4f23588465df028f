package org.hearthline.record.sight;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.platform.Rows;

/**
 * The SQL of what is watched. Each statement reads what is open by an index, or a stretch of time, never history; and gives up rather
 * than be a load itself.
 */
@Singleton
class FigureRows {

    private static final String NO_LONGER_THAN = "set local statement_timeout = ";
    private static final Duration OFTEN = Duration.ofSeconds(3);
    private static final Duration SELDOM = Duration.ofSeconds(20);

    private static final String WAITING = """
            select channel, status, coalesce(reason, '') as reason, count(*) as messages,
                   count(*) filter (where due_at <= $1) as due, min(due_at) filter (where due_at <= $1) as oldest
            from message where queued
            group by 1, 2, 3
            """;

    /** What a carrier told is due since it came, however often it was put off. */
    private static final String QUEUES = """
            select 'plans' as queue, count(*) as due, min(due_at) as oldest from plan where due_at <= $1
            union all
            select 'digests', count(*), min(at) from reminder where status = 'PLANNED' and at <= $1
            union all
            select 'inbound', count(*), min(received_at) from carrier_event where done_at is null
            union all
            select 'unsettled', count(*), min(since) from unsettled
            union all
            select 'meetings', count(*), min(due_at) from meeting where due_at <= $1
            """;

    private static final String PAUSES = "select scope, since from pause";

    /**
     * By zone, how many people had a digest coming since this morning and how many got it; what was due within the last half hour is
     * still on its way. One that was dropped had nothing left to say.
     */
    private static final String DIGESTS = """
            with of_today as (
                select w.time_zone, w.id, m.status in ('SENT', 'DELIVERED') as handed_off
                from message m join worker w on w.id = m.recipient_id
                where m.id >= $2 and m.purpose in ('WORKER_DIGEST', 'ESCALATION') and m.channel = 'EMAIL' and m.recipient_kind = 'WORKER'
                  and m.status <> 'DROPPED' and m.created_at >= date_trunc('day', $1, w.time_zone)
                  and m.created_at <= $1 - interval '30 minutes'
                union
                select w.time_zone, w.id, false
                from addressed_reminder r join worker w on w.id = r.recipient_id
                where r.status = 'PLANNED' and r.recipient_kind = 'WORKER' and r.at <= $1 - interval '30 minutes'),
            people as (select time_zone, id, bool_or(handed_off) as handed_off from of_today group by 1, 2),
            zones as (select count(*) as due, count(*) filter (where handed_off) as handed_off from people group by time_zone)
            select coalesce(sum(due), 0)::bigint as due, coalesce(sum(handed_off), 0)::bigint as handed_off,
                   count(*) filter (where handed_off = 0) as missed
            from zones
            """;

    /** Ids stand in the order of time: it ends at the first one, or after a long weekend. */
    private static final String LAST_DIGEST = """
            select handed_off_at from message
            where id >= $1 and purpose in ('WORKER_DIGEST', 'ESCALATION') and status in ('SENT', 'DELIVERED')
            order by id desc limit 1
            """;

    private static final String REQUIREMENTS = """
            select status, kind, count(*) as requirements from requirement
            where due_on between $1::date - 31 and $1::date + 31 and not withdrawn
            group by 1, 2
            """;

    private static final Duration TODAY = Duration.ofDays(2);
    private static final Duration LONG_WEEKEND = Duration.ofDays(5);

    private final Pool pool;

    FigureRows(Pool pool) {
        this.pool = pool;
    }

    /** Messages of one channel that wait alike; the oldest of those that are due. */
    record Waiting(String channel, String status, String reason, long messages, long due, Optional<Instant> oldest) {}

    /** What is due in a queue, and since when. */
    record Queue(String name, long due, Optional<Instant> oldest) {}

    record Pause(String scope, Instant since) {}

    /** @param missed zones in which nobody got one */
    record Digests(long due, long handedOff, long missed, Optional<Instant> last) {}

    record Requirements(String status, String kind, long count) {}

    /** What is read often. */
    record Standing(List<Waiting> waiting, List<Queue> queues, List<Pause> pauses, Digests digests) {}

    Uni<Standing> standing(Instant now) {
        return pool.withTransaction(transaction -> bounded(transaction, OFTEN)
                .chain(() -> waiting(transaction, now))
                .chain(waiting -> queues(transaction, now)
                        .chain(queues -> pauses(transaction).chain(pauses -> digests(transaction, now)
                                .map(digests -> new Standing(waiting, queues, pauses, digests))))));
    }

    /** Those whose due date is at most 31 days away, before or after {@code now}. */
    Uni<List<Requirements>> requirements(Instant now) {
        return pool.withTransaction(transaction -> bounded(transaction, SELDOM)
                .chain(() -> transaction
                        .preparedQuery(REQUIREMENTS)
                        .execute(Tuple.of(now.atOffset(UTC).toLocalDate())))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Requirements(
                                row.getString("status"), row.getString("kind"), row.getLong("requirements")))));
    }

    private static Uni<Void> bounded(SqlConnection transaction, Duration longest) {
        return transaction.query(NO_LONGER_THAN + longest.toMillis()).execute().replaceWithVoid();
    }

    private static Uni<List<Waiting>> waiting(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(now.atOffset(UTC)))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Waiting(
                                row.getString("channel"),
                                row.getString("status"),
                                row.getString("reason"),
                                row.getLong("messages"),
                                row.getLong("due"),
                                at(row, "oldest"))));
    }

    private static Uni<List<Queue>> queues(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(QUEUES)
                .execute(Tuple.of(now.atOffset(UTC)))
                .map(rows -> Rows.list(
                        rows, row -> new Queue(row.getString("queue"), row.getLong("due"), at(row, "oldest"))));
    }

    private static Uni<List<Pause>> pauses(SqlConnection transaction) {
        return transaction
                .query(PAUSES)
                .execute()
                .map(rows -> Rows.list(
                        rows,
                        row -> new Pause(
                                row.getString("scope"),
                                row.getOffsetDateTime("since").toInstant())));
    }

    private static Uni<Digests> digests(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(LAST_DIGEST)
                .execute(Tuple.of(firstId(now.minus(LONG_WEEKEND))))
                .map(rows -> Rows.list(rows, row -> at(row, "handed_off_at")).stream()
                        .flatMap(Optional::stream)
                        .findFirst())
                .chain(last -> transaction
                        .preparedQuery(DIGESTS)
                        .execute(Tuple.of(now.atOffset(UTC), firstId(now.minus(TODAY))))
                        .map(rows -> rows.iterator().next())
                        .map(row -> new Digests(
                                row.getLong("due"), row.getLong("handed_off"), row.getLong("missed"), last)));
    }

    /** No id of a message that was made since then is smaller. */
    private static UUID firstId(Instant since) {
        return new UUID(since.toEpochMilli() << 16, 0);
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(Rows.instant(row, column));
    }
}
