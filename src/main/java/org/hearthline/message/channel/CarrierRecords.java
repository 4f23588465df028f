package org.hearthline.message.channel;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier remembers and can be asked for. A call fails when the carrier gives no answer. */
public interface CarrierRecords {

    Channel channel();

    /** The messages that it took from us for this address in this time. */
    Uni<List<Taken>> takenFor(String address, Instant from, Instant until);

    /** The messages that it received for us since then, oldest first. */
    Uni<List<Received>> receivedSince(Instant from);

    /** Makes it forget the words of a message, ours or one received. */
    Uni<Void> redact(String carrierId);

    /** @param errorCode the carrier's own, where something went wrong */
    record Taken(
            String carrierId,
            String body,
            Delivery delivery,
            @Nullable Integer errorCode,
            Instant at) {}

    /** @param forgotten whether it had words, and the carrier has forgotten them; a picture may come without any */
    record Received(String carrierId, String from, String to, String body, boolean forgotten, Instant at) {}
}
