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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.CarrierRecords.Taken;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
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

    private static final String NOT_FOUND = "NOT_FOUND_AT_CARRIER";

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

    /**
     * What other messages for the same reader are known by at the carrier; nothing of those that it may have just as well, which are also
     * those that a restored database still has to send.
     */
    private static final String OTHERS = """
            select m.carrier_id from message_recipient r join message m on m.id = r.message_id
                left join restored_message d on d.message_id = m.id
            where r.recipient_id = $1 and m.id <> $2 and m.channel = $3
              and (m.carrier_id is not null or m.status in ('SENDING', 'UNKNOWN') or m.queued and d.due_at <= $4)
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
    private final HandingOver handingOver;
    private final Deliveries deliveries;
    private final Map<Channel, CarrierRecords> records;
    private final List<TaskDesk> desks;
    private final Duration window;

    UnsettledQueue(
            Pool pool,
            HandingOver handingOver,
            Deliveries deliveries,
            @All List<CarrierRecords> records,
            @All List<TaskDesk> desks,
            @ConfigProperty(name = "hearthline.unknown-window") Duration window) {
        this.pool = pool;
        this.handingOver = handingOver;
        this.deliveries = deliveries;
        this.records =
                records.stream().collect(Collectors.toUnmodifiableMap(CarrierRecords::channel, Function.identity()));
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
        CarrierRecords carrier = records.get(unsettled.message().channel());
        boolean over = !now.isBefore(unsettled.since().plus(window));
        return (carrier == null ? Uni.createFrom().item(Answer.NOBODY_TO_ASK) : ask(carrier, unsettled))
                .chain(answer -> {
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

    /**
     * What the carrier says.
     *
     * @param nothingLeft whether it has nothing that this message could be
     * @param reason why it was not found; null where nobody could be asked, and what is known already stands
     */
    private record Answer(
            @Nullable Taken found,
            boolean nothingLeft,
            @Nullable String reason) {
        private static final Answer NOBODY_TO_ASK = new Answer(null, false, null);
    }

    private Uni<Answer> ask(CarrierRecords carrier, Unsettled unsettled) {
        return find(carrier, unsettled).onFailure().recoverWithItem(fault -> {
            Due message = unsettled.message();
            MessageLog.about(
                    message,
                    () -> LOG.warnf(
                            "The carrier could not be asked for message %s: %s", message.id(), Faults.describe(fault)));
            return new Answer(null, false, "CARRIER_NOT_ASKED");
        });
    }

    private Uni<Answer> find(CarrierRecords carrier, Unsettled unsettled) {
        Due message = unsettled.message();
        return handingOver
                .addressesOf(message)
                .chain(addresses -> addresses.isEmpty()
                        ? Uni.createFrom().item(List.<Taken>of())
                        : carrier.takenFor(addresses.get(0), unsettled.from(), unsettled.until()))
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(new Left(List.of(), true))
                        : notAccountedFor(unsettled, taken))
                .chain(left -> match(unsettled, left)
                        .map(found ->
                                new Answer(found.orElse(null), left.taken().isEmpty(), NOT_FOUND)));
    }

    /** @param onlyHere whether no other message for the same reader may be one of them */
    private record Left(List<Taken> taken, boolean onlyHere) {}

    private Uni<Left> notAccountedFor(Unsettled unsettled, List<Taken> taken) {
        Due message = unsettled.message();
        return pool.preparedQuery(OTHERS)
                .execute(Tuple.of(
                        message.recipient().id(),
                        message.id(),
                        message.channel().name(),
                        unsettled.until().atOffset(UTC)))
                .map(rows -> Rows.stream(rows)
                        .map(row -> Optional.ofNullable(row.getString("carrier_id")))
                        .collect(Collectors.toSet()))
                .map(known -> new Left(
                        taken.stream()
                                .filter(each -> !known.contains(Optional.of(each.carrierId())))
                                .toList(),
                        !known.contains(Optional.empty())));
    }

    /** The one with the message's words; as facts may have changed the words since, else the only one there is, where it can be no other's. */
    private Uni<Optional<Taken>> match(Unsettled unsettled, Left left) {
        return left.taken().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : handingOver
                        .compose(unsettled.message(), unsettled.handedOffAt())
                        .map(composed -> left.taken().stream()
                                .filter(each -> composed instanceof Composed.Written written
                                        && written.content().text().equals(each.body()))
                                .findFirst()
                                .or(() -> left.onlyHere()
                                                && left.taken().size() == 1
                                                && mayBe(unsettled, left.taken().get(0))
                                        ? Optional.of(left.taken().get(0))
                                        : Optional.empty()));
    }

    /**
     * Since a restored database knows of no attempt, a text that still has its words, and others, is some other one: the carrier's own
     * answer to a STOP, say. So is one that was taken before this message was due.
     */
    private static boolean mayBe(Unsettled unsettled, Taken taken) {
        Instant dueAt = unsettled.restoredDueAt();
        return !unsettled.restored()
                || taken.body().isEmpty() && dueAt != null && !taken.at().isBefore(dueAt);
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
                .execute(Tuple.of(message.id(), message.attempt(), now.atOffset(UTC), NOT_FOUND))
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
