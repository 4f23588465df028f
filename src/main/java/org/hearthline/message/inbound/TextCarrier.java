package org.hearthline.message.inbound;

import java.util.Optional;
import org.hearthline.message.channel.CarrierRecords;

/**
 * Whom to ask about texts.
 *
 * @param records empty where no account is set: the service then runs without texts
 */
record TextCarrier(Optional<CarrierRecords> records) {}
