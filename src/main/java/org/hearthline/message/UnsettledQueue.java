package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.CarrierRecords.Taken;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hand-offs whose outcome is not known. Their carrier is asked, again and again within a window, whether it has them; one that it has was
 * sent. Not to be found proves nothing, so a message is never sent again for it: when the window is over a person is asked. Only in a
 * database that was restored, where no attempt is known of, one of which the carrier has no trace goes on as if nothing had been.
 */
@Singleton
class UnsettledQueue implements DueQueue {

    private static final Logger LOG = Logger.getLogger(UnsettledQueue.class);
    private static final int BATCH = 20;

    /** By then a carrier lists for sure what it took from a process that is no more. */
    private static final Duration LISTED_WITHIN = Duration.ofMinutes(1);

    private static final String NEXT_DUE = "select min(look_at) as due_at from unsettled";

    /** Whoever claims one looks at it now; should its process die, the next look comes all the same. */
    private static final String CLAIM = """
            with due as (
                select message_id from unsettled where look_at <= $1 order by look_at limit $2 for update skip locked),
            claimed as (
                update unsettled u
                set looks = looks + 1, look_at = least($1 + 15 * 2 ^ least(u.looks, 10) * interval '1 second',
                                                       greatest(u.since + $3 * interval '1 second', $1 + interval '1 second'))
                from due where u.message_id = due.message_id
                returning u.message_id, u.since)
            select m.id, m.purpose, m.recipient_kind, m.recipient_id, m.channel, m.case_id, m.created_at, m.valid_until, m.address_id, m.attempts,
                   coalesce(m.handed_off_at, c.since) as handed_off_at, c.since, r.known_until, r.seen_at,
                   d.due_at as restored_due_at
            from claimed c join message m on m.id = c.message_id
                left join restored_message d on d.message_id = m.id
                left join lateral (select known_until, seen_at from restoration order by id desc limit 1) r on m.reason = 'RESTORED'
            """;

    private static final String GIVE_UP = """
            with over as (
                update message set reason = coalesce($4, reason), final_at = $3
                where id = $1 and attempts = $2 and status = 'UNKNOWN'
                returning id, reason),
            closed as (
                delete from unsettled where message_id = $1)
            insert into message_outcome (message_id, at, attempt, status, reason)
            select id, $3, $2, 'UNKNOWN', reason from over
            """;

    /** It was not attempted, as far as anybody knows. */
    private static final String RELEASE = """
            with free as (
                update message set status = 'QUEUED', reason = $4, queued = true, due_at = $3, attempts = attempts - 1
                where id = $1 and attempts = $2 and status = 'UNKNOWN'
                returning id),
            closed as (
                delete from unsettled where message_id = $1)
            insert into message_outcome (message_id, at, attempt, status, reason)
            select id, $3, 0, 'QUEUED', $4 from free
            """;

    /** Also where its outcome was told otherwise at the same moment. */
    private static final String CLOSE = "delete from unsettled where message_id = $1";

    private final Pool pool;
    private final AskCarrier carrier;
    private final Deliveries deliveries;
    private final List<TaskDesk> desks;
    private final Duration window;

    UnsettledQueue(
            Pool pool,
            AskCarrier carrier,
            Deliveries deliveries,
            @All List<TaskDesk> desks,
            @ConfigProperty(name = "hearthline.unknown-window") Duration window) {
        this.pool = pool;
        this.carrier = carrier;
        this.deliveries = deliveries;
        this.desks = desks;
        this.window = window;
    }

    @Override
    public String name() {
        return "unsettled";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return pool.query(NEXT_DUE)
                .execute()
                .map(rows -> Optional.ofNullable(Rows.instant(rows.iterator().next(), "due_at")));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(UTC), BATCH, (double) window.toSeconds()))
                .map(rows -> Rows.list(rows, Unsettled::of))
                .chain(claimed -> InTurn.each(claimed, each -> look(each, now)).replaceWith(claimed.size()));
    }

    private Uni<Void> look(Unsettled unsettled, Instant now) {
        boolean over = !now.isBefore(unsettled.since().plus(window));
        return carrier.about(unsettled).chain(answer -> {
            if (answer.found() != null) {
                return settled(unsettled, answer.found(), now);
            }
            if (unsettled.restored() && answer.nothingLeft()) {
                return isListedBy(unsettled, now)
                        ? release(unsettled, now)
                        : Uni.createFrom().voidItem();
            }
            return over
                    ? giveUp(unsettled, answer.reason(), now)
                    : Uni.createFrom().voidItem();
        });
    }

    /**
     * That it is not found proves nothing of a hand-off that was begun. Where none is known of, the service that may have made it is long
     * gone, and its carrier has nothing that could be this message.
     */
    private static boolean isListedBy(Unsettled unsettled, Instant now) {
        return !now.isBefore(unsettled.until().plus(LISTED_WITHIN));
    }

    private Uni<Void> settled(Unsettled unsettled, Taken taken, Instant now) {
        Due message = unsettled.message();
        MessageLog.about(message, () -> LOG.infof("The carrier has message %s", message.id()));
        Integer code = taken.errorCode();
        return pool.withTransaction(transaction -> deliveries
                        .report(
                                transaction,
                                new Deliveries.Report(
                                        new Attempt(message.id(), message.attempt()),
                                        taken.carrierId(),
                                        taken.delivery(),
                                        code == null ? null : "TWILIO_" + code),
                                now)
                        .chain(() -> transaction.preparedQuery(CLOSE).execute(Tuple.of(message.id()))))
                .replaceWithVoid();
    }

    private Uni<Void> release(Unsettled unsettled, Instant now) {
        Due message = unsettled.message();
        LOG.infof("Message %s was not sent before the restore", message.id());
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(message.id(), message.attempt(), now.atOffset(UTC), AskCarrier.NOT_FOUND))
                .replaceWithVoid();
    }

    /** @param why in place of the reason that is known; null where nobody could be asked */
    private Uni<Void> giveUp(Unsettled unsettled, @Nullable String why, Instant now) {
        Due message = unsettled.message();
        MessageLog.about(message, () -> LOG.warnf("Whether message %s arrived will not be learned", message.id()));
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(message.id(), message.attempt(), now.atOffset(UTC), why))
                .chain(over -> over.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : TaskDesk.raise(
                                desks,
                                transaction,
                                List.of(new TaskDesk.Raised(message.id(), TaskDesk.Reason.OUTCOME_UNKNOWN)),
                                now)));
    }
}
