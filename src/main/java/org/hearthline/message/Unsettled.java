package org.hearthline.message;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A hand-off of which the outcome is not known.
 *
 * @param from when the carrier took it at the earliest, if it did, and {@code until} at the latest
 * @param restored whether nobody knows of any attempt, in a database that was brought back from before it
 * @param restoredDueAt when it was due in that database; null where it was not known there, or nothing was restored
 */
record Unsettled(
        Due message,
        Instant handedOffAt,
        Instant since,
        Instant from,
        Instant until,
        boolean restored,
        @Nullable Instant restoredDueAt) {

    /** Clocks differ a little, and a carrier may take a moment to list what it took. */
    private static final Duration AROUND_HAND_OFF = Duration.ofMinutes(1);

    static Unsettled of(Row row) {
        OffsetDateTime validUntil = row.getOffsetDateTime("valid_until");
        OffsetDateTime knownUntil = row.getOffsetDateTime("known_until");
        OffsetDateTime restoredDueAt = row.getOffsetDateTime("restored_due_at");
        Instant handedOffAt = row.getOffsetDateTime("handed_off_at").toInstant();
        Instant since = row.getOffsetDateTime("since").toInstant();
        Instant from = knownUntil == null ? handedOffAt : knownUntil.toInstant();
        Instant until = knownUntil == null
                ? handedOffAt
                : row.getOffsetDateTime("seen_at").toInstant();
        return new Unsettled(
                new Due(
                        row.getUUID("id"),
                        Purpose.valueOf(row.getString("purpose")),
                        new Recipient(
                                Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("case_id"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        validUntil == null ? null : validUntil.toInstant(),
                        row.getUUID("address_id"),
                        row.getInteger("attempts")),
                handedOffAt,
                since,
                from.minus(AROUND_HAND_OFF),
                until.plus(AROUND_HAND_OFF),
                knownUntil != null,
                restoredDueAt == null ? null : restoredDueAt.toInstant());
    }
}
