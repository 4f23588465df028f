package org.hearthline.message.channel;

import java.util.Map;

/** Tells a call that comes from the carrier from one that somebody else made. */
public interface CarrierSignature {

    /**
     * Whether the carrier signed exactly this call. False, never an error, where the signature has no such form or no secret is set.
     *
     * @param url the whole address that the carrier called, with its query, as the public sees it
     * @param parameters the form's fields, decoded
     */
    boolean isValid(String url, Map<String, String> parameters, String signature);
}
