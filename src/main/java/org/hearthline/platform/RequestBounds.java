package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;

/**
 * Refuses, before any resource is asked, what none could answer: a document that is too large, an address that is no text.
 */
@Singleton
class RequestBounds {

    /** Ahead of the limit that the framework sets, which answers without a problem document. */
    private static final int FIRST = 1000;

    /** NUL, which PostgreSQL takes in no text, and escapes that are none. */
    private static final Pattern NO_TEXT = Pattern.compile("%00|%(?![0-9A-Fa-f]{2})");

    /** A type without a name, which the framework stumbles over. */
    private static final Pattern NO_TYPE = Pattern.compile("(^|,)\\s*;");

    /** What the framework would read by itself, past the checks of documents. */
    private static final Pattern OTHER_JSON = Pattern.compile("(?i)\\s*application/(x-ndjson|[^;]*\\+json).*");

    /** Where the framework reads a form by itself, and takes anything else for a fault of its own. */
    private static final String SIGN_IN = "/j_security_check";

    private static final Pattern FORM =
            Pattern.compile("(?i)(application/x-www-form-urlencoded|multipart/form-data)([;\\s].*)?");

    /** The one address that takes files. */
    private static final String IMPORTS = "/api/v1/imports";

    private static final int LARGEST = 2 * 1024 * 1024;

    private final Refusals refusals;

    RequestBounds(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (NO_TEXT.matcher(request.uri()).find()) {
            refusals.answer(request, Problem.unreadable("The address holds an escape that stands for no character."));
        } else if (NO_TYPE.matcher(header(request, HttpHeaders.ACCEPT)).find()) {
            refusals.answer(request, Problem.unreadable("The header Accept names no type."));
        } else if (!request.path().equals(IMPORTS)
                && OTHER_JSON.matcher(header(request, HttpHeaders.CONTENT_TYPE)).matches()) {
            refusals.answer(
                    request, Problem.of(415, "Unsupported Media Type", "A document must be sent as application/json."));
        } else if (request.path().equals(SIGN_IN)
                && !FORM.matcher(header(request, HttpHeaders.CONTENT_TYPE)).matches()) {
            refusals.answer(
                    request,
                    Problem.of(
                            415,
                            "Unsupported Media Type",
                            "A form must be sent as application/x-www-form-urlencoded."));
        } else if (isDocument(request) && Refusals.declaredLength(request) > DocumentReader.LIMIT) {
            refusals.answer(request, Problem.tooLarge(DocumentReader.LIMIT));
        } else if (!request.path().equals(IMPORTS) && Refusals.declaredLength(request) > LARGEST) {
            refusals.answer(request, Problem.tooLarge(LARGEST));
        } else {
            exchange.next();
        }
    }

    private static String header(HttpServerRequest request, CharSequence name) {
        return String.join(",", request.headers().getAll(name));
    }

    private static boolean isDocument(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_JSON);
    }
}
