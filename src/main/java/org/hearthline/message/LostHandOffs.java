package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.jboss.logging.Logger;

/**
 * Hand-offs whose lease is past, since their process died or stands still: nobody knows what became of them, so they are asked after and
 * never repeated.
 */
@Singleton
class LostHandOffs implements DueQueue {

    private static final Logger LOG = Logger.getLogger(LostHandOffs.class);

    private static final String GIVE_UP_LOST = """
            with lost as (
                delete from work_lease where id in
                    (select id from work_lease where until < clock_timestamp() for update skip locked)
                returning id, items),
            unknown as (
                update message m set status = 'UNKNOWN', reason = 'LEASE_LOST'
                from lost
                where m.id = any (lost.items) and m.lease = lost.id and m.status = 'SENDING'
                returning m.id, m.attempts, m.channel, m.purpose),
            asked as (
                insert into unsettled (message_id, since, look_at) select id, $1, $1 from unknown on conflict do nothing),
            told as (
                insert into message_outcome (message_id, at, attempt, status, reason)
                select id, $1, attempts, 'UNKNOWN', 'LEASE_LOST' from unknown)
            select channel, purpose from unknown
            """;

    private final Pool pool;
    private final MessageMeters meters;

    LostHandOffs(Pool pool, MessageMeters meters) {
        this.pool = pool;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "lost hand-offs";
    }

    @Override
    public int order() {
        return 29;
    }

    /** Leases end by PostgreSQL's clock and not by the service's. */
    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.preparedQuery(GIVE_UP_LOST)
                .execute(Tuple.of(now.atOffset(UTC)))
                .invoke(this::count)
                .map(RowSet::size)
                .invoke(lost -> {
                    if (lost > 0) {
                        LOG.warnf(
                                "The process that was handing over %d messages is gone: their outcome is not known",
                                lost);
                    }
                });
    }

    private void count(RowSet<Row> lost) {
        meters.leasesLost(lost.size());
        lost.forEach(row -> meters.recorded(
                Channel.valueOf(row.getString("channel")),
                Purpose.valueOf(row.getString("purpose")),
                MessageStatus.UNKNOWN,
                "LEASE_LOST"));
    }
}
