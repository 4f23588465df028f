package org.hearthline.message;

/** Where a message stands (CONTRACT, "API"). */
public enum MessageStatus {
    /** Waits for its time. */
    QUEUED,
    /** Kept back by the gate for a re-check. */
    HELD,
    /** Kept back by the gate until a set time. */
    DEFERRED,
    /** The intent is committed; the hand-off may be under way. */
    SENDING,
    /** A hand-off began and its outcome was not learned. It is never sent again by itself. */
    UNKNOWN,
    /** The carrier took it. */
    SENT,
    DELIVERED,
    UNDELIVERED,
    /** The carrier refused it for good. */
    FAILED,
    /** The gate ended it. */
    DROPPED,
    EXPIRED
}
