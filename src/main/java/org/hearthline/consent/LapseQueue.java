package org.hearthline.consent;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.consent.Ledger.Said;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Transactions;

/**
 * Consents that nobody has answered under, and at whose address nothing has arrived, for a year: they fall back to pending without a
 * message, since the number may be another's by now (POLICY 5).
 */
@Singleton
class LapseQueue implements DueQueue {

    private static final int BATCH = 100;

    private static final String NEXT_DUE = "select min(lapses_at) as due_at from address where lapses_at is not null";

    private static final String DUE = """
            select id from address where lapses_at <= $1 order by lapses_at limit $2 for update skip locked
            """;

    /** E-mail has no report of its arrival: that the server took it is the most there is. */
    private static final String LAST_ARRIVED = """
            select max(m.final_at) as at
            from message_recipient r join message m on m.id = r.message_id
            where r.recipient_id = $1 and m.address_id = $2
              and (m.status = 'DELIVERED' or m.channel = 'EMAIL' and m.status = 'SENT')
            """;

    private final Pool pool;
    private final Addresses addresses;
    private final Ledger ledger;

    LapseQueue(Pool pool, Addresses addresses, Ledger ledger) {
        this.pool = pool;
        this.addresses = addresses;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return pool.query(NEXT_DUE).execute().map(rows -> at(rows.iterator().next(), "due_at"));
    }

    /** Nothing else waits for it: to wake the queues here would have this one look again for ever. */
    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.withTransaction(transaction -> Transactions.nameActor(transaction, Transactions.SERVICE, now)
                .chain(() -> transaction.preparedQuery(DUE).execute(Tuple.of(now.atOffset(UTC), BATCH)))
                .chain(rows -> InTurn.each(rows, row -> look(transaction, row.getUUID("id"), now))
                        .replaceWith(rows.size())));
    }

    private Uni<Void> look(SqlConnection transaction, UUID addressId, Instant now) {
        return addresses.find(transaction, addressId).map(Optional::orElseThrow).chain(address -> transaction
                .preparedQuery(LAST_ARRIVED)
                .execute(Tuple.of(address.participantId(), addressId))
                .map(rows -> at(rows.iterator().next(), "at"))
                .chain(arrived -> arrived.filter(
                                at -> at.isAfter(now.atOffset(UTC).minusYears(1).toInstant()))
                        .map(at -> ledger.lastHeard(transaction, address, at))
                        .orElseGet(() -> lapse(transaction, address, now))));
    }

    private Uni<Void> lapse(SqlConnection transaction, Address address, Instant now) {
        return ledger.write(
                        transaction,
                        address,
                        new Said(ConsentAction.LAPSED, Means.SERVICE, Transactions.SERVICE.id(), null, null, now))
                .replaceWithVoid();
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(Rows.instant(row, column));
    }
}
