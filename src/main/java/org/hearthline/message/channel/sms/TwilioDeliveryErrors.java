package org.hearthline.message.channel.sms;

import jakarta.inject.Singleton;
import org.hearthline.message.channel.DeliveryErrors;
import org.hearthline.message.channel.HandOff.Consequence;

/** Reads the codes of Twilio's status callbacks by the table of its errors. */
@Singleton
class TwilioDeliveryErrors implements DeliveryErrors {

    @Override
    public Consequence consequenceOf(int errorCode) {
        return CarrierErrors.consequenceOf(errorCode);
    }
}
