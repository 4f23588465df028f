package org.hearthline.message.channel;

import io.smallrye.mutiny.Uni;

/** A way to a carrier. It never fails: every outcome is a {@link HandOff}. */
public interface ChannelPort {

    Channel channel();

    /** How many hand-offs a batch has: they are under way together, so an intent is committed right before its hand-off. */
    default int atOnce() {
        return 16;
    }

    /** Hands over one message, once: a channel never retries by itself. */
    Uni<HandOff> handOff(Outgoing outgoing);
}
