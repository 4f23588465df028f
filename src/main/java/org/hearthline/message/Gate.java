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
 * transaction that writes the intents; what its answer rests on stays locked until that commits.
 */
public interface Gate {

    /**
     * A message that is due.
     *
     * @param caseId the case by whose facts a message to a participant is judged; null for others
     * @param addressId which address of a participant's it is for; null for others, and where they have none
     * @param attempt counts from one
     */
    record Due(
            UUID id,
            Purpose purpose,
            Recipient recipient,
            Channel channel,
            @Nullable String caseId,
            Instant createdAt,
            @Nullable Instant validUntil,
            @Nullable UUID addressId,
            int attempt) {}

    /** What the gate says of one message. Evidence is an id or a kind, never a name, an address or words. */
    sealed interface Verdict {

        /** @param until when its time is over: quiet hours begin, or what it says no longer holds; null where nothing ends it */
        record Send(@Nullable Instant until) implements Verdict {}

        /** Ends it. */
        record Drop(String reason, @Nullable String evidence) implements Verdict {}

        /** Keeps it for a re-check. */
        record Hold(String reason, @Nullable String evidence, Instant recheckAt) implements Verdict {}

        /** Sets it a time. */
        record Defer(String reason, @Nullable String evidence, Instant until) implements Verdict {}
    }

    /** A verdict for every message of the batch. */
    Uni<Map<UUID, Verdict>> judge(SqlConnection transaction, List<Due> batch, Instant now);
}
