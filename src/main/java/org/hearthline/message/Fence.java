package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.TaskDesk.Raised;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Stopwatch;
import org.jspecify.annotations.Nullable;

/**
 * Ends what waits for somebody once a fact forbids it, and lets the call that recorded the fact answer only when no hand-off that it
 * forbids can begin any more (DESIGN, "What must always hold", 1). It comes after the fact has committed: from then on the gate, which
 * locks what the fact's writer locked, lets nothing of the kind pass, and what passed it before is waited for.
 */
@Singleton
public class Fence {

    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    /** A message that is being claimed at this moment is the gate's to drop: to wait for it here might be to wait for each other. */
    private static final String CANCEL = """
            with waiting as (
                select m.id, m.attempts, m.purpose, m.channel from message_recipient r join message m on m.id = r.message_id
                where r.recipient_id = $1 and m.queued and m.recipient_kind = $2
                  and ($3::text is null or m.case_id = $3) and ($4::text is null or m.channel = $4)
                  and ($8::uuid is null or m.address_id = $8)
                order by m.id
                for update of m skip locked),
            ended as (
                update message m
                set status = 'DROPPED', reason = $5, evidence = $6, queued = false, final_at = $7
                from waiting where m.id = waiting.id),
            told as (
                insert into message_outcome (message_id, at, attempt, status, reason, evidence)
                select id, $7, attempts, 'DROPPED', $5, $6 from waiting)
            select id, purpose, channel from waiting
            """;

    /** What may still be on its way; and what waits, which was being claimed when the rest of it was cancelled. */
    private static final String LEFT = """
            select m.id, m.queued, m.status from message_recipient r join message m on m.id = r.message_id
            where r.recipient_id = $1 and m.recipient_kind = $2
              and ($3::text is null or m.case_id = $3) and ($4::text is null or m.channel = $4)
              and ($5::uuid is null or m.address_id = $5)
              and (m.queued or m.status = 'SENDING' or m.status = 'UNKNOWN' and m.reason = 'LEASE_LOST' and m.final_at is null)
            """;

    /**
     * Messages that a fact forbids.
     *
     * @param caseId null for those of every case
     * @param channel null for those on every channel
     * @param addressId null for those to every address
     * @param evidence an id or a kind, never a name, an address or words
     */
    public record Forbidden(
            Recipient recipient,
            @Nullable String caseId,
            @Nullable Channel channel,
            @Nullable UUID addressId,
            String reason,
            @Nullable String evidence) {}

    /**
     * What became of forbidden messages.
     *
     * @param cancelled how many that waited were ended
     * @param unsettled those whose hand-off may have begun, or may yet begin, in a process that stands still or died
     */
    public record Cancelled(int cancelled, List<UUID> unsettled) {

        public static final Cancelled NONE = new Cancelled(0, List.of());

        /** Both together. */
        public Cancelled plus(Cancelled other) {
            List<UUID> both = new ArrayList<>(unsettled);
            both.addAll(other.unsettled);
            return new Cancelled(cancelled + other.cancelled, List.copyOf(both));
        }
    }

    private final Pool pool;
    private final List<TaskDesk> desks;
    private final MessageMeters meters;
    private final ServiceClock clock;
    private final Duration sendTimeout;

    Fence(
            Pool pool,
            @All List<TaskDesk> desks,
            MessageMeters meters,
            ServiceClock clock,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this.pool = pool;
        this.desks = desks;
        this.meters = meters;
        this.clock = clock;
        this.sendTimeout = sendTimeout;
    }

    /** To be called once the fact that forbids these messages has committed, also where it was recorded before: a caller may ask again. */
    public Uni<Cancelled> settle(List<Forbidden> forbidden) {
        return forbidden.isEmpty() ? Uni.createFrom().item(Cancelled.NONE) : settle(forbidden, 0, Stopwatch.start());
    }

    /**
     * Waits for hand-offs under way alone, once a fact has committed that holds messages and ends none: what waits is the gate's to hold.
     */
    public Uni<Cancelled> awaitHandOffs(List<Forbidden> held) {
        return held.isEmpty() ? Uni.createFrom().item(Cancelled.NONE) : awaitHandOffs(held, Stopwatch.start());
    }

