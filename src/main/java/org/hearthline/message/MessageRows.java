package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/** The outbox's SQL. What is due is decided by the service's clock, who holds a lease by PostgreSQL's. */
@Singleton
class MessageRows {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String NEXT_DUE = """
            select min(due_at) as due_at from message where status in ('QUEUED', 'DEFERRED', 'HELD')
            """;

    private static final String GIVE_UP_LOST = """
            update message set status = 'UNKNOWN', reason = 'OUTCOME_NOT_RECORDED', lease_until = null
            where status = 'SENDING' and lease_until < clock_timestamp()
            """;

    private static final String CLAIM = """
            select id, purpose, recipient_kind, recipient_id, channel, valid_until, attempts
            from message
            where status in ('QUEUED', 'DEFERRED', 'HELD') and due_at <= $1
            order by due_at, id
            limit $2
            for update skip locked
            """;

    private static final String INTEND = """
            update message
            set status = 'SENDING', reason = null, attempts = attempts + 1, attempt_id = $2, handed_off_at = $3,
                lease_until = clock_timestamp() + $4 * interval '1 second'
            where id = $1
            """;

    private static final String KEEP_BACK = """
            update message set status = $2, reason = $3, due_at = $4 where id = $1
            """;

    private static final String END = """
            update message set status = $2, reason = $3, final_at = $4 where id = $1
            """;

    private static final String SETTLE = """
            update message
            set status = $3, reason = $4, final_at = $5, due_at = coalesce($6, due_at), lease_until = null,
                handed_off_at = case when $7 then handed_off_at end
            where id = $1 and attempt_id = $2 and status = 'SENDING'
            """;

    /** A claimed message that the gate let pass, with the attempt that its intent names. */
    record Intent(Due message, UUID attemptId, int attempt) {}

    /** A claimed message, with the number of attempts before. */
    record Claimed(Due message, int attempts) {}

    private final Pool pool;

    MessageRows(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Instant>> nextDueAt() {
        return pool.query(NEXT_DUE).execute().map(rows -> Optional.ofNullable(
                        rows.iterator().next().getOffsetDateTime("due_at"))
                .map(OffsetDateTime::toInstant));
    }

    Uni<Integer> giveUpLost() {
        return pool.query(GIVE_UP_LOST).execute().map(RowSet::rowCount);
    }

    Uni<List<Claimed>> claim(SqlConnection transaction, Instant now, int limit) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MessageRows::claimed)
                        .toList());
    }

    Uni<Void> intend(SqlConnection transaction, Intent intent, Instant now) {
        return transaction
                .preparedQuery(INTEND)
                .execute(Tuple.of(
                        intent.message().id(), intent.attemptId(), now.atOffset(UTC), (double) LEASE.toSeconds()))
                .replaceWithVoid();
    }

    /** Writes what the gate said of a message that it does not let pass. */
    Uni<Void> keepBack(SqlConnection transaction, UUID id, Verdict verdict, Instant now) {
        if (verdict instanceof Verdict.Hold hold) {
            return keepBack(transaction, id, MessageStatus.HELD, hold.reason(), hold.recheckAt());
        }
        if (verdict instanceof Verdict.Defer defer) {
            return keepBack(transaction, id, MessageStatus.DEFERRED, defer.reason(), defer.until());
        }
        if (verdict instanceof Verdict.Drop drop) {
            return transaction
                    .preparedQuery(END)
                    .execute(Tuple.of(id, MessageStatus.DROPPED.name(), drop.reason(), now.atOffset(UTC)))
                    .replaceWithVoid();
        }
        throw new IllegalArgumentException("A message that may go is not kept back");
    }

    /**
     * Records the outcome of an attempt; an attempt that is no longer the current one changes nothing.
     *
     * @param retryAt when to try again, for {@code QUEUED} alone
     * @param handedOff whether the carrier was given it at all
     */
    Uni<Void> settle(
            Intent intent,
            MessageStatus status,
            @Nullable String reason,
            Instant now,
            @Nullable Instant retryAt,
            boolean handedOff) {
        boolean open = status == MessageStatus.QUEUED || status == MessageStatus.UNKNOWN;
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.from(Arrays.asList(
                        intent.message().id(),
                        intent.attemptId(),
                        status.name(),
                        reason,
                        open ? null : now.atOffset(UTC),
                        retryAt == null ? null : retryAt.atOffset(UTC),
                        handedOff)))
                .replaceWithVoid();
    }

    private static Uni<Void> keepBack(
            SqlConnection transaction, UUID id, MessageStatus status, String reason, Instant until) {
        return transaction
                .preparedQuery(KEEP_BACK)
                .execute(Tuple.of(id, status.name(), reason, until.atOffset(UTC)))
                .replaceWithVoid();
    }

    private static Claimed claimed(Row row) {
        OffsetDateTime validUntil = row.getOffsetDateTime("valid_until");
        return new Claimed(
                new Due(
                        row.getUUID("id"),
                        Purpose.valueOf(row.getString("purpose")),
                        new Recipient(
                                Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                        Channel.valueOf(row.getString("channel")),
                        validUntil == null ? null : validUntil.toInstant()),
                row.getInteger("attempts"));
    }
}
