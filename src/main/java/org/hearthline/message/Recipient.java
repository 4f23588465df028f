package org.hearthline.message;

/** To whom a message goes, by id; their address is looked up at the moment of hand-off. */
public record Recipient(Kind kind, String id) {

    public enum Kind {
        /** A worker or supervisor. */
        WORKER,
        PARTICIPANT,
        /** A unit's fallback address, where a worker or supervisor is not on record. */
        UNIT
    }
}
