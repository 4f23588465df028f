package org.hearthline.message;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hearthline.message.channel.sms.CarrierErrors;

/** A reason as a label: a carrier may invent codes without end, a metric may not have values without end. */
public final class CarrierCode {

    static final String OTHER = "other";

    private static final Pattern OURS = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern OF_PROTOCOL = Pattern.compile("(SMTP_[2-5]\\d\\d|CARRIER_[1-5]\\d\\d)(_.*)?");
    private static final Set<String> KNOWN = CarrierErrors.all().stream()
            .map(error -> CarrierErrors.reason(error.code()))
            .collect(Collectors.toUnmodifiableSet());

    private CarrierCode() {}

    /** One of ours, a code that is known, a protocol's code without its details, or {@code other}. */
    public static String bounded(String reason) {
        Matcher protocol = OF_PROTOCOL.matcher(reason);
        if (protocol.matches()) {
            return protocol.group(1);
        }
        boolean ofCarrier = reason.startsWith("TWILIO_");
        return KNOWN.contains(reason) || !ofCarrier && OURS.matcher(reason).matches() ? reason : OTHER;
    }
}
