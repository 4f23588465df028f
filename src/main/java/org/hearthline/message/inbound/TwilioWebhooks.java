package org.hearthline.message.inbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Wakeups;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's calls. Each is stored and acknowledged, and applied afterwards: a signed one is never refused for load, since the
 * carrier does not repeat a call that was answered.
 */
@Path("/webhooks/twilio")
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TwilioWebhooks {

    /** Tells the carrier to answer nothing: what is to be said goes through the outbox. */
    private static final String SAY_NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final SignedCalls calls;
    private final CarrierEvents events;
    private final ServiceClock clock;

    private final Wakeups wakeups;

    TwilioWebhooks(SignedCalls calls, CarrierEvents events, ServiceClock clock, Wakeups wakeups) {
        this.calls = calls;
        this.events = events;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** Somebody wrote to one of our numbers. */
    @POST
    @Path("/inbound")
    public Uni<RestResponse<String>> inbound(@Context HttpServerRequest request) {
        return calls.read(request)
                .chain(form -> events.storeText(form, clock.instant()))
                .invoke(wakeups::wake)
                .replaceWith(() -> RestResponse.ResponseBuilder.ok(SAY_NOTHING, MediaType.TEXT_XML_TYPE)
                        .build());
    }

    /** One of our messages came further. */
    @POST
    @Path("/status")
    public Uni<RestResponse<Void>> status(
            @Context HttpServerRequest request, @QueryParam("attempt") @Nullable String attempt) {
        return calls.read(request)
                .chain(form -> events.storeDelivery(form, attempt, clock.instant()))
                .invoke(wakeups::wake)
                .replaceWith(RestResponse::noContent);
    }
}
