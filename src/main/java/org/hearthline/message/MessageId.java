package org.hearthline.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids in the order in which messages were made (UUID version 7, RFC 9562), by the service's clock. */
final class MessageId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageId() {}

    static UUID at(Instant now) {
        long random = RANDOM.nextLong();
        return new UUID((now.toEpochMilli() << 16) | 0x7000 | (random & 0xfff), (RANDOM.nextLong() >>> 2) | 1L << 63);
    }
}
