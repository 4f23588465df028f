package org.hearthline.message.channel.sms;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The agency's account with the carrier. Without its settings the service runs, and sends no texts. */
@Singleton
class CarrierAccount {

    /** What a call needs. It is never printed: the token is a secret. */
    record Credentials(String accountSid, String authToken, String messagingService) {

        @Override
        public String toString() {
            return "Credentials of " + accountSid;
        }
    }

    private final Optional<Credentials> credentials;
    private final Optional<String> authToken;
    private final URI baseUrl;

    CarrierAccount(
            @ConfigProperty(name = "hearthline.twilio.account-sid") Optional<String> accountSid,
            @ConfigProperty(name = "hearthline.twilio.auth-token") Optional<String> authToken,
            @ConfigProperty(name = "hearthline.twilio.messaging-service-sid") Optional<String> messagingService,
            @ConfigProperty(name = "hearthline.twilio.base-url") URI baseUrl) {
        this.credentials = accountSid.flatMap(account ->
                authToken.flatMap(token -> messagingService.map(service -> new Credentials(account, token, service))));
        this.authToken = authToken;
        this.baseUrl = baseUrl;
    }

    Optional<Credentials> credentials() {
        return credentials;
    }

    Optional<String> authToken() {
        return authToken;
    }

    /** Where the carrier's API is, in place of the address that the SDK knows. */
    URI baseUrl() {
        return baseUrl;
    }
}
