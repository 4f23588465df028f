package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import org.hearthline.message.channel.Channel;

/** Keeps that whoever has an address wants no more messages on a channel, however we learned of it. */
public interface OptOuts {

    boolean knows(Recipient.Kind kind);

    /** @param how where it was said: by reply, or to the carrier */
    Uni<Void> optedOut(SqlConnection transaction, Recipient recipient, Channel channel, String how, Instant now);
}
