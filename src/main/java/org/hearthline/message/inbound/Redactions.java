package org.hearthline.message.inbound;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.ServiceClock;
import org.jboss.logging.Logger;

/** Has the carrier forget the words of a message once they have served: ours when it reached its end, one received when it is stored. */
@Singleton
public class Redactions implements DueQueue {

    private static final Logger LOG = Logger.getLogger(Redactions.class);
    private static final int BATCH = 20;
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    private static final String ASK = """
            insert into redaction (carrier_id, due_at) values ($1, $2) on conflict do nothing
            """;

    private static final String NEXT_DUE = """
            select min(due_at) as due_at from redaction where done_at is null
            """;

    /** Set to its next try before it is tried, so that it needs no lease: to be asked twice does a carrier no harm. */
    private static final String CLAIM = """
            update redaction
            set tries = tries + 1, due_at = $1 + least($3 * power(2, least(tries, 20)), $4) * interval '1 second'
            where carrier_id in (
                select carrier_id from redaction
                where done_at is null and due_at <= $1
                order by due_at, carrier_id
                limit $2
                for update skip locked)
            returning carrier_id
            """;

    private static final String DONE = """
            update redaction set done_at = $2 where carrier_id = $1
            """;

    private final Pool pool;
    private final ServiceClock clock;
    private final TextCarrier carrier;

    Redactions(Pool pool, ServiceClock clock, TextCarrier carrier) {
        this.pool = pool;
        this.clock = clock;
        this.carrier = carrier;
    }

    /** Wants the words of a message forgotten; once, however often it is asked. */
    public Uni<Void> ask(SqlConnection transaction, String carrierId, Instant now) {
        return transaction
                .preparedQuery(ASK)
                .execute(Tuple.of(carrierId, now.atOffset(UTC)))
                .replaceWithVoid();
    }

    @Override
    public String name() {
        return "redactions";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return carrier.records().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : pool.query(NEXT_DUE).execute().map(rows -> Optional.ofNullable(
                                rows.iterator().next().getOffsetDateTime("due_at"))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return carrier.records()
                .map(records -> claim(now).chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUni(id -> redact(records, id))
                        .merge(SIDE_BY_SIDE)
                        .collect()
                        .last()
                        .replaceWith(ids.size())))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<List<String>> claim(Instant now) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        now.atOffset(UTC), BATCH, (double) FIRST_DELAY.toSeconds(), (double) LONGEST_DELAY.toSeconds()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("carrier_id"))
                        .toList());
    }

    private Uni<Void> redact(CarrierRecords records, String carrierId) {
        return Uni.createFrom()
                .deferred(() -> records.redact(carrierId))
                .chain(() -> pool.preparedQuery(DONE)
                        .execute(Tuple.of(carrierId, clock.instant().atOffset(UTC))))
                .replaceWithVoid()
                .onFailure()
                .invoke(fault -> LOG.warnf(
                        "The carrier did not forget %s and is asked again: %s", carrierId, Faults.describe(fault)))
                .onFailure()
                .recoverWithNull();
    }
}
