package org.hearthline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/clock}: the service's clock, to be set and moved on. */
@Path("/sandbox/clock")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ClockResource {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final SandboxClock clock;

    ClockResource(SandboxClock clock) {
        this.clock = clock;
    }

    /** What the clock says. */
    record Time(Instant now) {}

    /** What the clock says after it was moved on, and how many items of each queue were done on the way. */
    record Moved(Instant now, Map<String, Integer> counts) {}

    @GET
    public Uni<Time> time() {
        return Uni.createFrom().item(() -> new Time(clock.now()));
    }

    /** {@code {"now": instant}} makes the clock stand there; {@code {"now": null}} makes it follow the machine's. */
    @PUT
    public Uni<Response> set(@Nullable JsonNode body) {
        Optional<JsonNode> now = only("now", body);
        if (now.filter(JsonNode::isNull).isPresent()) {
            return clock.follow().map(done -> ok(new Time(clock.now())));
        }
        return now.flatMap(ClockResource::instant)
                .map(instant -> clock.standAt(instant).map(done -> ok(new Time(clock.now()))))
                .orElseGet(() -> refuse(
                        "now", "expected {\"now\": \"2026-11-01T13:00:00Z\"}, from the year 1970 to 2999, or null"));
    }

    /** {@code {"by": period}} moves the clock on. */
    @POST
    @Path("/advance")
    public Uni<Response> advance(@Nullable JsonNode body) {
        return only("by", body)
                .filter(JsonNode::isTextual)
                .flatMap(by -> ClockStep.parse(by.textValue()))
                .map(step -> clock.advance(step::after).map(counts -> ok(new Moved(clock.now(), counts))))
                .orElseGet(() -> refuse(
                        "by",
                        "expected {\"by\": \"P1D\"}, or another ISO 8601 period such as P1M, PT6M or"
                                + " P1DT2H, not backwards and not longer than ten years"));
    }

    private static Optional<JsonNode> only(String field, @Nullable JsonNode body) {
        return Optional.ofNullable(body)
                .filter(object -> object.isObject() && object.size() == 1)
                .map(object -> object.get(field));
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return Optional.of(value)
                    .filter(JsonNode::isTextual)
                    .map(text -> Instant.parse(text.textValue()))
                    .filter(instant -> !instant.isBefore(EARLIEST) && instant.isBefore(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Response ok(Object answer) {
        return Response.ok(answer).build();
    }

    private static Uni<Response> refuse(String field, String message) {
        Map<String, Object> problem = Map.of(
                "type",
                "about:blank",
                "title",
                "Bad Request",
                "status",
                400,
                "detail",
                field + ": " + message,
                "errors",
                List.of(Map.of("field", field, "message", message)));
        return Uni.createFrom()
                .item(Response.status(400)
                        .type("application/problem+json")
                        .entity(problem)
                        .build());
    }
}
