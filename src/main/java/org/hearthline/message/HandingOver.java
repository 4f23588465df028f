package org.hearthline.message;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.DispatchSteps.Step;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.MessageRows.Outcome;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.platform.Faults;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Leases.Lease;
import org.hearthline.platform.ServiceClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands one message over, whose intent is committed, and says what became of it. It writes nothing and never fails. */
@Singleton
class HandingOver {

    private static final Logger LOG = Logger.getLogger(HandingOver.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);
    private static final Duration RECHECK_HELD = Duration.ofHours(1);

    /** Carriers are to give up on a message that is about to stop being true (DESIGN, "Traps"). */
    private static final Duration LONGEST_VALIDITY = Duration.ofMinutes(30);

    private final List<Composer> composers;
    private final List<AddressBook> addressBooks;
    private final List<OptOuts> optOuts;
    private final List<TaskDesk> desks;
    private final Map<Channel, ChannelPort> channels;
    private final CarrierHealth health;
    private final DispatchSteps steps;
    private final MessageMeters meters;
    private final ServiceClock clock;

    /** How long preparing and each hand-off may take: well within the lease. What takes longer is given up and holds up nothing. */
    private final Duration sendTimeout;

    HandingOver(
            @All List<Composer> composers,
            @All List<AddressBook> addressBooks,
            @All List<OptOuts> optOuts,
            @All List<TaskDesk> desks,
            @All List<ChannelPort> channels,
            CarrierHealth health,
            DispatchSteps steps,
            MessageMeters meters,
            ServiceClock clock,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this.composers = composers;
        this.addressBooks = addressBooks;
        this.optOuts = optOuts;
        this.desks = desks;
        this.channels =
                channels.stream().collect(Collectors.toUnmodifiableMap(ChannelPort::channel, Function.identity()));
        this.health = health;
        this.steps = steps;
        this.meters = meters;
        this.clock = clock;
        this.sendTimeout = sendTimeout;
    }

    int atOnce(Channel channel) {
        ChannelPort port = channels.get(channel);
        return port == null ? 1 : port.atOnce();
    }

