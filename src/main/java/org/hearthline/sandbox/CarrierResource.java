package org.hearthline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/carrier}: makes the carrier fail. */
@Path("/sandbox/carrier")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CarrierResource {

    private final CarrierControl carrier;

    CarrierResource(CarrierControl carrier) {
        this.carrier = carrier;
    }

    /**
     * {@code {"fault": "429"}} lasts until {@code {"fault": "NONE"}}. Beside it may stand {@code latencyMillis}, {@code mix} (chances of
     * faults) with its {@code seed}, and {@code callbacks}; what is left out is as at the start.
     */
    @POST
    public Uni<Response> behave(@Nullable JsonNode body) {
        return carrier.post("/carrier", body);
    }
}
