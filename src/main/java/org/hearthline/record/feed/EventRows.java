package org.hearthline.record.feed;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** The feed's rows. The database writes them in the transaction of each change. */
@Singleton
public class EventRows {

    /**
     * Where the feed begins and a page of it, in one snapshot: what is pruned meanwhile is not missed unnoticed. A row below the number
     * of every open transaction has nothing uncommitted before it.
     */
    private static final String PAGE = """
            select f.life, f.pruned_xid::text as pruned_xid, f.pruned_seq, pg_snapshot_xmax(pg_current_snapshot())::text as next_xid,
                   e.xid::text as xid, e.seq, e.id, e.at, e.type, e.subject, e.data
            from event_feed f left join lateral (
                select * from event
                where (xid, seq) > (coalesce($1::text::xid8, f.pruned_xid), coalesce($2::bigint, f.pruned_seq))
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, seq
                limit $3) e on true
            order by e.xid, e.seq
            """;

    /** Only from the front, so that the feed has one beginning. */
    private static final String PRUNE = """
            with front as materialized (
                select xid, seq, at from event order by xid, seq limit $2),
            old as (
                select xid, seq from (
                    select xid, seq, bool_and(at < $1) over (order by xid, seq) as is_old from front) each where is_old),
            gone as (
                delete from event e using old o where e.xid = o.xid and e.seq = o.seq),
            marked as (
                update event_feed set (pruned_xid, pruned_seq) = (select xid, seq from old order by xid desc, seq desc limit 1)
                where exists (select from old))
            select count(*)::int as count from old
            """;

    private final Pool pool;
    private final String source;

    EventRows(Pool pool, @ConfigProperty(name = "hearthline.public-url") String source) {
        this.pool = pool;
        this.source = source;
    }

    /** An event as CloudEvents 1.0 has it, in JSON. */
    record Event(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            Map<String, Object> data) {}

    /**
     * What was found.
     *
     * @param gone the place that was asked for is no longer in the feed; there are no events then, and {@code next} is its beginning
     */
    record Found(List<Event> events, Place next, boolean gone) {}

    Uni<Found> behind(@Nullable Place asked, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.from(Arrays.asList(
                        asked == null ? null : Long.toString(asked.xid()), asked == null ? null : asked.seq(), limit)))
                .map(rows -> found(asked, Rows.stream(rows).toList()));
    }

    /** Removes events from before this instant, the oldest first, so many at most; answers how many. */
    public Uni<Integer> prune(SqlClient client, Instant before, int limit) {
        return client.preparedQuery(PRUNE)
                .execute(Tuple.of(before.atOffset(UTC), limit))
                .map(rows -> rows.iterator().next().getInteger("count"));
    }

    private Found found(@Nullable Place asked, List<Row> rows) {
        Row first = rows.get(0);
        Place oldest = new Place(
                first.getUUID("life"), Long.parseLong(first.getString("pruned_xid")), first.getLong("pruned_seq"));
        if (Place.isGone(asked, oldest, Long.parseLong(first.getString("next_xid")))) {
            return new Found(List.of(), oldest, true);
        }
        if (first.getString("xid") == null) {
            return new Found(List.of(), asked == null ? oldest : asked, false);
        }
        Row last = rows.get(rows.size() - 1);
        return new Found(
                rows.stream().map(this::event).toList(),
                new Place(oldest.life(), Long.parseLong(last.getString("xid")), last.getLong("seq")),
                false);
    }

    private Event event(Row row) {
        return new Event(
                "1.0",
                row.getUUID("id").toString(),
                source,
                row.getString("type"),
                row.getString("subject"),
                row.getOffsetDateTime("at").toInstant(),
                "application/json",
                ((JsonObject) row.getValue("data")).getMap());
    }
}
