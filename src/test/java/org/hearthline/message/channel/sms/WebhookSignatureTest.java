package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose call a webhook is. */
class WebhookSignatureTest {

    private static final URI CARRIER = URI.create("https://api.twilio.com");
    private static final String URL = "https://hearthline.agency.example/webhooks/twilio/status?attempt=a-1";
    private static final Map<String, String> FORM =
            Map.of("MessageStatus", "delivered", "To", SmsFixture.NUMBER, "A", "");

    private final WebhookSignature signature = new WebhookSignature(SmsFixture.accountAt(CARRIER));

    @Test
    void callSignedByTheAccountsToken_isTheCarriers() {
        assertThat(signature.isValid(URL, FORM, signed(URL, FORM, SmsFixture.TOKEN)))
                .isTrue();
    }

    @Test
    void callSignedByAnotherToken_isNot() {
        assertThat(signature.isValid(URL, FORM, signed(URL, FORM, "another"))).isFalse();
    }

    @Test
    void callWithAnotherField_isNot() {
        Map<String, String> changed = new TreeMap<>(FORM);
        changed.put("MessageStatus", "failed");

        assertThat(signature.isValid(URL, changed, signed(URL, FORM, SmsFixture.TOKEN)))
                .isFalse();
    }

    @Test
    void callToAnotherAddress_isNot() {
        assertThat(signature.isValid(URL + "2", FORM, signed(URL, FORM, SmsFixture.TOKEN)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64 at all é", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void signatureOfNoSuchForm_isFalseAndNoError(String value) {
        assertThat(signature.isValid(URL, FORM, value)).isFalse();
        assertThat(signature.isValid("not a url \u0000", FORM, value)).isFalse();
    }

    @Test
    void serviceWithoutAToken_believesNobody() {
        WebhookSignature none =
                new WebhookSignature(new CarrierAccount(Optional.empty(), Optional.empty(), Optional.empty(), CARRIER));

        assertThat(none.isValid(URL, FORM, signed(URL, FORM, SmsFixture.TOKEN))).isFalse();
    }

    /** As the carrier's documentation describes it: the address, then every field's name and value in the order of the names. */
    private static String signed(String url, Map<String, String> form, String token) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
