package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses, before any resource is asked, what none could answer: a document that is too large, an address that is no text,
 * a request that does not come to its end.
 */
@Singleton
class RequestBounds {

    /** Ahead of the limit that the framework sets, which answers without a problem document. */
    private static final int FIRST = 1000;

    /** NUL, which PostgreSQL takes in no text, and escapes that are none. */
    private static final Pattern NO_TEXT = Pattern.compile("%00|%(?![0-9A-Fa-f]{2})");

    /** The one address that takes files. */
    private static final String IMPORTS = "/api/v1/imports";

    private static final int LARGEST = 2 * 1024 * 1024;

    private final Refusals refusals;
    private final Duration receiveWithin;

    RequestBounds(
            Refusals refusals, @ConfigProperty(name = "hearthline.limits.receive-within") Duration receiveWithin) {
        this.refusals = refusals;
        this.receiveWithin = receiveWithin;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.isEnded() && !request.path().equals(IMPORTS)) {
            limitTime(exchange);
        }
        if (NO_TEXT.matcher(request.uri()).find()) {
            refusals.answer(request, Problem.unreadable("The address holds an escape that stands for no character."));
        } else if (isDocument(request) && Refusals.declaredLength(request) > DocumentReader.LIMIT) {
            refusals.answer(request, Problem.tooLarge(DocumentReader.LIMIT));
        } else if (!request.path().equals(IMPORTS) && Refusals.declaredLength(request) > LARGEST) {
            refusals.answer(request, Problem.tooLarge(LARGEST));
        } else {
            exchange.next();
        }
    }

    /** Who lets us wait is not answered: a resource may be reading still. */
    private void limitTime(RoutingContext exchange) {
        long timer = exchange.vertx().setTimer(receiveWithin.toMillis(), late -> {
            if (!exchange.request().isEnded()) {
                exchange.request().connection().close();
            }
        });
        exchange.addEndHandler(ended -> exchange.vertx().cancelTimer(timer));
    }

    private static boolean isDocument(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_JSON);
    }
}