    private Uni<Cancelled> awaitHandOffs(List<Forbidden> held, Stopwatch sinceCall) {
        return left(held)
                .chain(left -> !left.underWay() || sinceCall.hasRun(sendTimeout)
                        ? Uni.createFrom().item(new Cancelled(0, left.unsettled()))
                        : later().chain(() -> awaitHandOffs(held, sinceCall)));
    }

    private static Uni<Void> later() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_EVERY);
    }

    private Uni<Cancelled> settle(List<Forbidden> forbidden, int cancelledBefore, Stopwatch sinceCall) {
        return cancel(forbidden).map(count -> cancelledBefore + count).chain(cancelled -> left(forbidden)
                .chain(left -> {
                    if (left.isSettled() || sinceCall.hasRun(sendTimeout)) {
                        return Uni.createFrom().item(new Cancelled(cancelled, left.unsettled()));
                    }
                    return later().chain(() -> settle(forbidden, cancelled, sinceCall));
                }));
    }

    private Uni<Integer> cancel(List<Forbidden> forbidden) {
        return InTurn.sum(forbidden, each -> pool.withTransaction(transaction -> cancel(transaction, each)));
    }

    /** Ends what waits, in a transaction that records itself why it may not go. The fence is still to be settled when that has committed. */
    public Uni<Integer> cancel(SqlConnection transaction, Forbidden forbidden) {
        Instant now = clock.instant();
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.from(Arrays.asList(
                        forbidden.recipient().id(),
                        forbidden.recipient().kind().name(),
                        forbidden.caseId(),
                        nameOf(forbidden.channel()),
                        forbidden.reason(),
                        forbidden.evidence(),
                        now.atOffset(UTC),
                        forbidden.addressId())))
                .invoke(ended -> ended.forEach(row -> meters.recorded(
                        Channel.valueOf(row.getString("channel")),
                        Purpose.valueOf(row.getString("purpose")),
                        MessageStatus.DROPPED,
                        forbidden.reason())))
                .chain(ended -> raise(transaction, forbidden, ended, now).replaceWith(ended.size()));
    }

    private Uni<Void> raise(SqlConnection transaction, Forbidden forbidden, RowSet<Row> ended, Instant now) {
        List<Raised> tasks = Rows.stream(ended)
                .flatMap(row -> ForAPerson.ofDropped(
                        row.getUUID("id"),
                        Purpose.valueOf(row.getString("purpose")),
                        forbidden.recipient().kind(),
                        forbidden.reason())
                        .stream())
                .toList();
        return TaskDesk.raise(desks, transaction, tasks, now);
    }

    /**
     * @param open whether anything is still waiting or on its way in a process that is at work
     * @param underWay whether it is on its way
     */
    private record Left(boolean open, boolean underWay, List<UUID> unsettled) {

        boolean isSettled() {
            return !open;
        }

        Left plus(Left other) {
            List<UUID> both = new ArrayList<>(unsettled);
            both.addAll(other.unsettled);
            return new Left(open || other.open, underWay || other.underWay, List.copyOf(both));
        }
    }

    private Uni<Left> left(List<Forbidden> forbidden) {
        return Multi.createFrom()
                .iterable(forbidden)
                .onItem()
                .transformToUniAndConcatenate(each -> pool.preparedQuery(LEFT)
                        .execute(Tuple.of(
                                each.recipient().id(),
                                each.recipient().kind().name(),
                                each.caseId(),
                                nameOf(each.channel()),
                                each.addressId()))
                        .map(Fence::left))
                .collect()
                .asList()
                .map(each -> each.stream().reduce(new Left(false, false, List.of()), Left::plus));
    }

    private static Left left(RowSet<Row> rows) {
        boolean open = false;
        boolean underWay = false;
        List<UUID> unsettled = new ArrayList<>();
        for (Row row : rows) {
            boolean lost = row.getString("status").equals(MessageStatus.UNKNOWN.name());
            open |= !lost;
            if (!row.getBoolean("queued")) {
                underWay |= !lost;
                unsettled.add(row.getUUID("id"));
            }
        }
        return new Left(open, underWay, unsettled);
    }

    private static @Nullable String nameOf(@Nullable Channel channel) {
        return channel == null ? null : channel.name();
    }
}
