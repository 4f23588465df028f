package org.hearthline.platform;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Says so while nobody can sign in, since the issuer has not been reached yet. */
@Singleton
class IssuerAway {

    private final Refusals refusals;

    IssuerAway(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::tell);
    }

    private void tell(RoutingContext exchange) {
        boolean isAway = Stream.iterate(exchange.failure(), failure -> failure != null, Throwable::getCause)
                .anyMatch(OIDCException.class::isInstance);
        if (isAway) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, "30");
            refusals.answer(
                    exchange.request(),
                    Problem.of(
                            503,
                            "Signing in is not possible now",
                            "The service that signs people in cannot be reached. Try again in a minute."));
        } else {
            exchange.next();
        }
    }
}
