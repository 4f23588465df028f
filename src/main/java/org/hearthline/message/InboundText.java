package org.hearthline.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody wrote to us.
 *
 * @param carrierId the carrier's id for it
 * @param from the writer's number, in E.164 form unless it is a short code
 * @param to our number
 * @param forgotten whether its words are gone: it was read before, by a service that the database does not know of any more
 * @param answered the keyword that the carrier took it for and has answered itself; then nothing is sent by us
 */
public record InboundText(
        String carrierId,
        String from,
        String to,
        String body,
        boolean forgotten,
        @Nullable Keyword answered,
        Instant receivedAt) {

    /** The keyword that it is; null where it says something else. What the carrier took as a revocation is one. */
    public @Nullable Keyword keyword() {
        Keyword written = Keyword.in(body).orElse(answered);
        return answered == Keyword.STOP ? Keyword.STOP : written;
    }
}
