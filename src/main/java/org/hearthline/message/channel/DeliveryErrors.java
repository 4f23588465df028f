package org.hearthline.message.channel;

/** What a carrier's error code says of the address that a message was for. */
public interface DeliveryErrors {

    /** For a code that says nothing of the address, or that is not known: {@link HandOff.Consequence#NONE}. */
    HandOff.Consequence consequenceOf(int errorCode);
}
