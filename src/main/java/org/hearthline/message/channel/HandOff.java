package org.hearthline.message.channel;

import org.jspecify.annotations.Nullable;

/**
 * What became of handing a message to its carrier. Reasons are codes, never the carrier's own words: those may quote an address.
 */
public sealed interface HandOff {

    /**
     * The carrier took it.
     *
     * @param carrierId the carrier's id for it, where it gives one
     * @param segments in how many parts a text travels, as the carrier counts or we do
     */
    record Accepted(@Nullable String carrierId, @Nullable Integer segments) implements HandOff {}

    /**
     * The carrier surely did not take it; it may be tried again.
     *
     * @param sick whether that says something of the carrier (unreachable, overloaded, our login refused) and not of this message
     */
    record NotTaken(String reason, boolean sick) implements HandOff {}

    /** The carrier will never take it. */
    record Refused(String reason, Consequence consequence) implements HandOff {}

    /**
     * It may have been taken.
     *
     * @param sick whether the carrier gave no sensible answer
     */
    record Unknown(String reason, boolean sick) implements HandOff {}

    /** What a refusal says of the address. */
    enum Consequence {
        NONE,
        /** Whoever has it wants no more messages. */
        OPTED_OUT,
        /** Nobody can be reached there. */
        BAD_ADDRESS
    }
}
