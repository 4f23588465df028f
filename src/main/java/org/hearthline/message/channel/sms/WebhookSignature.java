package org.hearthline.message.channel.sms;

import com.twilio.security.RequestValidator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.hearthline.message.channel.CarrierSignature;

/** Twilio signs its calls by the account's token. */
@Singleton
class WebhookSignature implements CarrierSignature {

    private final Optional<RequestValidator> validator;

    WebhookSignature(CarrierAccount account) {
        this.validator = account.authToken().map(RequestValidator::new);
    }

    @Override
    public boolean isValid(String url, Map<String, String> parameters, String signature) {
        return validator.filter(it -> it.validate(url, parameters, signature)).isPresent();
    }
}
