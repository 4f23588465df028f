package org.hearthline.meeting;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.hearthline.platform.PublicUrl;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Gives a worker's calendar an address; the one before ends. */
@Path("/api/v1")
class CalendarAddressResource {

    private final SecurityIdentity identity;
    private final CalendarFeeds feeds;
    private final ServiceClock clock;
    private final PublicUrl publicUrl;

    CalendarAddressResource(SecurityIdentity identity, CalendarFeeds feeds, ServiceClock clock, PublicUrl publicUrl) {
        this.identity = identity;
        this.feeds = feeds;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** @param url is told this once: only its hash is kept */
    record Feed(String url) {}

    @POST
    @Path("/workers/{id}/calendar-token")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    @ResponseStatus(201)
    public Uni<Feed> renew(String id) {
        return feeds.renew(Viewer.of(identity), id, clock.instant())
                .map(token -> new Feed(publicUrl.at("/calendar/" + token + ".ics")));
    }
}
