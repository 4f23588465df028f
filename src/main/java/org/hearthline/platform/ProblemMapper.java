package org.hearthline.platform;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into {@code application/problem+json}. A fault of ours answers an incident id that stands in the log. */
class ProblemMapper {

    static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final String scheme;

    ProblemMapper(@ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean issuer) {
        this.scheme = (issuer ? "Bearer" : "Basic") + " realm=\"Hearthline\"";
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ProblemDocument(String type, String title, int status, String detail, List<Problem.FieldError> errors) {}

    @ServerExceptionMapper
    Response refused(Problem problem) {
        return response(problem).build();
    }

    @ServerExceptionMapper
    Response notSignedIn(UnauthorizedException ignored) {
        return toldToSignIn();
    }

    /** What a page's reader brought along no longer counts, or never did: they are led to where they sign in. */
    @ServerExceptionMapper
    Uni<Response> notBelieved(AuthenticationFailedException ignored, RoutingContext exchange) {
        HttpAuthenticator authenticator = exchange.get(HttpAuthenticator.class.getName());
        return isProgram(exchange) || authenticator == null
                ? Uni.createFrom().item(this::toldToSignIn)
                : authenticator.getChallenge(exchange).map(challenge -> {
                    Response.ResponseBuilder answer = Response.status(challenge.status);
                    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
                    return answer.build();
                });
    }

    /** Whom the issuer sent back without its word is not sent there again: that could go on for ever. */
    @ServerExceptionMapper
    Response notVouchedFor(AuthenticationCompletionException refusal, RoutingContext exchange) {
        return refusal.getCause() instanceof IssuedIdentity.SessionOver && !isProgram(exchange)
                ? Response.status(303).header(HttpHeaders.LOCATION, "/").build()
                : response(Problem.of(
                                401, "Not signed in", "Signing in did not succeed. Open the first page to try again."))
                        .build();
    }

    private static boolean isProgram(RoutingContext exchange) {
        return exchange.normalizedPath().startsWith("/api/")
                || exchange.request().getHeader(AUTHORIZATION) != null;
    }

    private Response toldToSignIn() {
        return response(Problem.of(401, "Not signed in", "Sign in to use this address."))
                .header(HttpHeaders.WWW_AUTHENTICATE, scheme)
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException ignored) {
        return response(Problem.of(403, "Not allowed", "Your role may not use this address."))
                .build();
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException refusal) {
        Response.StatusType status = refusal.getResponse().getStatusInfo();
        Response.ResponseBuilder answer = response(Problem.of(status.getStatusCode(), status.getReasonPhrase(), null));
        refusal.getResponse().getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        UUID incident = UUID.randomUUID();
        LOG.errorf("Incident %s: %s", incident, Faults.describe(failure));
        return response(Problem.of(500, "Internal error", "Something went wrong here. Incident " + incident + "."))
                .build();
    }

    static ProblemDocument document(Problem problem) {
        return new ProblemDocument(
                "about:blank",
                problem.title(),
                problem.status(),
                String.valueOf(problem.getMessage()),
                problem.errors());
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status())
                .type(MediaType.valueOf(PROBLEM_JSON))
                .entity(document(problem));
    }
}
