package org.hearthline.message.inbound;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.Channel;

/** Gives the carrier of the settings to whoever asks it. */
class TextCarrierBean {

    @Produces
    @Singleton
    TextCarrier carrier(
            @All List<CarrierRecords> carriers,
            @ConfigProperty(name = "hearthline.twilio.account-sid") Optional<String> account) {
        return new TextCarrier(carriers.stream()
                .filter(each -> each.channel() == Channel.SMS && account.isPresent())
                .findFirst());
    }
}
