package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer tells browsers, errors and files as well. Whoever answers may have set a header already: then that one stands. */
@Singleton
class AnswerHeaders {

    /** Around all that answers. */
    private static final int OUTERMOST = 3000;

    private static final String POLICY_HEADER = "Content-Security-Policy";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; ";

    /** The sandbox shows the service's pages within its own, and the framework's own pages there need more. */
    private static final String FRAMEWORK = "/q/";

    private final boolean sandbox;
    private final Map<String, String> headers = new LinkedHashMap<>();

    AnswerHeaders(
            @ConfigProperty(name = "hearthline.sandbox") boolean sandbox,
            @ConfigProperty(name = "hearthline.public-url") String publicUrl) {
        this.sandbox = sandbox;
        headers.put(
                POLICY_HEADER,
                POLICY + (sandbox ? "frame-src 'self'; frame-ancestors 'self'" : "frame-ancestors 'none'"));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        // Files say how long they may be kept; whatever else is answered may hold personal data.
        headers.put("Cache-Control", "no-store");
        if (publicUrl.startsWith("https:")) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, OUTERMOST);
    }

    private void add(RoutingContext exchange) {
        exchange.addHeadersEndHandler(sent -> complete(
                exchange.response().headers(),
                sandbox && exchange.normalizedPath().startsWith(FRAMEWORK)));
        exchange.next();
    }

    void complete(MultiMap answer, boolean isFramework) {
        headers.forEach((name, value) -> {
            if (!answer.contains(name) && !(isFramework && name.equals(POLICY_HEADER))) {
                answer.set(name, value);
            }
        });
    }
}
