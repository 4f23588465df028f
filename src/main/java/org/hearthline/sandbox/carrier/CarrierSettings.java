package org.hearthline.sandbox.carrier;

import java.time.InstantSource;
import java.util.Optional;

/**
 * How the carrier is set up.
 *
 * @param port on loopback; 0 for any that is free
 * @param accountSid the one account, as {@code AC} and 32 hexadecimal digits
 * @param authToken the account's password, which signs webhooks too
 * @param messagingServiceSid what webhooks name as the service that a text came for, where there is one
 * @param number the number that messages come from, and that phones answer to
 * @param inboundUrl the public address to which a phone's texts are posted
 * @param publicAddress where the service's public address leads to
 * @param clock gives messages their times; the journal follows the machine's clock whatever this one says
 */
public record CarrierSettings(
        int port,
        String accountSid,
        String authToken,
        Optional<String> messagingServiceSid,
        String number,
        String inboundUrl,
        PublicAddress publicAddress,
        InstantSource clock) {

    /** A number that Twilio keeps for tests. */
    public static final String NUMBER = "+15005550006";
}
