package org.hearthline.sandbox.carrier;

import io.vertx.core.json.JsonObject;

/** What the carrier refuses, with Twilio's code and the HTTP status that it comes with. */
enum CarrierError {
    NOT_AUTHENTICATED(20003, 401, "Authenticate"),
    INVALID_PARAMETER(20001, 400, "A parameter is not valid."),
    NOT_COMPLETE(20009, 409, "The message cannot be changed before it is complete."),
    NOT_FOUND(20404, 404, "The requested resource was not found."),
    METHOD_NOT_ALLOWED(20004, 405, "The resource does not take this method."),
    TOO_MANY_REQUESTS(20429, 429, "Too Many Requests"),
    SERVER_ERROR(20500, 500, "Internal Server Error"),
    UNAVAILABLE(20503, 503, "Service Unavailable"),
    INVALID_TO(21211, 400, "The 'To' number is not a valid phone number."),
    NO_PERMISSION_FOR_REGION(
            21408, 400, "Permission to send an SMS has not been enabled for the region of the 'To' number."),
    BODY_REQUIRED(21602, 400, "Message body is required."),
    SENDER_REQUIRED(21603, 400, "A 'From' phone number or a 'MessagingServiceSid' is required."),
    TO_REQUIRED(21604, 400, "A 'To' phone number is required."),
    INVALID_STATUS_CALLBACK(21609, 400, "The 'StatusCallback' URL is not a valid URL."),
    OPTED_OUT(21610, 400, "Attempt to send to unsubscribed recipient"),
    UNREACHABLE_BY_SENDER(21612, 400, "The 'To' phone number is not currently reachable by the sender."),
    NOT_MOBILE(21614, 400, "The 'To' number is not a valid mobile number."),
    BODY_TOO_LONG(21617, 400, "The concatenated message body exceeds the 1600 character limit."),
    DAILY_LIMIT(63038, 429, "Account exceeded the daily messages limit");

    final int code;
    final int status;
    private final String message;

    CarrierError(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }
}
