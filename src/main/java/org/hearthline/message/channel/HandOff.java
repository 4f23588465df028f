package org.hearthline.message.channel;

/**
 * What became of handing a message to its carrier. Reasons are codes, never the carrier's own words: those may quote an address.
 */
public sealed interface HandOff {

    /** The carrier took it. */
    record Accepted() implements HandOff {}

    /** The carrier surely did not take it; it may be tried again. */
    record NotTaken(String reason) implements HandOff {}

    /** The carrier will never take it. */
    record Refused(String reason) implements HandOff {}

    /** It may have been taken. */
    record Unknown(String reason) implements HandOff {}
}
