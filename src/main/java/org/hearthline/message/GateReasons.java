package org.hearthline.message;

import java.util.Set;

/** Reasons that both the gate and the outbox know (POLICY 5). */
public final class GateReasons {

    public static final String NEEDS_WORKER = "NEEDS_WORKER";
    public static final String UNSAFE_ADDRESS = "UNSAFE_ADDRESS";
    public static final String EXPIRED = "EXPIRED";
    public static final String STALE = "STALE";
    public static final String PAUSED = "PAUSED";
    public static final String OPTED_OUT = "OPTED_OUT";
    public static final String NO_CONSENT = "NO_CONSENT";

    /** These say something of the message, the others of the facts about its reader. */
    static final Set<String> OF_THE_MESSAGE = Set.of(EXPIRED, STALE);

    private GateReasons() {}
}
