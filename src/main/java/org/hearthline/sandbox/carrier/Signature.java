package org.hearthline.sandbox.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code X-Twilio-Signature}: the HMAC-SHA1, under the account's token, of the address and the parameters in the order of their names. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    Signature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(UTF_8), ALGORITHM);
    }

    String of(String url, Map<String, String> parameters) {
        StringBuilder covered = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> covered.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(covered.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
