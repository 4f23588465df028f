package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what another site's page sends in the name of its reader. Browsers say where a request comes from; mail programs, the carrier
 * and the case system say nothing, and send no cookies either.
 */
@Singleton
public class OwnPages {

    /** Behind the limits, ahead of all else. */
    private static final int PRIORITY = 1500;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    /** Parents' pages ask for themselves: they answer with a page, and let a mail program's one click pass. */
    private static final Pattern ASKING_THEMSELVES = Pattern.compile("/(m|confirm|unsubscribe)/.*");

    private final Refusals refusals;
    private final String publicOrigin;

    OwnPages(Refusals refusals, @ConfigProperty(name = "hearthline.public-url") String publicUrl) {
        this.refusals = refusals;
        this.publicOrigin = origin(URI.create(publicUrl));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (SAFE.contains(request.method())
                || ASKING_THEMSELVES.matcher(exchange.normalizedPath()).matches()
                || sent(request)) {
            exchange.next();
        } else {
            refusals.answer(
                    request, Problem.of(403, "Not allowed", "Another site may not send anything in your name."));
        }
    }

    /** Whether one of our pages sent this request, or no page at all. */
    public boolean sent(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null
                ? OUR_OWN.contains(site)
                : origin == null || origin.equalsIgnoreCase(publicOrigin) || isOf(origin, request);
    }

    private static boolean isOf(String origin, HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null
                && (origin.equalsIgnoreCase("https://" + host) || origin.equalsIgnoreCase("http://" + host));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
