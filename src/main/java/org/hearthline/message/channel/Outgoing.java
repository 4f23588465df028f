package org.hearthline.message.channel;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A message on its way to a carrier.
 *
 * @param toParent whether a parent reads it: their e-mails carry a way to unsubscribe
 * @param validFor how long the carrier may go on trying to deliver it
 * @param mayBegin asked right before the first byte goes to the carrier: false once the sender no longer holds its lease, as after
 *     standing still; then nothing may go
 */
public record Outgoing(
        Attempt attempt,
        String address,
        Content content,
        boolean toParent,
        Duration validFor,
        BooleanSupplier mayBegin) {}
