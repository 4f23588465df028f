package org.hearthline.message.inbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hearthline.message.inbound.CarrierEvents.Event;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.jboss.logging.Logger;

/**
 * Applies what carriers told, each in a transaction of its own: it holds one message at a time, so that it and the dispatcher, who
 * holds many, never wait for each other in a ring, and what cannot be applied holds up nothing else.
 */
@Singleton
class InboundQueue implements DueQueue {

    private static final Logger LOG = Logger.getLogger(InboundQueue.class);
    private static final int BATCH = 200;
    private static final int SIDE_BY_SIDE = 4;

    private final Pool pool;
    private final CarrierEvents events;
    private final DeliveryReports deliveries;
    private final ReceivedTexts texts;

    InboundQueue(Pool pool, CarrierEvents events, DeliveryReports deliveries, ReceivedTexts texts) {
        this.pool = pool;
        this.events = events;
        this.deliveries = deliveries;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "inbound";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return events.nextDueAt();
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return events.open(now, BATCH).chain(ids -> Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> settle(id, now))
                .merge(SIDE_BY_SIDE)
                .collect()
                .with(Collectors.summingInt(Integer::intValue)));
    }

    private Uni<Integer> settle(String id, Instant now) {
        return pool.withTransaction(transaction -> events.claim(transaction, id)
                        .chain(event -> event.isEmpty()
                                ? Uni.createFrom().item(0)
                                : apply(transaction, event.get(), now)
                                        .chain(outcome -> events.done(transaction, id, outcome, now))
                                        .replaceWith(1)))
                .onFailure()
                .recoverWithUni(fault -> putOff(id, now, fault));
    }

    private Uni<String> apply(SqlConnection transaction, Event event, Instant now) {
        if (event instanceof Event.Text text) {
            return texts.apply(transaction, text, now).map(Enum::name);
        }
        if (event instanceof Event.Delivered told) {
            return deliveries.apply(transaction, told, now).map(Enum::name);
        }
        throw new IllegalArgumentException("An event of no known kind");
    }

    private Uni<Integer> putOff(String id, Instant now, Throwable fault) {
        LOG.errorf(
                "What the carrier told under %s could not be applied and is tried again: %s",
                id, Faults.describe(fault));
        return events.putOff(id, now).replaceWith(1);
    }
}
