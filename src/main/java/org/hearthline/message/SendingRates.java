package org.hearthline.message;

import java.util.OptionalInt;
import org.hearthline.message.channel.Channel;

/** How many messages a second may leave on a channel, all processes together. */
public interface SendingRates {

    /** Empty where only the carrier bounds it. */
    OptionalInt perSecond(Channel channel);
}
