package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one client address may guess: passwords, tokens, links. A call of the carrier with a signature is never refused here, right
 * or wrong (DESIGN, "Traps already found"): only its body tells which, and reading that is what a limit would save. One without a
 * signature is refused unread in any case.
 */
@Singleton
class RequestLimits {

    /** Ahead of all that looks at a request. */
    private static final int FIRST = 2000;

    private static final String LINKS = "/(m|confirm|unsubscribe|calendar)/.*";
    private static final String FORM = "/j_security_check";
    private static final String WEBHOOKS = "/webhooks/.*";
    private static final String SIGNATURE = "X-Twilio-Signature";

    private final Refusals refusals;
    private final List<Limit> limits;

    /**
     * @param covers the requests that are refused once the allowance is spent
     * @param counts of their answers, those that take from it
     */
    private record Limit(Predicate<RoutingContext> covers, Predicate<HttpServerResponse> counts, Allowance allowance) {}

    RequestLimits(
            Refusals refusals,
            @ConfigProperty(name = "quarkus.http.auth.form.error-page") String refusedHere,
            @ConfigProperty(name = "hearthline.limits.refused-sign-ins") int refusedSignIns,
            @ConfigProperty(name = "hearthline.limits.dead-links") int deadLinks,
            @ConfigProperty(name = "hearthline.limits.links") int links,
            @ConfigProperty(name = "hearthline.limits.unsigned-calls") int unsignedCalls) {
        this.refusals = refusals;
        this.limits = List.of(
                new Limit(
                        RequestLimits::bringsCredentials,
                        answer -> answer.getStatusCode() == 401 || leadsTo(answer, refusedHere),
                        allowance(refusedSignIns)),
                new Limit(path(LINKS), answer -> answer.getStatusCode() == 404, allowance(deadLinks)),
                new Limit(path(LINKS), answer -> true, allowance(links)),
                new Limit(
                        path(WEBHOOKS).and(exchange -> exchange.request().getHeader(SIGNATURE) == null),
                        answer -> answer.getStatusCode() == 403,
                        allowance(unsignedCalls)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, FIRST);
    }

    private void limit(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String client = client(request.remoteAddress().hostAddress());
        List<Limit> covering =
                limits.stream().filter(limit -> limit.covers().test(exchange)).toList();
        Duration wait = covering.stream()
                .map(limit -> limit.allowance().waitOf(client))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            refusals.answer(
                    request, Problem.of(429, "Too many requests", "Too many of these came from your address: wait."));
            return;
        }
        if (!covering.isEmpty()) {
            exchange.addHeadersEndHandler(sent -> covering.stream()
                    .filter(limit -> limit.counts().test(request.response()))
                    .forEach(limit -> limit.allowance().count(client)));
        }
        exchange.next();
    }

    /** Of the longer kind of address, the half that names a network: the other half is its owner's choice. */
    static String client(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", List.of(groups).subList(0, 4)) : address;
    }

    private static boolean bringsCredentials(RoutingContext exchange) {
        return exchange.request().getHeader(HttpHeaders.AUTHORIZATION) != null
                || exchange.request().method() == HttpMethod.POST && path(FORM).test(exchange);
    }

    private static boolean leadsTo(HttpServerResponse answer, String path) {
        String location = answer.headers().get(HttpHeaders.LOCATION);
        return location != null && location.endsWith(path);
    }

    private static Predicate<RoutingContext> path(String pattern) {
        return exchange -> exchange.normalizedPath().matches(pattern);
    }

    private static Allowance allowance(int most) {
        return new Allowance(most, System::nanoTime);
    }
}
