package org.hearthline.message;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.MessageRows.Claimed;
import org.hearthline.message.MessageRows.Intent;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.ServiceClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due: claims a batch, passes it through the gate and commits the intents in one transaction, then hands over outside of
 * any, then records each outcome. A hand-off whose outcome was not recorded, since its process died, becomes {@code UNKNOWN} and is
 * not repeated.
 */
@Singleton
class Dispatcher implements DueQueue {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** No more are claimed than are handed off at once, so that an intent is committed right before its hand-off. */
    private static final int BATCH = 8;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);

    private final Pool pool;
    private final MessageRows rows;
    private final Gate gate;
    private final List<Composer> composers;
    private final List<AddressBook> addressBooks;
    private final Map<Channel, ChannelPort> channels;
    private final ServiceClock clock;

    /** How long preparing and each hand-off may take: well within the lease. What takes longer is given up and holds up nothing. */
    private final Duration sendTimeout;

    Dispatcher(
            Pool pool,
            MessageRows rows,
            Gate gate,
            @All List<Composer> composers,
            @All List<AddressBook> addressBooks,
            @All List<ChannelPort> channels,
            ServiceClock clock,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this.pool = pool;
        this.rows = rows;
        this.gate = gate;
        this.composers = composers;
        this.addressBooks = addressBooks;
        this.channels =
                channels.stream().collect(Collectors.toUnmodifiableMap(ChannelPort::channel, Function.identity()));
        this.clock = clock;
        this.sendTimeout = sendTimeout;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return rows.nextDueAt();
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return rows.giveUpLost()
                .invoke(Dispatcher::warnOfLost)
                .chain(() -> intend(now))
                .chain(batch -> Multi.createFrom()
                        .iterable(batch.intents())
                        .onItem()
                        .transformToUni(intent -> send(intent, now))
                        .merge(BATCH)
                        .collect()
                        .last()
                        .replaceWith(batch.claimed()));
    }

    private record Batch(int claimed, List<Intent> intents) {}

    private Uni<Batch> intend(Instant now) {
        return pool.withTransaction(transaction -> rows.claim(transaction, now, BATCH)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(new Batch(0, List.of()))
                        : judge(transaction, claimed, now)));
    }

    private Uni<Batch> judge(SqlConnection transaction, List<Claimed> claimed, Instant now) {
        List<Due> messages = claimed.stream().map(Claimed::message).toList();
        return gate.judge(transaction, messages, now).chain(verdicts -> Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(each ->
                        write(transaction, each, verdicts.get(each.message().id()), now))
                .collect()
                .asList()
                .map(intents -> new Batch(
                        claimed.size(),
                        intents.stream().flatMap(Optional::stream).toList())));
    }

    private Uni<Optional<Intent>> write(
            SqlConnection transaction, Claimed claimed, @Nullable Verdict verdict, Instant now) {
        if (verdict == null) {
            throw new IllegalStateException("The gate said nothing of a message");
        }
        if (!(verdict instanceof Verdict.Send)) {
            return rows.keepBack(transaction, claimed.message().id(), verdict, now)
                    .replaceWith(Optional.empty());
        }
        Intent intent = new Intent(claimed.message(), UUID.randomUUID(), claimed.attempts() + 1);
        return rows.intend(transaction, intent, now).replaceWith(Optional.of(intent));
    }

    /** What is to be handed over and where to; or the reason why nothing is. */
    private record Prepared(
            MessageStatus status,
            @Nullable String reason,
            List<String> addresses,
            @Nullable Content content) {

        static Prepared not(MessageStatus status, String reason) {
            return new Prepared(status, reason, List.of(), null);
        }
    }

    /** A fault of one message is its own: the others of its batch are on their way. */
    private Uni<Void> send(Intent intent, Instant now) {
        return Uni.createFrom()
                .deferred(() -> prepare(intent, now))
                .ifNoItem()
                .after(sendTimeout)
                .fail()
                .onFailure()
                .recoverWithItem(fault -> notPrepared(intent, fault))
                .chain(prepared -> prepared.content() == null
                        ? notHandedOff(intent, prepared)
                        : handOff(intent, prepared.addresses(), prepared.content())
                                .chain(outcome -> settle(intent, outcome)))
                .onFailure()
                .invoke(fault -> LOG.errorf(
                        "The outcome of message %s could not be recorded: %s",
                        intent.message().id(), Faults.describe(fault)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Prepared> prepare(Intent intent, Instant now) {
        return compose(intent, now)
                .chain(content -> content.isEmpty()
                        ? Uni.createFrom().item(Prepared.not(MessageStatus.DROPPED, "NOTHING_LEFT"))
                        : addressesOf(intent.message())
                                .map(addresses -> addresses.isEmpty()
                                        ? Prepared.not(MessageStatus.FAILED, "NO_ADDRESS")
                                        : new Prepared(MessageStatus.SENDING, null, addresses, content.get())));
    }

    /** Nothing was handed over yet, so it can be tried again. */
    private static Prepared notPrepared(Intent intent, Throwable fault) {
        LOG.errorf("Message %s could not be prepared: %s", intent.message().id(), Faults.describe(fault));
        return Prepared.not(MessageStatus.QUEUED, "NOT_PREPARED");
    }

    private Uni<Void> notHandedOff(Intent intent, Prepared prepared) {
        Instant now = clock.instant();
        @Nullable Instant retryAt = prepared.status() == MessageStatus.QUEUED ? now.plus(backoff(intent)) : null;
        return rows.settle(intent, prepared.status(), prepared.reason(), now, retryAt, false);
    }

    /** Goes on to the next address only when the carrier surely did not take it for the one before. */
    private Uni<HandOff> handOff(Intent intent, List<String> addresses, Content content) {
        return channel(intent)
                .handOff(intent.attemptId(), addresses.get(0), content)
                .ifNoItem()
                .after(sendTimeout)
                .recoverWithItem(() -> new HandOff.Unknown("NO_ANSWER_IN_TIME"))
                .chain(outcome -> outcome instanceof HandOff.Refused && addresses.size() > 1
                        ? handOff(intent, addresses.subList(1, addresses.size()), content)
                        : Uni.createFrom().item(outcome));
    }

    private Uni<Optional<Content>> compose(Intent intent, Instant now) {
        Purpose purpose = intent.message().purpose();
        return composers.stream()
                .filter(composer -> composer.composes(purpose))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody composes " + purpose))
                .compose(intent.message().id(), intent.message().recipient(), now);
    }

    private ChannelPort channel(Intent intent) {
        return Optional.ofNullable(channels.get(intent.message().channel()))
                .orElseThrow(() -> new IllegalStateException(
                        "No channel for " + intent.message().channel()));
    }

    private Uni<List<String>> addressesOf(Due message) {
        return addressBooks.stream()
                .filter(book -> book.knows(message.recipient().kind()))
                .findFirst()
                .map(book -> book.addressesOf(message.recipient(), message.channel()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<Void> settle(Intent intent, HandOff outcome) {
        Instant now = clock.instant();
        UUID id = intent.message().id();
        if (outcome instanceof HandOff.NotTaken notTaken) {
            LOG.infof("Message %s was not taken: %s", id, notTaken.reason());
            return rows.settle(intent, MessageStatus.QUEUED, notTaken.reason(), now, now.plus(backoff(intent)), false);
        }
        if (outcome instanceof HandOff.Refused refused) {
            LOG.warnf("Message %s was refused: %s", id, refused.reason());
            return rows.settle(intent, MessageStatus.FAILED, refused.reason(), now, null, true);
        }
        if (outcome instanceof HandOff.Unknown unknown) {
            LOG.warnf("The outcome of message %s is not known: %s", id, unknown.reason());
            return rows.settle(intent, MessageStatus.UNKNOWN, unknown.reason(), now, null, true);
        }
        return rows.settle(intent, MessageStatus.SENT, null, now, null, true);
    }

    /** Doubles with each attempt, with a jitter that keeps messages of one moment apart. */
    private static Duration backoff(Intent intent) {
        long seconds = FIRST_RETRY.toSeconds() << Math.min(intent.attempt() - 1, 10);
        long longest = LONGEST_RETRY.toSeconds();
        return Duration.ofSeconds(
                Math.min(seconds, longest) + ThreadLocalRandom.current().nextLong(10));
    }

    private static void warnOfLost(int lost) {
        if (lost > 0) {
            LOG.warnf("%d messages were being handed off when their process stopped: their outcome is not known", lost);
        }
    }
}
