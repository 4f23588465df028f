package org.hearthline.sandbox.carrier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One message as the carrier keeps it; its times are whole seconds, as Twilio's are.
 *
 * @param body as it travelled; who asks the carrier no longer gets it once it is redacted, the phone keeps it
 * @param messagingServiceSid the service that it was sent through, where it was
 * @param statusCallback where to tell how far it has come
 */
record Message(
        String sid,
        Direction direction,
        String from,
        String to,
        String body,
        boolean redacted,
        Status status,
        @Nullable Integer errorCode,
        @Nullable String messagingServiceSid,
        @Nullable String statusCallback,
        Instant createdAt,
        @Nullable Instant sentAt,
        Instant updatedAt) {

    /** Who wrote it, and what for. */
    enum Direction {
        INBOUND("inbound"),
        OUTBOUND_API("outbound-api"),
        /** The carrier's own answer to a phone. */
        OUTBOUND_REPLY("outbound-reply");

        final String wireName;

        Direction(String wireName) {
            this.wireName = wireName;
        }
    }

    static Message outbound(
            String from,
            String to,
            String body,
            @Nullable String messagingServiceSid,
            @Nullable String statusCallback,
            Instant now) {
        Status first = messagingServiceSid == null ? Status.QUEUED : Status.ACCEPTED;
        return started(Direction.OUTBOUND_API, from, to, body, first, messagingServiceSid, statusCallback, now);
    }

    static Message inbound(String from, String to, String body, @Nullable String messagingServiceSid, Instant now) {
        return started(Direction.INBOUND, from, to, body, Status.RECEIVED, messagingServiceSid, null, now);
    }

    static Message ownAnswer(String from, String to, String body, @Nullable String messagingServiceSid, Instant now) {
        return started(Direction.OUTBOUND_REPLY, from, to, body, Status.DELIVERED, messagingServiceSid, null, now);
    }

    private static Message started(
            Direction direction,
            String from,
            String to,
            String body,
            Status status,
            @Nullable String messagingServiceSid,
            @Nullable String statusCallback,
            Instant now) {
        Instant at = second(now);
        return new Message(
                Sids.message(),
                direction,
                from,
                to,
                body,
                false,
                status,
                null,
                messagingServiceSid,
                statusCallback,
                at,
                status.isFinal() ? at : null,
                at);
    }

    Message at(Status next, @Nullable Integer error, Instant now) {
        Instant at = second(now);
        return new Message(
                sid,
                direction,
                from,
                to,
                body,
                redacted,
                next,
                next.saysWhatWentWrong() ? error : null,
                messagingServiceSid,
                statusCallback,
                createdAt,
                sentAt == null && next != Status.QUEUED ? at : sentAt,
                at);
    }

    Message withoutBody(Instant now) {
        return new Message(
                sid,
                direction,
                from,
                to,
                body,
                true,
                status,
                errorCode,
                messagingServiceSid,
                statusCallback,
                createdAt,
                sentAt,
                second(now));
    }

    /** What lists go by: when it was sent, or was taken where it has not been yet. */
    Instant listedAt() {
        return sentAt == null ? createdAt : sentAt;
    }

    /** The phone that it went to or came from. */
    String phone() {
        return direction == Direction.INBOUND ? from : to;
    }

    private static Instant second(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }
}
