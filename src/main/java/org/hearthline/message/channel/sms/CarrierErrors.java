package org.hearthline.message.channel.sms;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.hearthline.message.channel.sms.CarrierErrors.Remedy.ASK_THE_CARRIER;
import static org.hearthline.message.channel.sms.CarrierErrors.Remedy.GIVE_UP;
import static org.hearthline.message.channel.sms.CarrierErrors.Remedy.MARK_ADDRESS;
import static org.hearthline.message.channel.sms.CarrierErrors.Remedy.OPT_OUT;
import static org.hearthline.message.channel.sms.CarrierErrors.Remedy.PAUSE_AND_RETRY;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;

/**
 * What is done about each error of the carrier. Source: Twilio's error and warning dictionary. The first group answers a create, the
 * second comes with a status callback; through a messaging service any of the first may come there too.
 */
public final class CarrierErrors {

    /** What is done when a message meets an error. */
    public enum Remedy {
        /** It was not taken. Something is wrong with the carrier, our account or our senders: all texts wait, this one is tried again. */
        PAUSE_AND_RETRY,
        /** It will never be taken, for a reason that says nothing of the address. */
        GIVE_UP,
        /** It will never be taken: whoever has the number wants no more texts. */
        OPT_OUT,
        /** It will never be taken: no text reaches that number. */
        MARK_ADDRESS,
        /** It may have been taken. */
        ASK_THE_CARRIER
    }

    /** @param meaning in a few words, for people */
    public record CarrierError(int code, String meaning, Remedy remedy) {}

    private static final List<CarrierError> TABLE = List.of(
            error(20003, "login refused", PAUSE_AND_RETRY),
            error(20005, "account not active", PAUSE_AND_RETRY),
            error(20008, "test credentials", PAUSE_AND_RETRY),
            error(20404, "no such account or service", PAUSE_AND_RETRY),
            error(20429, "too many requests", PAUSE_AND_RETRY),
            // The dictionary itself warns that a create answered so may have been carried out.
            error(20500, "internal error", ASK_THE_CARRIER),
            error(20503, "service unavailable", ASK_THE_CARRIER),
            error(21211, "not a phone number", MARK_ADDRESS),
            error(21212, "sender is not a phone number", PAUSE_AND_RETRY),
            error(21265, "a short code cannot be texted", MARK_ADDRESS),
            error(21266, "the number is our own sender", MARK_ADDRESS),
            error(21408, "texts to that country are not enabled", GIVE_UP),
            error(21601, "sender cannot send texts", PAUSE_AND_RETRY),
            error(21602, "no text", GIVE_UP),
            error(21603, "no sender", PAUSE_AND_RETRY),
            error(21604, "no recipient", GIVE_UP),
            error(21605, "text too long", GIVE_UP),
            error(21606, "sender is not ours or cannot send there", PAUSE_AND_RETRY),
            error(21608, "trial account, number not verified", GIVE_UP),
            error(21609, "status callback address not valid", PAUSE_AND_RETRY),
            error(21610, "recipient opted out", OPT_OUT),
            error(21611, "sender's queue is full", PAUSE_AND_RETRY),
            error(21612, "our senders cannot reach that number", GIVE_UP),
            error(21614, "not a mobile number", MARK_ADDRESS),
            error(21617, "text longer than 1,600 characters", GIVE_UP),
            error(21619, "neither text nor media", GIVE_UP),
            error(21624, "validity period not valid", GIVE_UP),
            error(21635, "landline", MARK_ADDRESS),
            error(21659, "sender is not a Twilio number", PAUSE_AND_RETRY),
            error(21660, "sender belongs to another account", PAUSE_AND_RETRY),
            error(21661, "sender cannot send texts", PAUSE_AND_RETRY),
            error(21701, "no such messaging service", PAUSE_AND_RETRY),
            error(21703, "messaging service has no sender for this", PAUSE_AND_RETRY),
            error(21704, "messaging service has no senders", PAUSE_AND_RETRY),
            error(21705, "messaging service id not valid", PAUSE_AND_RETRY),
            error(21730, "maintenance", PAUSE_AND_RETRY),
            error(30001, "queue overflow", PAUSE_AND_RETRY),
            error(30002, "account suspended", PAUSE_AND_RETRY),
            error(30003, "phone off or out of reach", GIVE_UP),
            error(30004, "blocked by the recipient's network", GIVE_UP),
            error(30005, "number unknown or out of service", MARK_ADDRESS),
            error(30006, "landline, or a network that takes no texts", MARK_ADDRESS),
            error(30007, "filtered as unwanted", GIVE_UP),
            error(30008, "unknown delivery error", GIVE_UP),
            error(30009, "a part was lost", GIVE_UP),
            error(30010, "dearer than the highest price", GIVE_UP),
            error(30011, "no MMS there", GIVE_UP),
            error(30017, "recipient's network congested", GIVE_UP),
            error(30018, "recipient's network wants a registered sender", GIVE_UP),
            error(30019, "too large for the recipient's network", GIVE_UP),
            error(30022, "rate of our campaign exceeded", PAUSE_AND_RETRY),
            error(30023, "daily cap of our brand reached", PAUSE_AND_RETRY),
            error(30024, "sender not yet provisioned with that network", GIVE_UP),
            error(30032, "toll-free sender not verified", PAUSE_AND_RETRY),
            error(30034, "sender not registered (10DLC)", PAUSE_AND_RETRY),
            error(30036, "validity period over", GIVE_UP),
            error(30500, "internal error on the way", GIVE_UP),
            error(63038, "daily limit of the account reached", PAUSE_AND_RETRY));

