package org.hearthline.message.inbound;

import java.util.Map;
import java.util.Optional;
import org.hearthline.message.channel.Delivery;

/** The carrier's words for how far a message came. */
final class DeliveryWord {

    private static final Map<String, Delivery> MEANING = Map.ofEntries(
            Map.entry("queued", Delivery.TAKEN),
            Map.entry("accepted", Delivery.TAKEN),
            Map.entry("scheduled", Delivery.TAKEN),
            Map.entry("sending", Delivery.TAKEN),
            Map.entry("sent", Delivery.SENT),
            Map.entry("partially_delivered", Delivery.SENT),
            Map.entry("delivered", Delivery.DELIVERED),
            Map.entry("read", Delivery.DELIVERED),
            Map.entry("undelivered", Delivery.UNDELIVERED),
            Map.entry("failed", Delivery.FAILED),
            Map.entry("canceled", Delivery.FAILED));

    private DeliveryWord() {}

    /** Empty for a word that the carrier did not have when this was written. */
    static Optional<Delivery> meaning(String word) {
        return Optional.ofNullable(MEANING.get(word));
    }

    /** Whether the carrier will say no more of the message. */
    static boolean isLast(Delivery delivery) {
        return switch (delivery) {
            case TAKEN, SENT -> false;
            case UNDELIVERED, FAILED, DELIVERED -> true;
        };
    }

    /** Whether it did not reach its reader. */
    static boolean isFailure(Delivery delivery) {
        return switch (delivery) {
            case TAKEN, SENT, DELIVERED -> false;
            case UNDELIVERED, FAILED -> true;
        };
    }
}
