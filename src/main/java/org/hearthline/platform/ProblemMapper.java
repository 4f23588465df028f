package org.hearthline.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into {@code application/problem+json}. A fault of ours answers an incident id that stands in the log. */
class ProblemMapper {

    static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ProblemDocument(String type, String title, int status, String detail, List<Problem.FieldError> errors) {}

    @ServerExceptionMapper
    Response refused(Problem problem) {
        return response(problem).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn(SecurityException ignored) {
        return response(Problem.of(401, "Not signed in", "Sign in to use this address."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Hearthline\"")
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
