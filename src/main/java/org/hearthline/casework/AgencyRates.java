package org.hearthline.casework;

import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.hearthline.message.SendingRates;
import org.hearthline.message.channel.Channel;

/** What the agency's file says of how fast messages may leave. */
@Singleton
class AgencyRates implements SendingRates {

    private final Agency agency;

    AgencyRates(Agency agency) {
        this.agency = agency;
    }

    @Override
    public OptionalInt perSecond(Channel channel) {
        Integer texts = agency.messages().smsPerSecond();
        return switch (channel) {
            case SMS -> texts == null ? OptionalInt.empty() : OptionalInt.of(texts);
            case EMAIL -> OptionalInt.empty();
        };
    }
}