    private static final Map<Integer, CarrierError> BY_CODE =
            TABLE.stream().collect(toUnmodifiableMap(CarrierError::code, Function.identity()));

    /** For answers whose code is unknown or missing: about whom a refusal is. Every other client error refuses this message alone. */
    private static final Map<Integer, Remedy> BY_STATUS = Map.of(
            401, PAUSE_AND_RETRY,
            402, PAUSE_AND_RETRY,
            403, PAUSE_AND_RETRY,
            404, PAUSE_AND_RETRY,
            405, PAUSE_AND_RETRY,
            407, PAUSE_AND_RETRY,
            408, ASK_THE_CARRIER,
            429, PAUSE_AND_RETRY);

    /** Stands for an answer that named no code. */
    static final int NO_CODE = 0;

    private CarrierErrors() {}

    /** Every error that the table names, in the order of their codes. */
    public static List<CarrierError> all() {
        return TABLE;
    }

    /**
     * What became of a create that was answered with an error.
     *
     * @param code Twilio's; 0 where the answer named none
     * @param httpStatus of that answer; where the table does not know the code it decides, and only a client error proves that nothing
     *     was sent
     */
    public static HandOff outcomeOf(int code, int httpStatus) {
        String reason = code == NO_CODE ? "CARRIER_" + httpStatus : reason(code);
        CarrierError known = BY_CODE.get(code);
        return switch (known == null ? remedyOf(httpStatus) : known.remedy()) {
            case PAUSE_AND_RETRY -> new HandOff.NotTaken(reason, true);
            case GIVE_UP -> new HandOff.Refused(reason, Consequence.NONE);
            case OPT_OUT -> new HandOff.Refused(reason, Consequence.OPTED_OUT);
            case MARK_ADDRESS -> new HandOff.Refused(reason, Consequence.BAD_ADDRESS);
            case ASK_THE_CARRIER -> new HandOff.Unknown(reason, true);
        };
    }

    /** What the error of a message that was taken, but not delivered, says of its address. */
    public static Consequence consequenceOf(int deliveryErrorCode) {
        CarrierError known = BY_CODE.get(deliveryErrorCode);
        if (known == null) {
            return Consequence.NONE;
        }
        return switch (known.remedy()) {
            case OPT_OUT -> Consequence.OPTED_OUT;
            case MARK_ADDRESS -> Consequence.BAD_ADDRESS;
            case PAUSE_AND_RETRY, GIVE_UP, ASK_THE_CARRIER -> Consequence.NONE;
        };
    }

    /** The reason that is kept with a message for an error code. */
    public static String reason(int code) {
        return "TWILIO_" + code;
    }

    private static Remedy remedyOf(int httpStatus) {
        boolean refused = httpStatus >= 400 && httpStatus < 500;
        return BY_STATUS.getOrDefault(httpStatus, refused ? GIVE_UP : ASK_THE_CARRIER);
    }

    private static CarrierError error(int code, String meaning, Remedy remedy) {
        return new CarrierError(code, meaning, remedy);
    }
}
