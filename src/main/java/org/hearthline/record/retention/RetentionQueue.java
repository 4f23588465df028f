package org.hearthline.record.retention;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.hearthline.casework.Agency;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Transactions;

/** Removes once a day, in the small hours of the agency's zone, what is past its term. */
@Singleton
class RetentionQueue implements DueQueue {

    private static final LocalTime SMALL_HOURS = LocalTime.of(3, 0);

    /** One process at a time; the others have nothing to do. */
    private static final String CLAIM = "select from retention_sweep where due_at <= $1 for update skip locked";

    private static final String DONE = "update retention_sweep set due_at = $1";

    private final Pool pool;
    private final Removal removal;
    private final ZoneId zone;

    RetentionQueue(Pool pool, Removal removal, Agency agency) {
        this.pool = pool;
        this.removal = removal;
        this.zone = agency.timeZone();
    }

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public int order() {
        return 90;
    }

    /** It is served with the others and in no hurry: a clock that is moved by hand does not stop for it. */
    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(UTC)))
                .chain(due -> due.size() == 0 ? Uni.createFrom().item(0) : sweep(transaction, now)));
    }

    /** A batch of each kind; when there was none of any the day's work is done. */
    private Uni<Integer> sweep(SqlConnection transaction, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Transactions.nameActor(transaction, Transactions.SERVICE, now)
                .chain(() -> removal.batch(transaction, today, now))
                .call(count -> count > 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(DONE)
                                .execute(Tuple.of(today.plusDays(1)
                                        .atTime(SMALL_HOURS)
                                        .atZone(zone)
                                        .toOffsetDateTime())));
    }
}
