package org.hearthline.message.inbound;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hearthline.message.channel.Attempt;
import org.hearthline.platform.Form;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** The SQL of what carriers told us. */
@Singleton
class CarrierEvents {

    private static final String STORE_TEXT = """
            insert into carrier_event (id, kind, carrier_id, received_at, number_hash, sealed, due_at)
            values ($1, 'TEXT', $1, $2, $3, $4, $5)
            on conflict do nothing
            """;

    private static final String STORE_DELIVERY = """
            insert into carrier_event (id, kind, carrier_id, received_at, attempt, status, error_code, due_at)
            values ($1, 'DELIVERY', $2, $3, $4, $5, $6, $3)
            on conflict do nothing
            """;

    private static final String NEXT_DUE = """
            select min(due_at) as due_at from carrier_event where done_at is null
            """;

    /** The texts of one number in the order in which they came; one that could not be applied holds up none after it. */
    private static final String OPEN = """
            select id from carrier_event e
            where done_at is null and due_at <= $1
              and not exists (
                  select from carrier_event before
                  where before.done_at is null and before.tries = 0 and before.number_hash = e.number_hash
                    and (before.received_at, before.id) < (e.received_at, e.id))
            order by due_at, id
            limit $2
            """;

    private static final String CLAIM = """
            select * from carrier_event where id = $1 and done_at is null for update skip locked
            """;

    private static final String DONE = """
            update carrier_event set done_at = $2, outcome = $3 where id = $1
            """;

    private static final String PUT_OFF = """
            update carrier_event
            set tries = tries + 1, due_at = $2 + least($3 * power(2, least(tries, 20)), $4) * interval '1 second'
            where id = $1 and done_at is null
            """;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private static final Pattern CARRIER_ID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern STATUS = Pattern.compile("[a-z_]{1,32}");
    private static final Pattern ERROR_CODE = Pattern.compile("[0-9]{1,6}");

    /** What was told, as it is applied. */
    sealed interface Event {

        /** A text: its form, sealed under the key of its writer's number. */
        record Text(String carrierId, Buffer numberHash, Buffer sealed, Instant receivedAt) implements Event {}

        /**
         * How far a message came.
         *
         * @param attempt whose delivery it is; empty where the call named none of ours
         */
        record Delivered(
                String carrierId,
                Optional<Attempt> attempt,
                String status,
                @Nullable Integer errorCode) implements Event {}
    }

    private final Pool pool;
    private final Lookup lookup;
    private final Sealing sealing;

    CarrierEvents(Pool pool, Lookup lookup, Sealing sealing) {
        this.pool = pool;
        this.lookup = lookup;
        this.sealing = sealing;
    }

    /** Stores a text that just came, once. */
    Uni<Void> storeText(Form form, Instant now) {
        return storeText(form, now, now);
    }

    /** Stores a text that came earlier, once. */
    Uni<Void> storeText(Form form, Instant receivedAt, Instant now) {
        String id = carrierId(form);
        return lookup.phone(form.getOrEmpty("From"))
                .chain(hash -> pool.withTransaction(transaction -> sealing.keyMade(transaction, Sealing.number(hash))
                        .chain(keys -> transaction
                                .preparedQuery(STORE_TEXT)
                                .execute(Tuple.of(
                                        id,
                                        receivedAt.atOffset(UTC),
                                        Buffer.buffer(hash),
                                        Buffer.buffer(Objects.requireNonNull(
                                                keys.seal(Sealing.number(hash), form.encoded()))),
                                        now.atOffset(UTC))))))
                .replaceWithVoid();
    }

    /** Stores how far a message came, once for each thing that is said of it. Whose number it was is not kept. */
    Uni<Void> storeDelivery(Form form, @Nullable String attempt, Instant now) {
        String carrierId = carrierId(form);
        String status = Optional.ofNullable(form.get("MessageStatus"))
                .filter(STATUS.asMatchPredicate())
                .orElseThrow(CarrierEvents::unreadable);
        Optional<Integer> errorCode = Optional.ofNullable(form.get("ErrorCode"))
                .filter(ERROR_CODE.asMatchPredicate())
                .map(Integer::valueOf);
        return pool.preparedQuery(STORE_DELIVERY)
                .execute(Tuple.from(Arrays.asList(
                        carrierId + "|" + status
                                + errorCode.map(code -> "|" + code).orElse(""),
                        carrierId,
                        now.atOffset(UTC),
                        Optional.ofNullable(attempt)
                                .flatMap(Attempt::parse)
                                .map(Attempt::toString)
                                .orElse(null),
                        status,
                        errorCode.orElse(null))))
                .replaceWithVoid();
    }

    Uni<Optional<Instant>> nextDueAt() {
        return pool.query(NEXT_DUE).execute().map(rows -> Optional.ofNullable(
                        rows.iterator().next().getOffsetDateTime("due_at"))
                .map(OffsetDateTime::toInstant));
    }

    /** The ids of what is open and due. */
    Uni<List<String>> open(Instant now, int limit) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(now.atOffset(UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .toList());
    }

    /** Held until the transaction ends; empty when another process holds it or has done it. */
    Uni<Optional<Event>> claim(SqlConnection transaction, String id) {
        return transaction.preparedQuery(CLAIM).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(CarrierEvents::event)
                .findFirst());
    }

    Uni<Void> done(SqlConnection transaction, String id, String outcome, Instant now) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(id, now.atOffset(UTC), outcome))
                .replaceWithVoid();
    }

    /** To be tried again, later each time. */
    Uni<Void> putOff(String id, Instant now) {
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(
                        id, now.atOffset(UTC), (double) FIRST_DELAY.toSeconds(), (double) LONGEST_DELAY.toSeconds()))
                .replaceWithVoid();
    }

    private static Event event(Row row) {
        String carrierId = row.getString("carrier_id");
        return row.getString("kind").equals("TEXT")
                ? new Event.Text(
                        carrierId,
                        row.getBuffer("number_hash").getDelegate(),
                        row.getBuffer("sealed").getDelegate(),
                        row.getOffsetDateTime("received_at").toInstant())
                : new Event.Delivered(
                        carrierId,
                        Optional.ofNullable(row.getString("attempt")).flatMap(Attempt::parse),
                        row.getString("status"),
                        row.getInteger("error_code"));
    }

    private static String carrierId(Form form) {
        return Optional.ofNullable(form.get("MessageSid"))
                .filter(CARRIER_ID.asMatchPredicate())
                .orElseThrow(CarrierEvents::unreadable);
    }

    private static Problem unreadable() {
        return Problem.unreadable("The call names no message, or no status of one.");
    }
}
