package org.hearthline.message.channel;

/** How a message travels. */
public enum Channel {
    EMAIL,
    SMS
}
