package org.hearthline.message.channel;

/** How far the carrier says that a message has come. A later one outranks an earlier one; the last three are final. */
public enum Delivery {
    /** The carrier has it. */
    TAKEN,
    /** The carrier has sent it on. */
    SENT,
    UNDELIVERED,
    FAILED,
    DELIVERED
}
