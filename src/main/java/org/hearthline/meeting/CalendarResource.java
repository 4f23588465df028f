package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.hearthline.platform.Problem;
import org.hearthline.platform.ServiceClock;
import org.jboss.resteasy.reactive.RestResponse;

/** A worker's calendar to subscribe to: calendar programs bring no login, so the address itself is the secret. */
@Path("/calendar")
class CalendarResource {

    private final CalendarFeeds feeds;
    private final ServiceClock clock;

    CalendarResource(CalendarFeeds feeds, ServiceClock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @GET
    @Path("/{token}.ics")
    @Produces("text/calendar;charset=UTF-8")
    @PermitAll
    public Uni<RestResponse<String>> read(String token) {
        return feeds.read(token, clock.instant())
                .map(found -> found.orElseThrow(() -> Problem.notFound("calendar")))
                .map(calendar -> RestResponse.ResponseBuilder.ok(calendar)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
