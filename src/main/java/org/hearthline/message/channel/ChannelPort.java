package org.hearthline.message.channel;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** A way to a carrier. It never fails: every outcome is a {@link HandOff}. */
public interface ChannelPort {

    Channel channel();

    /**
     * Hands over one message, once: a channel never retries by itself.
     *
     * @param attemptId opaque and unique to this attempt, for the carrier to send back
     */
    Uni<HandOff> handOff(UUID attemptId, String address, Content content);
}
