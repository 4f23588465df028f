package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Transactions;
import org.jboss.logging.Logger;

/**
 * What is due in a database that was restored may have been sent already, by a service of which it has forgotten all. While an operator's
 * pause holds everything, first the texts that came meanwhile are fetched and read, so that no opt-out is missed and their answers are
 * due as well; then each message that would leave counts as one whose outcome is not known, and {@link UnsettledQueue} asks the carrier.
 */
@Singleton
class RestoredMessages implements DueQueue {

    private static final Logger LOG = Logger.getLogger(RestoredMessages.class);
    private static final int BATCH = 200;

    private static final String OPEN = "select 1 from restoration where closed_at is null";

    private static final String FIRST_SEEN =
            "update restoration set seen_at = $1 where closed_at is null and seen_at is null";

    /** One text that cannot be read must not leave all others waiting: it is tried for a quarter of an hour. */
    private static final int TRIES_WAITED_FOR = 5;

    private static final String STAND = """
            select seen_at, exists (select from pause where scope = 'ALL') as paused,
                coalesce((select read_until >= r.seen_at from inbound_cursor where channel = $1), false)
                    and not exists (
                        select from carrier_event
                        where done_at is null and kind = 'TEXT' and received_at <= $2 and tries < $3) as heard
            from restoration r where closed_at is null for update
            """;

    private static final String FETCH_AT_ONCE = "update inbound_cursor set due_at = read_until where channel = $1";

    /** What the pause holds is what is due. Each is asked for once. */
    private static final String ASK = """
            with held as (
                select id from message m
                where queued and status = 'HELD' and reason = 'PAUSED'
                  and not exists (select from message_outcome o where o.message_id = m.id and o.reason = 'RESTORED' and o.at >= $2)
                order by due_at, id limit $3
                for update skip locked),
            doubted as (
                update message m set status = 'UNKNOWN', reason = 'RESTORED', evidence = null, queued = false, attempts = attempts + 1
                from held where m.id = held.id
                returning m.id, m.attempts),
            asked as (
                insert into unsettled (message_id, since, look_at) select id, $1, $1 from doubted)
            insert into message_outcome (message_id, at, attempt, status, reason)
            select id, $1, attempts, 'UNKNOWN', 'RESTORED' from doubted
            """;

    private static final String CHECKED = """
            update pause set why = 'restored: the carrier was asked; resume once the case system and staff have told again what is missing'
            where scope = 'ALL' and why like 'restored: what%'
              and not exists (select from unsettled u join message m on m.id = u.message_id where m.reason = 'RESTORED')
              and not exists (select from message where queued and due_at <= $1 and (status <> 'HELD' or reason <> 'PAUSED'))
            """;

    private static final String CLOSE = "update restoration set closed_at = $1 where closed_at is null";

    private final Pool pool;

    RestoredMessages(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "restored messages";
    }

    /** After what came meanwhile was read, before what is due is handed over. */
    @Override
    public int order() {
        return 28;
    }

    /** Nothing is planned: it goes along whenever due work runs. */
    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.query(OPEN)
                .execute()
                .chain(open -> open.size() == 0
                        ? Uni.createFrom().item(0)
                        : pool.withTransaction(transaction -> Transactions.nameActor(
                                        transaction, Transactions.SERVICE, now)
                                .chain(() ->
                                        transaction.preparedQuery(FIRST_SEEN).execute(Tuple.of(now.atOffset(UTC))))
                                .chain(first -> first.rowCount() > 0
                                        ? transaction
                                                .preparedQuery(FETCH_AT_ONCE)
                                                .execute(Tuple.of(Channel.SMS.name()))
                                                .replaceWith(0)
                                        : stand(transaction, now))));
    }

    private static Uni<Integer> stand(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(STAND)
                .execute(Tuple.of(Channel.SMS.name(), now.atOffset(UTC), TRIES_WAITED_FOR))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(0)
                        : goOn(transaction, rows.iterator().next(), now));
    }

    private static Uni<Integer> goOn(SqlConnection transaction, Row stand, Instant now) {
        OffsetDateTime at = now.atOffset(UTC);
        if (!stand.getBoolean("paused")) {
            LOG.info("An operator resumed: the restore is over");
            return transaction.preparedQuery(CLOSE).execute(Tuple.of(at)).replaceWith(0);
        }
        if (!stand.getBoolean("heard")) {
            return Uni.createFrom().item(0);
        }
        return transaction
                .preparedQuery(ASK)
                .execute(Tuple.of(at, stand.getOffsetDateTime("seen_at"), BATCH))
                .chain(asked -> asked.rowCount() > 0
                        ? Uni.createFrom().item(asked.rowCount())
                        : transaction
                                .preparedQuery(CHECKED)
                                .execute(Tuple.of(at))
                                .replaceWith(0));
    }
}
