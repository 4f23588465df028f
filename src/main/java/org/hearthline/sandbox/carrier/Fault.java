package org.hearthline.sandbox.carrier;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a create is treated out of the ordinary: refused, or taken and then not answered, or taken and not delivered.
 *
 * @param name as {@code POST /sandbox/carrier} names it
 * @param refusal why it is refused; null when it is taken
 * @param answer how a create that is taken is answered
 * @param ending where the message comes to its end
 * @param errorCode what went wrong with it on the way, in Twilio's code
 */
record Fault(
        String name,
        @Nullable CarrierError refusal,
        Answer answer,
        Status ending,
        @Nullable Integer errorCode) {

    /** What the client gets that asked for a message. */
    enum Answer {
        GIVEN,
        /** Nothing, until it gives up. */
        NONE,
        /** The connection is reset. */
        RESET
    }

    static final Fault NONE = taken("NONE", Answer.GIVEN);

    private static final Map<String, Fault> BY_NAME = Map.of(
            "NONE", NONE,
            "429", refused("429", CarrierError.TOO_MANY_REQUESTS),
            "500", refused("500", CarrierError.SERVER_ERROR),
            "503", refused("503", CarrierError.UNAVAILABLE),
            "OPTED_OUT:21610", refused("OPTED_OUT:21610", CarrierError.OPTED_OUT),
            "ACCEPT_THEN_TIMEOUT", taken("ACCEPT_THEN_TIMEOUT", Answer.NONE),
            "ACCEPT_THEN_RESET", taken("ACCEPT_THEN_RESET", Answer.RESET));
    private static final Pattern LOST = Pattern.compile("(UNDELIVERED|FAILED):([1-9]\\d{4})");

    /** Reads {@code 429}, {@code UNDELIVERED:30005} and their like; empty when there is no such fault. */
    static Optional<Fault> parse(String name) {
        Matcher lost = LOST.matcher(name);
        return lost.matches()
                ? Optional.of(ending(Status.valueOf(lost.group(1)), Integer.parseInt(lost.group(2))))
                : Optional.ofNullable(BY_NAME.get(name));
    }

    static Fault refused(String name, CarrierError refusal) {
        return new Fault(name, refusal, Answer.GIVEN, Status.FAILED, null);
    }

    static Fault taken(String name, Answer answer) {
        return new Fault(name, null, answer, Status.DELIVERED, null);
    }

    static Fault ending(Status ending, int errorCode) {
        return new Fault(ending + ":" + errorCode, null, Answer.GIVEN, ending, errorCode);
    }
}