    Uni<Outcome> handOver(Due message, Verdict.Send pass, Lease lease, Instant now) {
        return Uni.createFrom()
                .deferred(() -> prepare(message, now))
                .ifNoItem()
                .after(sendTimeout)
                .fail()
                .onFailure()
                .recoverWithItem(fault -> notPrepared(message, fault))
                .chain(prepared -> prepared.content() == null
                        ? Uni.createFrom().item(notHandedOff(message, prepared))
                        : handOver(message, prepared.addresses(), prepared.content(), pass, lease)
                                .map(handOff -> outcome(message, handOff)));
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

    private Uni<Prepared> prepare(Due message, Instant now) {
        return compose(message, now).chain(composed -> {
            if (composed instanceof Composed.Written written) {
                return addressesOf(message)
                        .map(addresses -> addresses.isEmpty()
                                ? Prepared.not(MessageStatus.FAILED, "NO_ADDRESS")
                                : new Prepared(MessageStatus.SENDING, null, addresses, written.content()));
            }
            return Uni.createFrom()
                    .item(
                            composed instanceof Composed.NotYet notYet
                                    ? Prepared.not(MessageStatus.HELD, notYet.reason())
                                    : Prepared.not(MessageStatus.DROPPED, "NOTHING_LEFT"));
        });
    }

    /** Nothing was handed over yet, so it can be tried again. */
    private static Prepared notPrepared(Due message, Throwable fault) {
        MessageLog.about(
                message,
                () -> LOG.errorf("Message %s could not be prepared: %s", message.id(), Faults.describe(fault)));
        return Prepared.not(MessageStatus.QUEUED, "NOT_PREPARED");
    }

    private Outcome notHandedOff(Due message, Prepared prepared) {
        String reason = String.valueOf(prepared.reason());
        return switch (prepared.status()) {
            case QUEUED -> retried(message, reason);
            case HELD ->
                new Outcome(
                        message,
                        MessageStatus.HELD,
                        reason,
                        null,
                        null,
                        clock.instant().plus(RECHECK_HELD),
                        false);
            case DEFERRED, SENDING, UNKNOWN, SENT, DELIVERED, UNDELIVERED, FAILED, DROPPED, EXPIRED ->
                new Outcome(message, prepared.status(), reason, null, null, null, false);
        };
    }

    /** Goes on to the next address only when the carrier surely did not take it for the one before. */
    private Uni<HandOff> handOver(
            Due message, List<String> addresses, Content content, Verdict.Send pass, Lease lease) {
        Outgoing outgoing = new Outgoing(
                new Attempt(message.id(), message.attempt()),
                addresses.get(0),
                content,
                message.recipient().kind() == Recipient.Kind.PARTICIPANT,
                validity(pass),
                lease::mayBegin);
        return health.watch(message.channel(), () -> handOver(message.channel(), outgoing))
                .invoke(answer -> meters.handedOff(message.channel(), message.purpose(), answer))
                .chain(outcome -> outcome instanceof HandOff.Refused && addresses.size() > 1
                        ? handOver(message, addresses.subList(1, addresses.size()), content, pass, lease)
                        : Uni.createFrom().item(outcome));
    }

    private Uni<HandOff> handOver(Channel channel, Outgoing outgoing) {
        List<UUID> id = List.of(outgoing.attempt().messageId());
        long begun = System.nanoTime();
        return channel(channel)
                .handOff(outgoing)
                .onSubscription()
                .invoke(() -> steps.reached(Step.DURING_HAND_OFF, id))
                .ifNoItem()
                .after(sendTimeout)
                .recoverWithItem(() -> new HandOff.Unknown("NO_ANSWER_IN_TIME", true))
                .invoke(() -> meters.handOffs(channel).record(Duration.ofNanos(System.nanoTime() - begun)))
                .invoke(() -> steps.reached(Step.AFTER_ACCEPTANCE, id));
    }

    private Duration validity(Verdict.Send pass) {
        Instant until = pass.until();
        Duration left = until == null ? LONGEST_VALIDITY : Duration.between(clock.instant(), until);
        return left.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : left;
    }

    Uni<Composed> compose(Due message, Instant now) {
        return composers.stream()
                .filter(composer -> composer.composes(message.purpose()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody composes " + message.purpose()))
                .compose(message.id(), message.recipient(), message.channel(), now);
    }

    Uni<List<String>> addressesOf(Due message) {
        return addressBooks.stream()
                .filter(book -> book.knows(message.recipient().kind()))
                .findFirst()
                .map(book -> book.addressesOf(message.recipient(), message.channel(), message.addressId()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private ChannelPort channel(Channel channel) {
        return Optional.ofNullable(channels.get(channel))
                .orElseThrow(() -> new IllegalStateException("No channel for " + channel));
    }

    private Outcome outcome(Due message, HandOff handOff) {
        if (handOff instanceof HandOff.NotTaken notTaken) {
            MessageLog.about(message, () -> LOG.infof("Message %s was not taken: %s", message.id(), notTaken.reason()));
            return retried(message, notTaken.reason());
        }
        if (handOff instanceof HandOff.Refused refused) {
            MessageLog.about(message, () -> LOG.warnf("Message %s was refused: %s", message.id(), refused.reason()));
            return new Outcome(
                    message, MessageStatus.FAILED, refused.reason(), null, null, null, true, refused.consequence());
        }
        if (handOff instanceof HandOff.Unknown unknown) {
            MessageLog.about(
                    message,
                    () -> LOG.warnf("The outcome of message %s is not known: %s", message.id(), unknown.reason()));
            return new Outcome(message, MessageStatus.UNKNOWN, unknown.reason(), null, null, null, true);
        }
        HandOff.Accepted accepted = (HandOff.Accepted) handOff;
        return new Outcome(message, MessageStatus.SENT, null, accepted.carrierId(), accepted.segments(), null, true);
    }

    /** Once more, unless its time is over by then. */
    private Outcome retried(Due message, String reason) {
        Instant retryAt = clock.instant().plus(backoff(message));
        Instant validUntil = message.validUntil();
        return validUntil != null && !retryAt.isBefore(validUntil)
                ? new Outcome(message, MessageStatus.EXPIRED, reason, null, null, null, false)
                : new Outcome(message, MessageStatus.QUEUED, reason, null, null, retryAt, false);
    }

    /** Doubles with each attempt, with a jitter that keeps messages of one moment apart. */
    private static Duration backoff(Due message) {
        long seconds = FIRST_RETRY.toSeconds() << Math.min(message.attempt() - 1, 10);
        long longest = LONGEST_RETRY.toSeconds();
        return Duration.ofSeconds(
                Math.min(seconds, longest) + ThreadLocalRandom.current().nextLong(10));
    }

    /** What an outcome brings with it for others, in the transaction that records it: who opted out with the carrier, and what a worker must hear of. */
    Uni<Void> followUp(SqlConnection transaction, List<Outcome> outcomes, Instant now) {
        // In one order for all, so that two that say the same of two people do not wait for each other.
        List<Outcome> refusals = outcomes.stream()
                .filter(outcome -> outcome.status() == MessageStatus.FAILED)
                .sorted(Comparator.comparing(
                        outcome -> outcome.message().recipient().id()))
                .toList();
        List<TaskDesk.Raised> tasks = refusals.stream()
                .filter(outcome -> outcome.message().recipient().kind() == Recipient.Kind.PARTICIPANT)
                .map(outcome -> new TaskDesk.Raised(outcome.message().id(), TaskDesk.Reason.NOT_DELIVERED))
                .toList();
        return InTurn.each(
                        refusals.stream()
                                .filter(outcome -> outcome.consequence() == HandOff.Consequence.OPTED_OUT)
                                .toList(),
                        outcome -> optedOut(transaction, outcome.message(), now))
                .chain(() -> TaskDesk.raise(desks, transaction, tasks, now));
    }

    private Uni<Void> optedOut(SqlConnection transaction, Due message, Instant now) {
        return InTurn.each(
                optOuts.stream()
                        .filter(each -> each.knows(message.recipient().kind()))
                        .toList(),
                each -> each.optedOut(
                        transaction, message.recipient(), message.channel(), message.addressId(), "CARRIER", now));
    }
}
