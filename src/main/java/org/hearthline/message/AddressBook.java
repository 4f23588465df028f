package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/** Finds addresses at the moment of hand-off, so that the outbox keeps none. */
public interface AddressBook {

    boolean knows(Recipient.Kind kind);

    /**
     * In the order in which they are to be tried: the next one where the carrier refuses the one before for good.
     *
     * @param addressId which of a participant's addresses is meant; null for staff
     */
    Uni<List<String>> addressesOf(Recipient recipient, Channel channel, @Nullable UUID addressId);
}
