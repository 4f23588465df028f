package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How many messages may go to one person on one day (POLICY 5.9). A counter is kept, and counts each that asks: who comes when it is full
 * waits for the next day, whose counter is another. A further attempt of a message that was counted is not asked for again.
 */
final class DailyCap {

    /** In one order for all, so that two batches with the same people do not wait for each other. */
    private static final String COUNT = """
            insert into daily_count as d (recipient_id, day, count)
            select * from unnest($1::text[], $2::date[], $3::integer[]) order by 1, 2
            on conflict (recipient_id, day) do update set count = d.count + excluded.count
            returning recipient_id, day, count
            """;

    private DailyCap() {}

    record Asked(UUID messageId, String recipientId, LocalDate day) {}

    private record Key(String recipientId, LocalDate day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = recipientId.compareTo(other.recipientId);
            return order == 0 ? day.compareTo(other.day) : order;
        }
    }

    /** Those of these messages, in their order, that are over the cap. */
    static Uni<Set<UUID>> over(SqlConnection transaction, List<Asked> asked, int cap) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Map<Key, Integer> counts = new TreeMap<>();
        asked.forEach(each -> counts.merge(new Key(each.recipientId(), each.day()), 1, Integer::sum));
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        counts.keySet().stream().map(Key::recipientId).toArray(String[]::new),
                        counts.keySet().stream().map(Key::day).toArray(LocalDate[]::new),
                        counts.values().toArray(Integer[]::new)))
                .map(rows -> over(asked, counts, rows, cap));
    }

    private static Set<UUID> over(List<Asked> asked, Map<Key, Integer> counts, RowSet<Row> rows, int cap) {
        Map<Key, Integer> next = new HashMap<>();
        for (Row row : rows) {
            Key key = new Key(row.getString("recipient_id"), row.getLocalDate("day"));
            next.put(key, row.getInteger("count") - counts.getOrDefault(key, 0));
        }
        Set<UUID> over = new HashSet<>();
        for (Asked each : asked) {
            if (next.merge(new Key(each.recipientId(), each.day()), 1, Integer::sum) > cap) {
                over.add(each.messageId());
            }
        }
        return over;
    }
}
