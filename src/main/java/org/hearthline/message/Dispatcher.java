package org.hearthline.message;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.DispatchSteps.Step;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.MessageRows.Claimed;
import org.hearthline.message.MessageRows.KeptBack;
import org.hearthline.message.MessageRows.Outcome;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Leases;
import org.hearthline.platform.Leases.Lease;
import org.hearthline.platform.ServiceClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, a batch at a time: claims it, passes it through the gate and commits the intents in one transaction, then hands over
 * outside of any, then records the outcomes. A hand-off whose outcome was not recorded, since its process died or stood still, becomes
 * {@code UNKNOWN} and is not repeated.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** Outcomes are stored together, those of one moment in one statement. */
    private static final Duration OF_ONE_MOMENT = Duration.ofMillis(10);

    /** What is known of an outcome is not given up for a database that is away for a moment: it would become unknown. */
    private static final Duration FIRST_STORE_AGAIN = Duration.ofMillis(100);

    private static final Duration LONGEST_STORE_AGAIN = Duration.ofSeconds(2);
    private static final int STORE_AGAIN = 8;

    private final Pool pool;
    private final MessageRows rows;
    private final Gate gate;
    private final HandingOver handingOver;
    private final CarrierHealth health;
    private final SendRate rate;
    private final List<TaskDesk> desks;
    private final DispatchSteps steps;
    private final MessageMeters meters;
    private final MessageTraces traces;
    private final Leases leases;
    private final ServiceClock clock;
    private final Map<Channel, Floor> floors = new EnumMap<>(Channel.class);

    Dispatcher(
            Pool pool,
            MessageRows rows,
            Gate gate,
            HandingOver handingOver,
            CarrierHealth health,
            SendRate rate,
            @All List<TaskDesk> desks,
            DispatchSteps steps,
            MessageMeters meters,
            MessageTraces traces,
            Leases leases,
            ServiceClock clock) {
        this.pool = pool;
        this.rows = rows;
        this.gate = gate;
        this.handingOver = handingOver;
        this.health = health;
        this.rate = rate;
        this.desks = desks;
        this.steps = steps;
        this.meters = meters;
        this.traces = traces;
        this.leases = leases;
        this.clock = clock;
    }

    /** One batch of a channel; answers how many messages were claimed. */
    Uni<Integer> dispatch(Channel channel, Instant now) {
        int limit = health.bounded(channel, handingOver.atOnce(channel));
        return limit == 0 ? Uni.createFrom().item(0) : dispatch(channel, now, limit);
    }

    private Uni<Integer> dispatch(Channel channel, Instant now, int limit) {
        Lease lease = leases.next();
        return pool.withTransaction(
                        transaction -> rate.tokens(transaction, channel).chain(tokens -> intend(
                                        transaction, channel, now, (int) Math.min(limit, Math.floor(tokens)), lease)
                                .call(batch -> batch.intents().isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : rate.leave(
                                                transaction,
                                                channel,
                                                tokens - batch.intents().size()))))
                .invoke(batch -> batch.kept().forEach(this::count))
                .chain(batch -> batch.intents().isEmpty()
                        ? Uni.createFrom().item(batch.claimed())
                        : send(batch, now).replaceWith(batch.claimed()));
    }

    private record Intent(
            Due message, Verdict.Send pass, @Nullable String trace) {}

    private record Batch(Lease lease, int claimed, List<Intent> intents, List<KeptBack> kept) {}

    private Uni<Batch> intend(SqlConnection transaction, Channel channel, Instant now, int limit, Lease lease) {
        return (limit <= 0 ? Uni.createFrom().item(List.<Claimed>of()) : claim(transaction, channel, now, limit, lease))
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(new Batch(lease, 0, List.of(), List.of()))
                        : judge(transaction, claimed, lease, now));
    }

    private Uni<List<Claimed>> claim(SqlConnection transaction, Channel channel, Instant now, int limit, Lease lease) {
        Floor floor = floor(channel);
        return rows.claim(transaction, channel, now, floor, limit, lease)
                .chain(claimed -> claimed.isEmpty() && floor != Floor.NONE
                        ? rows.claim(transaction, channel, now, Floor.NONE, limit, lease)
                        : Uni.createFrom().item(claimed))
                .invoke(claimed -> keepFloor(channel, floor.after(claimed, limit)));
    }

    private synchronized Floor floor(Channel channel) {
        return floors.getOrDefault(channel, Floor.NONE);
    }

    private synchronized void keepFloor(Channel channel, Floor floor) {
        floors.put(channel, floor);
    }

    private Uni<Batch> judge(SqlConnection transaction, List<Claimed> claimed, Lease lease, Instant now) {
        List<Due> messages = claimed.stream().map(Claimed::message).toList();
        long asked = System.nanoTime();
        return gate.judge(transaction, messages, now).chain(verdicts -> {
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            meters.gate().record(took);
            List<Intent> intents = new ArrayList<>();
            List<KeptBack> kept = new ArrayList<>();
            List<TaskDesk.Raised> tasks = new ArrayList<>();
            for (Claimed each : claimed) {
                Verdict verdict = verdicts.get(each.message().id());
                if (verdict == null) {
                    throw new IllegalStateException("The gate said nothing of a message");
                }
                traces.judged(each, verdict, took);
                if (verdict instanceof Verdict.Send send) {
                    intents.add(new Intent(each.message(), send, each.trace()));
                } else {
                    kept.add(KeptBack.of(each, verdict));
                    ForAPerson.of(each.message(), verdict).ifPresent(tasks::add);
                }
            }
            return (kept.isEmpty() ? Uni.createFrom().voidItem() : rows.keepBack(transaction, kept, now))
                    .chain(() -> TaskDesk.raise(desks, transaction, tasks, now))
                    .invoke(() -> steps.reached(Step.BEFORE_INTENT, ids(intents)))
                    .replaceWith(new Batch(lease, claimed.size(), intents, kept));
        });
    }

    /** A fault of one message is its own: the others of its batch are on their way. */
    private Uni<Void> send(Batch batch, Instant now) {
        steps.reached(Step.AFTER_INTENT, ids(batch.intents()));
        int[] open = {batch.intents().size()};
        Cancellable renewal = Multi.createFrom()
                .ticks()
                .startingAfter(leases.renewEvery())
                .every(leases.renewEvery())
                // One that takes longer than it may is followed by the next, and one that failed too.
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> leases.renew(batch.lease())
                        .onFailure()
                        .invoke(fault -> LOG.warnf("A lease could not be renewed: %s", Faults.describe(fault)))
                        .onFailure()
                        .recoverWithItem(false))
                .subscribe()
                .with(held -> {});
        return Multi.createFrom()
                .iterable(batch.intents())
                .onItem()
                .transformToUni(intent -> traces.handOver(
                        intent.message(),
                        intent.trace(),
                        handingOver.handOver(intent.message(), intent.pass(), batch.lease(), now)))
                .merge(batch.intents().size())
                .group()
                .intoLists()
                .of(batch.intents().size(), OF_ONE_MOMENT)
                // What comes while the outcomes before are being stored waits: without this it would end the batch, and
                // be lost.
                .onOverflow()
                .bufferUnconditionally()
                .onItem()
                .transformToUniAndConcatenate(outcomes -> {
                    open[0] -= outcomes.size();
                    return settle(outcomes, open[0] == 0 ? batch.lease() : null);
                })
                .collect()
                .last()
                .replaceWithVoid()
                .onTermination()
                .invoke(renewal::cancel);
    }

    private Uni<Void> settle(List<Outcome> outcomes, @Nullable Lease over) {
        steps.reached(
                Step.BEFORE_OUTCOME,
                outcomes.stream().map(outcome -> outcome.message().id()).toList());
        return Uni.createFrom()
                .deferred(() -> store(outcomes, over))
                .onFailure()
                .retry()
                .withBackOff(FIRST_STORE_AGAIN, LONGEST_STORE_AGAIN)
                .atMost(STORE_AGAIN)
                .onFailure()
                .invoke(fault -> LOG.errorf(
                        "The outcomes of %d messages could not be recorded: %s",
                        outcomes.size(), Faults.describe(fault)))
                .onFailure()
                .recoverWithNull();
    }

    /** What a refusal brings with it for others is stored with it, or not at all. */
    private Uni<Void> store(List<Outcome> outcomes, @Nullable Lease over) {
        Instant now = clock.instant();
        boolean refused = outcomes.stream().anyMatch(outcome -> outcome.status() == MessageStatus.FAILED);
        Uni<List<Outcome>> stored = refused
                ? pool.withTransaction(transaction -> settle(transaction, outcomes, now, over)
                        .call(news -> handingOver.followUp(transaction, news, now)))
                : settle(pool, outcomes, now, over);
        return stored.invoke(news -> news.forEach(this::count)).replaceWithVoid();
    }

    /** Answers those that were news. */
    private Uni<List<Outcome>> settle(SqlClient client, List<Outcome> outcomes, Instant now, @Nullable Lease over) {
        return rows.settle(client, outcomes, now, over).map(news -> outcomes.stream()
                .filter(outcome -> news.contains(outcome.message().id()))
                .toList());
    }

    private void count(KeptBack kept) {
        if (kept.isNew()) {
            Due message = kept.message().message();
            meters.recorded(message.channel(), message.purpose(), kept.status(), kept.reason());
        }
    }

    private void count(Outcome outcome) {
        Due message = outcome.message();
        meters.recorded(message.channel(), message.purpose(), outcome.status(), outcome.reason());
    }

    private static List<UUID> ids(List<Intent> intents) {
        return intents.stream().map(intent -> intent.message().id()).toList();
    }
}
