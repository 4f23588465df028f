package org.hearthline.message.inbound;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.CarrierRecords.Received;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Form;
import org.jboss.logging.Logger;

/**
 * Fetches texts that came while we could not be reached: a carrier calls once or twice and then leaves it. At a start and every few
 * minutes its list is read from where it was read to, and what is not stored yet is stored as if it had just been called in.
 */
@Singleton
class MissedTexts implements DueQueue {

    /** Beside the carrier's own fields: its list has the text, and no words. It forgets those of a text that was read, when we ask for it. */
    static final String FORGOTTEN = "WordsForgotten";

    private static final Logger LOG = Logger.getLogger(MissedTexts.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** A text may show in the list later than it came, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    /** One process at a time: whoever sets the next time reads the list. A clock that was set back does not wait for its old time. */
    private static final String CLAIM = """
            insert into inbound_cursor as c (channel, read_until, due_at) values ($1, $2, $3)
            on conflict (channel) do update set due_at = excluded.due_at
                where c.due_at <= $2 or c.due_at > excluded.due_at
            returning read_until
            """;

    private static final String READ = """
            update inbound_cursor set read_until = $2 where channel = $1
            """;

    private final Pool pool;
    private final CarrierEvents events;
    private final TextCarrier carrier;

    MissedTexts(Pool pool, CarrierEvents events, TextCarrier carrier) {
        this.pool = pool;
        this.events = events;
        this.carrier = carrier;
    }

    @Override
    public String name() {
        return "missed-texts";
    }

    /** Before what was fetched is applied. */
    @Override
    public int order() {
        return 24;
    }

    /** Nothing is planned: it goes along whenever due work runs, so that a clock that is moved on does not stop every few minutes. */
    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return carrier.records()
                .map(records -> claim(now)
                        .chain(readUntil -> readUntil.isEmpty()
                                ? Uni.createFrom().item(0)
                                : fetch(records, earlier(readUntil.get(), now).minus(OVERLAP), now)))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Optional<Instant>> claim(Instant now) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        Channel.SMS.name(), now.atOffset(UTC), now.plus(EVERY).atOffset(UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime("read_until").toInstant())
                        .findFirst());
    }

    /** Where the carrier gives no answer, it is asked for the same time again. */
    private Uni<Integer> fetch(CarrierRecords records, Instant from, Instant now) {
        return Uni.createFrom()
                .deferred(() -> records.receivedSince(from))
                .chain(received -> store(received, now))
                .chain(fetched -> pool.preparedQuery(READ)
                        .execute(Tuple.of(Channel.SMS.name(), now.atOffset(UTC)))
                        .map(RowSet::rowCount)
                        .replaceWith(fetched))
                .onFailure()
                .recoverWithItem(fault -> {
                    LOG.warnf("The carrier's list of received texts could not be read: %s", Faults.describe(fault));
                    return 0;
                });
    }

    private Uni<Integer> store(List<Received> received, Instant now) {
        return Multi.createFrom()
                .iterable(received)
                .onItem()
                .transformToUniAndConcatenate(each -> events.storeText(form(each), each.at(), now))
                .collect()
                .last()
                .replaceWith(received.size());
    }

    private static Form form(Received received) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "MessageSid", received.carrierId(),
                "From", received.from(),
                "To", received.to(),
                "Body", received.body()));
        if (received.forgotten()) {
            fields.put(FORGOTTEN, "true");
        }
        return new Form(fields);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
