package org.hearthline.message.channel.sms;

import com.twilio.base.Page;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Delivery;
import org.hearthline.message.channel.sms.CarrierAccount.Credentials;
import org.hearthline.platform.CallingContext;
import org.jspecify.annotations.Nullable;

/** Twilio's list of messages. Its times are whole seconds of its own clock. */
@Singleton
class TwilioRecords implements CarrierRecords {

    private static final int PAGE = 200;

    private final CarrierAccount account;
    private final CarrierLine line;

    TwilioRecords(CarrierAccount account, CarrierLine line) {
        this.account = account;
        this.line = line;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    /**
     * Asks by address alone: the list's filter on time looks at when a message was sent on, which is not yet known of one that waits at
     * the carrier. The newest come first, so it ends with the first page that is older.
     */
    @Override
    public Uni<List<Taken>> takenFor(String address, Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.SECONDS);
        return ask(client -> read(Message.reader().setTo(address), client, message -> createdAt(message)
                        .isBefore(first)))
                .map(messages -> messages.stream()
                        .filter(message -> message.getDirection() != Message.Direction.INBOUND)
                        .filter(message -> !createdAt(message).isBefore(first))
                        .filter(message -> !createdAt(message).isAfter(until))
                        .map(TwilioRecords::taken)
                        .toList());
    }

    @Override
    public Uni<List<Received>> receivedSince(Instant from) {
        Instant first = from.truncatedTo(ChronoUnit.SECONDS);
        return ask(client ->
                        read(Message.reader().setDateSentAfter(first.atZone(ZoneOffset.UTC)), client, message -> false))
                .map(messages -> messages.stream()
                        .filter(message -> message.getDirection() == Message.Direction.INBOUND)
                        .filter(message -> !createdAt(message).isBefore(first))
                        .map(TwilioRecords::received)
                        .sorted(Comparator.comparing(Received::at))
                        .toList());
    }

    @Override
    public Uni<Void> redact(String carrierId) {
        return ask(client -> Message.updater(carrierId).setBody("").update(client))
                .replaceWithVoid()
                .onFailure(TwilioRecords::isNotThere)
                .recoverWithNull();
    }

    /** What the carrier no longer has it has forgotten. */
    private static boolean isNotThere(Throwable failure) {
        return failure instanceof CarrierUnavailable answer && NOT_THERE.contains(answer.getMessage());
    }

    private static final Set<String> NOT_THERE = Set.of(CarrierErrors.reason(20404), "CARRIER_404");

    private static List<Message> read(MessageReader reader, TwilioRestClient client, Predicate<Message> tooOld) {
        List<Message> messages = new ArrayList<>();
        Page<Message> page = reader.pageSize(PAGE).firstPage(client);
        messages.addAll(page.getRecords());
        while (page.hasNextPage() && !page.getRecords().stream().allMatch(tooOld)) {
            page = reader.nextPage(page, client);
            messages.addAll(page.getRecords());
        }
        return messages;
    }

    private <T> Uni<T> ask(Function<TwilioRestClient, T> question) {
        return CallingContext.comingBack(
                () -> Uni.createFrom().item(() -> answer(question)).runSubscriptionOn(line.threads()));
    }

    private <T> T answer(Function<TwilioRestClient, T> question) {
        Credentials credentials = account.credentials().orElseThrow(() -> new CarrierUnavailable("SMS_NOT_CONFIGURED"));
        Exchange exchange = new Exchange(line, () -> true);
        try {
            return question.apply(new TwilioRestClient.Builder(credentials.accountSid(), credentials.authToken())
                    .httpClient(exchange)
                    .build());
        } catch (RuntimeException fault) {
            throw new CarrierUnavailable(reasonOf(fault, exchange.status()));
        }
    }

    private static String reasonOf(RuntimeException fault, int status) {
        int code = SmsChannel.codeOf(fault);
        if (code != CarrierErrors.NO_CODE) {
            return CarrierErrors.reason(code);
        }
        return status == 0 ? "CARRIER_NO_ANSWER" : "CARRIER_" + status;
    }

    private static Taken taken(Message message) {
        return new Taken(
                message.getSid(),
                Objects.requireNonNullElse(message.getBody(), ""),
                deliveryOf(message.getStatus()),
                message.getErrorCode(),
                createdAt(message));
    }

    private static Received received(Message message) {
        String body = Objects.requireNonNullElse(message.getBody(), "");
        return new Received(
                message.getSid(),
                message.getFrom().toString(),
                message.getTo(),
                body,
                body.isEmpty() && "0".equals(message.getNumMedia()),
                createdAt(message));
    }

    /** The SDK drops a date of another form than the carrier's without a word. */
    private static Instant createdAt(Message message) {
        @Nullable ZonedDateTime createdAt = message.getDateCreated();
        if (createdAt == null) {
            throw new CarrierUnavailable("CARRIER_UNREADABLE");
        }
        return createdAt.toInstant();
    }

    private static Delivery deliveryOf(Message.@Nullable Status status) {
        if (status == null) {
            return Delivery.TAKEN;
        }
        return switch (status) {
            case SENT, PARTIALLY_DELIVERED -> Delivery.SENT;
            case DELIVERED, READ -> Delivery.DELIVERED;
            case UNDELIVERED -> Delivery.UNDELIVERED;
            case FAILED, CANCELED -> Delivery.FAILED;
            default -> Delivery.TAKEN;
        };
    }
}
