package org.hearthline.sandbox.carrier;

import static java.time.ZoneOffset.UTC;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as Twilio writes it. */
final class MessageJson {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(UTC);

    private MessageJson() {}

    static JsonObject of(String accountSid, Message message) {
        boolean underWay = message.status() == Status.ACCEPTED;
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid();
        return new JsonObject()
                .put("account_sid", accountSid)
                .put("api_version", "2010-04-01")
                .put("body", message.redacted() ? "" : message.body())
                .put("date_created", date(message.createdAt()))
                .put("date_sent", date(message.sentAt()))
                .put("date_updated", date(message.updatedAt()))
                .put("direction", message.direction().wireName)
                .put("error_code", message.errorCode())
                .put("error_message", message.errorCode() == null ? null : "Error " + message.errorCode())
                // A messaging service has not chosen a sender yet when it answers, nor counted the segments.
                .put("from", underWay ? null : message.from())
                .put("messaging_service_sid", message.messagingServiceSid())
                .put("num_media", "0")
                .put("num_segments", String.valueOf(underWay ? 0 : Segments.in(message.body())))
                .put("price", null)
                .put("price_unit", "USD")
                .put("sid", message.sid())
                .put("status", message.status().wireName())
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"))
                .put("to", message.to())
                .put("uri", uri + ".json");
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : RFC_2822.format(instant);
    }
}
