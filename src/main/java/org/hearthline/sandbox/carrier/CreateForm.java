package org.hearthline.sandbox.carrier;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a create asks for, as it was sent: anything may be missing or malformed. */
record CreateForm(
        @Nullable String to,
        @Nullable String body,
        @Nullable String from,
        @Nullable String messagingServiceSid,
        @Nullable String statusCallback,
        @Nullable String validityPeriod) {

    /** The parameter of a StatusCallback under which the service sends the id of its attempt. */
    static final String ATTEMPT = "attempt";

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,4}");
    private static final int LONGEST_BODY = 1600;
    private static final int LONGEST_VALIDITY_SECONDS = 36_000;

    static CreateForm of(MultiMap form) {
        return new CreateForm(
                form.get("To"),
                form.get("Body"),
                form.get("From"),
                form.get("MessagingServiceSid"),
                form.get("StatusCallback"),
                form.get("ValidityPeriod"));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The first thing that is wrong with it. */
    Optional<CarrierError> error() {
        if ((to == null || to.isEmpty())) {
            return Optional.of(CarrierError.TO_REQUIRED);
        }
        if (!isNumber(to)) {
            return Optional.of(CarrierError.INVALID_TO);
        }
        if ((body == null || body.isEmpty())) {
            return Optional.of(CarrierError.BODY_REQUIRED);
        }
        if (body.length() > LONGEST_BODY) {
            return Optional.of(CarrierError.BODY_TOO_LONG);
        }
        if ((from == null || from.isEmpty()) && (messagingServiceSid == null || messagingServiceSid.isEmpty())) {
            return Optional.of(CarrierError.SENDER_REQUIRED);
        }
        if (statusCallback != null && !isHttp(statusCallback)) {
            return Optional.of(CarrierError.INVALID_STATUS_CALLBACK);
        }
        return isServiceWrong() || isValidityWrong() ? Optional.of(CarrierError.INVALID_PARAMETER) : Optional.empty();
    }

    @Nullable
    String attempt() {
        return statusCallback == null
                ? null
                : new QueryStringDecoder(statusCallback)
                        .parameters().getOrDefault(ATTEMPT, List.of()).stream()
                                .findFirst()
                                .orElse(null);
    }

    private boolean isServiceWrong() {
        return messagingServiceSid != null
                && !SERVICE.matcher(messagingServiceSid).matches();
    }

    private boolean isValidityWrong() {
        return validityPeriod != null
                && !(SECONDS.matcher(validityPeriod).matches()
                        && Integer.parseInt(validityPeriod) <= LONGEST_VALIDITY_SECONDS);
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
