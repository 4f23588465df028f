package org.hearthline.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/phones}: people's phones, with what they got and what they write. */
@Path("/sandbox/phones")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PhoneResource {

    private final CarrierControl carrier;

    PhoneResource(CarrierControl carrier) {
        this.carrier = carrier;
    }

    /** The numbers of all phones that got or wrote a text. */
    @GET
    public Uni<Response> phones() {
        return carrier.get("/phones");
    }

    /**
     * That phone's texts both ways, oldest first: {@code direction} is {@code TO_PHONE} or {@code FROM_PHONE}, {@code writtenBy} the
     * {@code SERVICE}, the {@code PERSON}, or the {@code CARRIER} itself.
     */
    @GET
    @Path("/{number}")
    public Uni<Response> texts(@RestPath String number) {
        return carrier.get(pathOf(number));
    }

    /** {@code {"body": "1"}}: the person texts back. Answers when the service has taken the text or has not. */
    @POST
    @Path("/{number}/replies")
    public Uni<Response> reply(@RestPath String number, @Nullable JsonNode body) {
        return carrier.post(pathOf(number) + "/replies", body);
    }

    private static String pathOf(String number) {
        return "/phones/" + URLEncoder.encode(number, UTF_8);
    }
}
