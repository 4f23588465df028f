package org.hearthline.message;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import org.hearthline.message.Gate.Due;
import org.hearthline.platform.Rows;
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
        Instant knownUntil = Rows.instant(row, "known_until");
        Instant handedOffAt = row.getOffsetDateTime("handed_off_at").toInstant();
        Instant since = row.getOffsetDateTime("since").toInstant();
        Instant from = knownUntil == null ? handedOffAt : knownUntil;
        Instant until = knownUntil == null
                ? handedOffAt
                : row.getOffsetDateTime("seen_at").toInstant();
        return new Unsettled(
                MessageRows.due(row),
                handedOffAt,
                since,
                from.minus(AROUND_HAND_OFF),
                until.plus(AROUND_HAND_OFF),
                knownUntil != null,
                Rows.instant(row, "restored_due_at"));
    }
}
