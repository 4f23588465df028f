package org.hearthline.message.channel.sms;

/**
 * The carrier gave no answer, or one that is of no use. It carries a code alone: what the SDK throws quotes whole answers, with numbers
 * and texts.
 */
final class CarrierUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    CarrierUnavailable(String code) {
        super(code);
    }
}
