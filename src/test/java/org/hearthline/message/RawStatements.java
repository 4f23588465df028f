package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hearthline.message.channel.Channel;

/** The very statements of the service in the same order, driven by a bare client that sends nothing and judges nothing. */
final class RawStatements implements AutoCloseable {

    private static final int BATCH = 200;
    private static final int CONNECTIONS = 4;
    private static final double LEASE_MILLIS = 20_000;
    private static final UUID NO_ID = new UUID(0, 0);

    private static final String CLAIM = text("org.hearthline.message.MessageRows", "CLAIM");
    private static final String SETTLE = text("org.hearthline.message.MessageRows", "SETTLE");
    private static final String PAUSES = text("org.hearthline.gate.HandOffGate", "PAUSES");
    private static final String LOCK_CASES = text("org.hearthline.gate.HandOffGate", "LOCK_CASES");
    private static final String COUNT = text("org.hearthline.gate.DailyCap", "COUNT");

    /** What the gate reads of a case; its parameters are named once each, in their order. */
    static final String FACTS = text("org.hearthline.gate.HandOffGate", "FACTS");

    private final Vertx vertx = Vertx.vertx();
    private final List<PgConnection> connections = new ArrayList<>();

    RawStatements() {
        PgConnectOptions options = PgConnectOptions.fromUri(setting("quarkus.datasource.reactive.url"))
                .setUser(setting("quarkus.datasource.username"))
                .setPassword(setting("quarkus.datasource.password"))
                .setCachePreparedStatements(true);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(await(PgConnection.connect(vertx, options)));
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static String text(String type, String field) {
        try {
            Field constant = Class.forName(type).getDeclaredField(field);
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The service's statements have other names", e);
        }
    }

    /** Answers how many messages were claimed. */
    int run(Instant now) {
        AtomicReference<OffsetDateTime> floor = new AtomicReference<>(Instant.EPOCH.atOffset(UTC));
        List<Future<Integer>> all = connections.stream()
                .map(connection -> new Lane(connection, now, floor).run())
                .toList();
        return all.stream().mapToInt(RawStatements::await).sum();
    }

    private static final class Lane {
        private final PgConnection connection;
        private final OffsetDateTime now;
        private final LocalDate day;
        private final AtomicReference<OffsetDateTime> floor;
        private int claimed;

        Lane(PgConnection connection, Instant now, AtomicReference<OffsetDateTime> floor) {
            this.floor = floor;
            this.connection = connection;
            this.now = now.atOffset(UTC);
            this.day = LocalDate.ofInstant(now, UTC);
        }

        Future<Integer> run() {
            return batch().compose(count -> count == 0 ? Future.succeededFuture(claimed) : run());
        }

        private Future<Integer> batch() {
            UUID lease = UUID.randomUUID();
            return connection.begin().compose(transaction -> claim(lease)
                    .compose(rows -> rows.size() == 0
                            ? transaction.commit().map(0)
                            : judge(rows, transaction)
                                    .compose(ids -> settle(ids, lease))
                                    .map(rows.size())));
        }

        private Future<RowSet<Row>> claim(UUID lease) {
            return connection
                    .preparedQuery(CLAIM)
                    .execute(Tuple.from(
                            List.of(Channel.EMAIL.name(), now, floor.get(), NO_ID, BATCH, lease, LEASE_MILLIS)));
        }

        private Future<UUID[]> judge(RowSet<Row> rows, Transaction transaction) {
            int count = rows.size();
            UUID[] ids = new UUID[count];
            String[] cases = new String[count];
            String[] people = new String[count];
            Map<String, Integer> counts = new TreeMap<>();
            int i = 0;
            for (Row row : rows) {
                ids[i] = row.getUUID("id");
                cases[i] = row.getString("case_id");
                people[i] = row.getString("recipient_id");
                counts.merge(people[i], 1, Integer::sum);
                OffsetDateTime due = row.getOffsetDateTime("due_at");
                floor.accumulateAndGet(due, (one, other) -> one.isAfter(other) ? one : other);
                i++;
            }
            claimed += count;
            return connection
                    .preparedQuery(PAUSES)
                    .execute()
                    .compose(any -> connection.preparedQuery(LOCK_CASES).execute(Tuple.of(cases)))
                    .compose(any -> connection.preparedQuery(FACTS).execute(Tuple.of(ids, cases, people, now)))
                    .compose(any -> connection
                            .preparedQuery(COUNT)
                            .execute(Tuple.of(
                                    counts.keySet().toArray(String[]::new),
                                    Collections.nCopies(counts.size(), day).toArray(LocalDate[]::new),
                                    counts.values().toArray(Integer[]::new))))
                    .compose(any -> transaction.commit())
                    .map(ids);
        }

        private Future<RowSet<Row>> settle(UUID[] ids, UUID lease) {
            int count = ids.length;
            return connection
                    .preparedQuery(SETTLE)
                    .execute(Tuple.tuple()
                            .addArrayOfUUID(ids)
                            .addArrayOfInteger(Collections.nCopies(count, 1).toArray(Integer[]::new))
                            .addArrayOfString(Collections.nCopies(count, "SENT").toArray(String[]::new))
                            .addArrayOfString(new String[count])
                            .addArrayOfString(new String[count])
                            .addArrayOfShort(new Short[count])
                            .addArrayOfOffsetDateTime(new OffsetDateTime[count])
                            .addArrayOfBoolean(Collections.nCopies(count, true).toArray(Boolean[]::new))
                            .addOffsetDateTime(now)
                            .addUUID(lease));
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        connections.forEach(connection -> await(connection.close()));
        await(vertx.close());
    }
}
