package org.hearthline.message.inbound;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hearthline.message.Deliveries;
import org.hearthline.message.OptOuts;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Delivery;
import org.hearthline.message.channel.DeliveryErrors;
import org.hearthline.message.channel.HandOff.Consequence;
import org.hearthline.message.inbound.CarrierEvents.Event.Delivered;
import org.jspecify.annotations.Nullable;

/** Applies what the carrier told of a message of ours: to the message, and to whoever wants no more of them. */
@Singleton
class DeliveryReports {

    /** What became of applying it. */
    enum Outcome {
        NEWS,
        /** A later status was known. */
        KNOWN_ALREADY,
        /** It names no attempt that was begun. */
        UNKNOWN_ATTEMPT,
        /** A word that the carrier has added. */
        UNKNOWN_STATUS
    }

    private static final String FIND = """
            select recipient_kind, recipient_id, channel, address_id from message where id = $1 and attempts >= $2
            """;

    private record Message(
            Recipient recipient, Channel channel, @Nullable UUID addressId) {

        static Message of(Row row) {
            return new Message(
                    new Recipient(
                            Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                    Channel.valueOf(row.getString("channel")),
                    row.getUUID("address_id"));
        }
    }

    private final Deliveries deliveries;
    private final DeliveryErrors errors;
    private final List<OptOuts> optOuts;
    private final Redactions redactions;

    DeliveryReports(Deliveries deliveries, DeliveryErrors errors, @All List<OptOuts> optOuts, Redactions redactions) {
        this.deliveries = deliveries;
        this.errors = errors;
        this.optOuts = optOuts;
        this.redactions = redactions;
    }

    Uni<Outcome> apply(SqlConnection transaction, Delivered told, Instant now) {
        Optional<Delivery> meaning = DeliveryWord.meaning(told.status());
        if (meaning.isEmpty()) {
            return Uni.createFrom().item(Outcome.UNKNOWN_STATUS);
        }
        Delivery delivery = meaning.get();
        return report(transaction, told, delivery, now)
                .call(outcome -> outcome == Outcome.UNKNOWN_ATTEMPT && DeliveryWord.isLast(delivery)
                        ? redactions.ask(transaction, told.carrierId(), now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Outcome> report(SqlConnection transaction, Delivered told, Delivery delivery, Instant now) {
        if (told.attempt().isEmpty()) {
            return Uni.createFrom().item(Outcome.UNKNOWN_ATTEMPT);
        }
        Attempt attempt = told.attempt().get();
        return find(transaction, attempt)
                .chain(message -> message.isEmpty()
                        ? Uni.createFrom().item(Outcome.UNKNOWN_ATTEMPT)
                        : report(transaction, told, attempt, delivery, now)
                                .call(() -> optOut(transaction, message.get(), told.errorCode(), now)));
    }

    private Uni<Outcome> report(
            SqlConnection transaction, Delivered told, Attempt attempt, Delivery delivery, Instant now) {
        return deliveries
                .report(
                        transaction,
                        new Deliveries.Report(attempt, told.carrierId(), delivery, reason(told, delivery)),
                        now)
                .map(news -> news ? Outcome.NEWS : Outcome.KNOWN_ALREADY);
    }

    private static @Nullable String reason(Delivered told, Delivery delivery) {
        if (!DeliveryWord.isFailure(delivery)) {
            return null;
        }
        return "TWILIO_" + (told.errorCode() == null ? told.status().toUpperCase(Locale.ROOT) : told.errorCode());
    }

    private static Uni<Optional<Message>> find(SqlConnection transaction, Attempt attempt) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(attempt.messageId(), attempt.number()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Message::of)
                        .findFirst());
    }

    private Uni<Void> optOut(SqlConnection transaction, Message message, @Nullable Integer errorCode, Instant now) {
        if (errorCode == null || errors.consequenceOf(errorCode) != Consequence.OPTED_OUT) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .items(optOuts.stream()
                        .filter(each -> each.knows(message.recipient().kind())))
                .onItem()
                .transformToUniAndConcatenate(each -> each.optedOut(
                        transaction,
                        message.recipient(),
                        message.channel(),
                        message.addressId(),
                        "TWILIO_" + errorCode,
                        now))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
