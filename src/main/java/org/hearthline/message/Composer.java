package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.message.channel.Channel;

/** Writes a message at the moment of hand-off, from what is true then, so that the outbox keeps no text. */
public interface Composer {

    boolean composes(Purpose purpose);

    Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now);
}
