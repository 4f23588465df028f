package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.HandOff;
import org.hearthline.platform.Leases.Lease;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The outbox's SQL: one statement a step, for a whole batch. What is due is decided by the service's clock, who holds a lease by
 * PostgreSQL's.
 */
@Singleton
class MessageRows {

    private static final String NEXT_DUE = """
            select min(due_at) as due_at from message where queued and channel = $1
            """;

    /**
     * Claims a batch under a lease. The intent to hand over is written with it; where the gate says no, the same transaction takes it
     * back. The floor spares walking, again and again, over entries of messages that are claimed already and that an old transaction
     * elsewhere keeps in the index.
     */
    private static final String CLAIM = """
            with due as materialized (
                select id, status, reason, evidence from message
                where queued and channel = $1 and due_at <= $2 and (due_at, id) >= ($3, $4)
                order by due_at, id
                limit $5
                for update skip locked),
            leased as (
                insert into work_lease (id, queue, until, items)
                select $6, $1, clock_timestamp() + $7 * interval '1 millisecond', array_agg(id) from due having count(*) > 0)
            update message m
            set queued = false, status = 'SENDING', reason = null, evidence = null, attempts = attempts + 1, handed_off_at = $2, lease = $6
            from due
            where m.id = due.id
            returning m.id, m.purpose, m.recipient_kind, m.recipient_id, m.channel, m.case_id, m.created_at, m.due_at, m.valid_until,
                m.address_id, m.attempts, m.trace, due.status as was_status, due.reason as was_reason, due.evidence as was_evidence
            """;

    /** What the gate did not let pass was not attempted. That it says the same as before is nothing new. */
    private static final String KEEP_BACK = """
            with said as (
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::boolean[])
                    as t(id, status, reason, evidence, due_at, new)),
            kept as (
                update message m
                set queued = said.due_at is not null, status = said.status, reason = said.reason, evidence = said.evidence,
                    due_at = coalesce(said.due_at, m.due_at), attempts = attempts - 1, handed_off_at = null, lease = null,
                    final_at = case when said.due_at is null then $7::timestamptz end
                from said
                where m.id = said.id)
            insert into message_outcome (message_id, at, attempt, status, reason, evidence)
            select id, $7, 0, status, reason, evidence from said where new
            """;

    /**
     * Records the outcomes of attempts. An outcome that came another way, by the carrier's own report, stands; a process that lost its
     * lease still says what it knows.
     */
    private static final String SETTLE = """
            with said as (
                select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::timestamptz[],
                                     $8::boolean[])
                    as t(id, attempt, status, reason, carrier_id, segments, retry_at, handed_off)),
            settled as (
                update message m
                set status = said.status, reason = said.reason, carrier_id = coalesce(said.carrier_id, m.carrier_id),
                    segments = said.segments, queued = said.retry_at is not null, due_at = coalesce(said.retry_at, m.due_at),
                    final_at = case when said.status in ('QUEUED', 'HELD', 'UNKNOWN') then null else $9::timestamptz end,
                    handed_off_at = case when said.handed_off then m.handed_off_at end
                from said
                where m.id = said.id and m.attempts = said.attempt
                  and (m.status = 'SENDING' or m.status = 'UNKNOWN' and m.reason = 'LEASE_LOST')
                returning m.id, said.attempt, m.status, m.reason),
            known as (
                delete from unsettled u using settled s where u.message_id = s.id and s.status <> 'UNKNOWN'),
            unknown as (
                insert into unsettled (message_id, since, look_at) select id, $9, $9 from settled where status = 'UNKNOWN'
                on conflict do nothing),
            released as (
                delete from work_lease where id = $10),
            told as (
                insert into message_outcome (message_id, at, attempt, status, reason)
                select id, $9, attempt, status, reason from settled)
            select id from settled
            """;

    /** A claimed message, what was said of it before, and the trace that it is part of. */
    record Claimed(
            Due message,
            Instant dueAt,
            String wasStatus,
            @Nullable String wasReason,
            @Nullable String wasEvidence,
            @Nullable String trace) {}

    /** What became of an attempt. */
    record Outcome(
            Due message,
            MessageStatus status,
            @Nullable String reason,
            @Nullable String carrierId,
            @Nullable Integer segments,
            @Nullable Instant retryAt,
            boolean handedOff,
            HandOff.Consequence consequence) {

        Outcome(
                Due message,
                MessageStatus status,
                @Nullable String reason,
                @Nullable String carrierId,
                @Nullable Integer segments,
                @Nullable Instant retryAt,
                boolean handedOff) {
            this(message, status, reason, carrierId, segments, retryAt, handedOff, HandOff.Consequence.NONE);
        }
    }

    private final Pool pool;

