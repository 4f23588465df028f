package org.hearthline.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times every request by the template of its address: addresses themselves hold links' tokens and phone numbers, so that nothing of
 * one is ever a label.
 */
@Singleton
class Requests {

    /** Around all that answers. */
    private static final int OUTERMOST = 3001;

    /** Under which the framework keeps, in the request's context, the template of the resource that was found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Duration[] BOUNDS = Stream.of(25, 100, 250, 500, 1000, 2500, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    Requests(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes Filters filters) {
        filters.register(this::follow, OUTERMOST);
    }

    private void follow(RoutingContext exchange) {
        long begun = System.nanoTime();
        Context context = Vertx.currentContext();
        exchange.addEndHandler(ended -> time(exchange, template(context), Duration.ofNanos(System.nanoTime() - begun)));
        exchange.next();
    }

    private void time(RoutingContext exchange, String template, Duration took) {
        String method = exchange.request().method().name();
        Timer.builder("http.server.requests")
                .description("Requests, by the template of their address")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("uri", template)
                .tag("status", String.valueOf(exchange.response().getStatusCode()))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }

    /** One word for files, the framework's own addresses, and those that lead nowhere. */
    private static String template(Context context) {
        @Nullable String template = context.getLocal(TEMPLATE);
        return template == null ? "other" : template;
    }
}
