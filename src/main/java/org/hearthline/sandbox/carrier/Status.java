package org.hearthline.sandbox.carrier;

import java.util.List;
import java.util.Locale;

/** How far a message has come, in Twilio's words. */
enum Status {
    ACCEPTED,
    QUEUED,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    RECEIVED;

    /** What a message goes through that ends so, from what follows its acceptance. */
    List<Status> course() {
        return switch (this) {
            case DELIVERED, UNDELIVERED -> List.of(QUEUED, SENT, this);
            case FAILED -> List.of(QUEUED, FAILED);
            case ACCEPTED, QUEUED, SENT, RECEIVED -> throw new IllegalStateException("No message ends " + this);
        };
    }

    boolean isFinal() {
        return switch (this) {
            case DELIVERED, UNDELIVERED, FAILED, RECEIVED -> true;
            case ACCEPTED, QUEUED, SENT -> false;
        };
    }

    /** Whether it has left the carrier, or never will: then its words can be redacted. */
    boolean isOnItsWay() {
        return this == SENT || isFinal();
    }

    boolean saysWhatWentWrong() {
        return this == UNDELIVERED || this == FAILED;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
