package org.hearthline.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.MessageRows.Claimed;

/**
 * Below which no message of a channel is due as far as this process knows, in the order in which messages are claimed. It is no more than
 * a shortcut: it is forgotten as soon as a claim comes back short, and every so often, since messages may come in below it.
 */
record Floor(Instant dueAt, UUID id, int claims) {

    static final Floor NONE = new Floor(Instant.EPOCH, new UUID(0, 0), 0);

    private static final int MOST_CLAIMS = 256;

    /** The floor for the next claim. */
    Floor after(List<Claimed> claimed, int limit) {
        if (claimed.size() < limit || claims == MOST_CLAIMS) {
            return NONE;
        }
        Floor highest = this;
        for (Claimed each : claimed) {
            highest = highest.orHigher(each.dueAt(), each.message().id());
        }
        return new Floor(highest.dueAt, highest.id, claims + 1);
    }

    private Floor orHigher(Instant otherDueAt, UUID otherId) {
        int order = dueAt.compareTo(otherDueAt);
        return order < 0 || (order == 0 && isBefore(id, otherId)) ? new Floor(otherDueAt, otherId, claims) : this;
    }

    /** As PostgreSQL orders them: byte by byte, without signs. */
    private static boolean isBefore(UUID one, UUID other) {
        int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order < 0
                || (order == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0);
    }
}
