package org.hearthline.web.staff;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** What operators see of the messages: how many, where, and why; never whose. */
@Singleton
class OperationsRows {

    private static final String WAITING = """
            select channel, status, coalesce(reason, '') as reason, count(*) as messages,
                   count(*) filter (where due_at <= $1) as due, min(due_at) filter (where due_at <= $1) as oldest
            from message where queued
            group by 1, 2, 3 order by 1, 2, 4 desc, 3
            """;

    private static final String UNKNOWN = """
            select m.channel, 'UNKNOWN' as status, '' as reason, count(*) as messages, count(*) as due, min(u.since) as oldest
            from unsettled u join message m on m.id = u.message_id
            group by 1 order by 1
            """;

    /** Ids stand in the order of time, so that history is not read. What fails was wanted a day or two before at most. */
    private static final String FAILED = """
            select channel, status, coalesce(reason, '') as reason, count(*) as messages, count(*) as due, max(final_at) as oldest
            from message
            where id >= $1 and final_at > $2 and status in ('FAILED', 'UNDELIVERED', 'EXPIRED', 'UNKNOWN')
            group by 1, 2, 3 order by 4 desc, 1, 2, 3
            """;

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration WANTED_WITHIN = Duration.ofDays(3);

    private final Pool pool;

    OperationsRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * Messages of one channel that stand alike.
     *
     * @param reason empty where there is none
     * @param due how many of them are due
     * @param oldest since when the one is due that waits longest; null where none is
     */
    record Tally(
            String channel,
            String status,
            String reason,
            long messages,
            long due,
            @Nullable Instant oldest) {}

    Uni<List<Tally>> waiting(Instant now) {
        return pool.preparedQuery(WAITING).execute(Tuple.of(now.atOffset(UTC))).map(OperationsRows::tallies);
    }

    /** Whose outcome is being asked for. */
    Uni<List<Tally>> unknown() {
        return pool.query(UNKNOWN).execute().map(OperationsRows::tallies);
    }

    /** What ended in the last day without having reached its reader. */
    Uni<List<Tally>> failed(Instant now) {
        UUID first = new UUID(now.minus(WANTED_WITHIN).toEpochMilli() << 16, 0);
        return pool.preparedQuery(FAILED)
                .execute(Tuple.of(first, now.minus(LATELY).atOffset(UTC)))
                .map(OperationsRows::tallies);
    }

    private static List<Tally> tallies(RowSet<Row> rows) {
        return Rows.list(rows, OperationsRows::tally);
    }

    private static Tally tally(Row row) {
        return new Tally(
                row.getString("channel"),
                row.getString("status"),
                row.getString("reason"),
                row.getLong("messages"),
                row.getLong("due"),
                Rows.instant(row, "oldest"));
    }
}
