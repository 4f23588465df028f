package org.hearthline.sandbox.carrier;

import java.util.Map;
import java.util.Optional;

/** Numbers to which a message always ends the same way; those up to {@code +15005550009} are Twilio's own for tests. */
final class MagicNumbers {

    private static final Map<String, Fault> TABLE = Map.ofEntries(
            refused("+15005550001", CarrierError.INVALID_TO),
            refused("+15005550002", CarrierError.UNREACHABLE_BY_SENDER),
            refused("+15005550003", CarrierError.NO_PERMISSION_FOR_REGION),
            refused("+15005550004", CarrierError.OPTED_OUT),
            refused("+15005550009", CarrierError.NOT_MOBILE),
            refused("+15005550010", CarrierError.TOO_MANY_REQUESTS),
            refused("+15005550011", CarrierError.SERVER_ERROR),
            refused("+15005550012", CarrierError.UNAVAILABLE),
            refused("+15005550013", CarrierError.DAILY_LIMIT),
            // The queue was full.
            Map.entry("+15005550021", Fault.ending(Status.FAILED, 30001)),
            // The phone is off, blocked by its network, unknown, a landline; the text was filtered; nobody says why.
            Map.entry("+15005550023", Fault.ending(Status.UNDELIVERED, 30003)),
            Map.entry("+15005550024", Fault.ending(Status.UNDELIVERED, 30004)),
            Map.entry("+15005550025", Fault.ending(Status.UNDELIVERED, 30005)),
            Map.entry("+15005550026", Fault.ending(Status.UNDELIVERED, 30006)),
            Map.entry("+15005550027", Fault.ending(Status.UNDELIVERED, 30007)),
            Map.entry("+15005550028", Fault.ending(Status.UNDELIVERED, 30008)),
            Map.entry("+15005550031", Fault.taken("ACCEPT_THEN_TIMEOUT", Fault.Answer.NONE)),
            Map.entry("+15005550032", Fault.taken("ACCEPT_THEN_RESET", Fault.Answer.RESET)));

    private MagicNumbers() {}

    static Optional<Fault> of(String number) {
        return Optional.ofNullable(TABLE.get(number));
    }

    private static Map.Entry<String, Fault> refused(String number, CarrierError error) {
        return Map.entry(number, Fault.refused(error.name(), error));
    }
}
