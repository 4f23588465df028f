package org.hearthline.sandbox.carrier;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as Twilio makes them: two letters and 32 hexadecimal digits. */
final class Sids {

    private Sids() {}

    static String message() {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return "SM" + HexFormat.of().formatHex(random);
    }
}
