package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the moment of hand-off, on current facts, whether a message may go (POLICY 5). Asked for a whole batch at once, in the
 * transaction that writes the intents.
 */
public interface Gate {

    /** A message that is due. */
    record Due(
            UUID id,
            Purpose purpose,
            Recipient recipient,
            Channel channel,
            @Nullable Instant validUntil) {}

    /** What the gate says of one message. */
    sealed interface Verdict {
        record Send() implements Verdict {}

        /** Ends it. */
        record Drop(String reason) implements Verdict {}

        /** Keeps it for a re-check. */
        record Hold(String reason, Instant recheckAt) implements Verdict {}

        /** Sets it a time. */
        record Defer(String reason, Instant until) implements Verdict {}
    }

    /** A verdict for every message of the batch. */
    Uni<Map<UUID, Verdict>> judge(SqlConnection transaction, List<Due> batch, Instant now);
}
