package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/** Keeps that whoever has an address wants no more messages on a channel, however we learned of it. */
public interface OptOuts {

    boolean knows(Recipient.Kind kind);

    /**
     * @param addressId which of a participant's addresses; null for staff
     * @param how where it was said: by reply, or to the carrier
     */
    Uni<Void> optedOut(
            SqlConnection transaction,
            Recipient recipient,
            Channel channel,
            @Nullable UUID addressId,
            String how,
            Instant now);
}
