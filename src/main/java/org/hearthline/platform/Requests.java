package org.hearthline.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, times it and traces it, by the template of its address: addresses themselves hold links' tokens and phone
 * numbers, so that nothing of one is ever a label, an attribute or logged.
 */
@Singleton
class Requests {

    static final String REQUEST_ID = "X-Request-ID";

    private static final Logger LOG = Logger.getLogger(Requests.class);

    /** Around all that answers. */
    private static final int OUTERMOST = 3001;

    /** Under which the framework keeps, in the request's context, the template of the resource that was found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern OF_CASE =
            Pattern.compile("/(?:api/v1/)?cases/([A-Za-z0-9][A-Za-z0-9._~-]{0,63})(?:/.*)?");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Duration[] BOUNDS = Stream.of(25, 100, 250, 500, 1000, 2500, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Traces traces;

    Requests(MeterRegistry registry, Traces traces) {
        this.registry = registry;
        this.traces = traces;
    }

    void register(@Observes Filters filters) {
        filters.register(this::follow, OUTERMOST);
    }

    /** The span stays current on the request's own context until its answer has gone. */
    @SuppressWarnings("MustBeClosed")
    private void follow(RoutingContext exchange) {
        long begun = System.nanoTime();
        Context context = Vertx.currentContext();
        String method = method(exchange);
        String id = Optional.ofNullable(exchange.request().getHeader(REQUEST_ID))
                .filter(SANE.asMatchPredicate())
                .orElseGet(() -> UUID.randomUUID().toString());
        Span span = traces.ofRequest(method, exchange.request().headers()).setAttribute("hearthline.request.id", id);
        Scope current = span.makeCurrent();
        MDC.put("requestId", id);
        Matcher ofCase = OF_CASE.matcher(exchange.normalizedPath());
        if (ofCase.matches()) {
            MDC.put("caseId", ofCase.group(1));
            span.setAttribute("hearthline.case.id", ofCase.group(1));
        }
        exchange.response().putHeader(REQUEST_ID, id);
        exchange.addEndHandler(ended -> {
            String template = template(context);
            int status = exchange.response().getStatusCode();
            time(method, template, status, Duration.ofNanos(System.nanoTime() - begun));
            LOG.debugf("%s %s was answered %d", method, template, status);
            current.close();
            end(span, method, template, status);
        });
        exchange.next();
    }

    private void time(String method, String template, int status, Duration took) {
        Timer.builder("http.server.requests")
                .description("Requests, by the template of their address")
                .tag("method", method)
                .tag("uri", template)
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }

    private static void end(Span span, String method, String template, int status) {
        span.updateName(method + " " + template)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", template)
                .setAttribute("http.response.status_code", status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String method(RoutingContext exchange) {
        String name = exchange.request().method().name();
        return METHODS.contains(name) ? name : "other";
    }

    /** One word for files, the framework's own addresses, and those that lead nowhere. */
    private static String template(Context context) {
        @Nullable String template = context.getLocal(TEMPLATE);
        return template == null ? "other" : template;
    }
}