    MessageRows(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Instant>> nextDueAt(Channel channel) {
        return pool.preparedQuery(NEXT_DUE)
                .execute(Tuple.of(channel.name()))
                .map(rows -> Optional.ofNullable(Rows.instant(rows.iterator().next(), "due_at")));
    }

    Uni<List<Claimed>> claim(
            SqlConnection transaction, Channel channel, Instant now, Floor floor, int limit, Lease lease) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.from(List.of(
                        channel.name(),
                        now.atOffset(UTC),
                        floor.dueAt().atOffset(UTC),
                        floor.id(),
                        limit,
                        lease.id(),
                        lease.millis())))
                .map(rows -> Rows.list(rows, MessageRows::claimed));
    }

    /** Writes what the gate said of messages that it does not let pass. */
    Uni<Void> keepBack(SqlConnection transaction, List<KeptBack> messages, Instant now) {
        int count = messages.size();
        UUID[] ids = new UUID[count];
        String[] statuses = new String[count];
        String[] reasons = new String[count];
        String[] evidence = new String[count];
        OffsetDateTime[] dueAt = new OffsetDateTime[count];
        Boolean[] isNew = new Boolean[count];
        for (int i = 0; i < count; i++) {
            KeptBack kept = messages.get(i);
            Instant until = kept.until();
            ids[i] = kept.message().message().id();
            statuses[i] = kept.status().name();
            reasons[i] = kept.reason();
            evidence[i] = kept.evidence();
            dueAt[i] = until == null ? null : until.atOffset(UTC);
            isNew[i] = kept.isNew();
        }
        return transaction
                .preparedQuery(KEEP_BACK)
                .execute(Tuple.from(Arrays.asList(ids, statuses, reasons, evidence, dueAt, isNew, now.atOffset(UTC))))
                .replaceWithVoid();
    }

    /** A message that the gate did not let pass, and what it said. */
    record KeptBack(
            Claimed message,
            MessageStatus status,
            String reason,
            @Nullable String evidence,
            @Nullable Instant until) {

        static KeptBack of(Claimed message, Verdict verdict) {
            if (verdict instanceof Verdict.Hold hold) {
                return new KeptBack(message, MessageStatus.HELD, hold.reason(), hold.evidence(), hold.recheckAt());
            }
            if (verdict instanceof Verdict.Defer defer) {
                return new KeptBack(message, MessageStatus.DEFERRED, defer.reason(), defer.evidence(), defer.until());
            }
            if (verdict instanceof Verdict.Drop drop) {
                return new KeptBack(message, MessageStatus.DROPPED, drop.reason(), drop.evidence(), null);
            }
            throw new IllegalArgumentException("A message that may go is not kept back");
        }

        /** Whether it says anything else than before. */
        boolean isNew() {
            return !(status.name().equals(message.wasStatus())
                    && reason.equals(message.wasReason())
                    && Objects.equals(evidence, message.wasEvidence()));
        }
    }

    /**
     * Records outcomes.
     *
     * @param over the lease to end with them, once all of its messages have an outcome
     * @return the messages whose outcome was news
     */
    Uni<List<UUID>> settle(SqlClient client, List<Outcome> outcomes, Instant now, @Nullable Lease over) {
        return client.preparedQuery(SETTLE)
                .execute(Tuple.from(Arrays.asList(
                        each(outcomes, UUID[]::new, outcome -> outcome.message().id()),
                        each(outcomes, Integer[]::new, outcome -> outcome.message()
                                .attempt()),
                        each(outcomes, String[]::new, outcome -> outcome.status()
                                .name()),
                        each(outcomes, String[]::new, Outcome::reason),
                        each(outcomes, String[]::new, Outcome::carrierId),
                        each(outcomes, Short[]::new, MessageRows::segments),
                        each(outcomes, OffsetDateTime[]::new, MessageRows::retryAt),
                        each(outcomes, Boolean[]::new, Outcome::handedOff),
                        now.atOffset(UTC),
                        over == null ? null : over.id())))
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    private static @Nullable Short segments(Outcome outcome) {
        Integer segments = outcome.segments();
        return segments == null ? null : segments.shortValue();
    }

    private static @Nullable OffsetDateTime retryAt(Outcome outcome) {
        Instant retryAt = outcome.retryAt();
        return retryAt == null ? null : retryAt.atOffset(UTC);
    }

    private static <T> T[] each(
            List<Outcome> outcomes, IntFunction<T[]> array, Function<Outcome, ? extends @Nullable T> value) {
        T[] values = array.apply(outcomes.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(outcomes.get(i));
        }
        return values;
    }

    private static Claimed claimed(Row row) {
        return new Claimed(
                due(row),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getString("was_status"),
                row.getString("was_reason"),
                row.getString("was_evidence"),
                row.getString("trace"));
    }

    /** The message of a row that has its columns. */
    static Due due(Row row) {
        return new Due(
                row.getUUID("id"),
                Purpose.valueOf(row.getString("purpose")),
                new Recipient(Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                Channel.valueOf(row.getString("channel")),
                row.getString("case_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                Rows.instant(row, "valid_until"),
                row.getUUID("address_id"),
                row.getInteger("attempts"));
    }
}
