package org.hearthline.message;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.hearthline.message.Pauses.Pause;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;

/** What operators hold back. */
@Path("/api/v1/pauses")
@RolesAllowed(Role.ADMIN_NAME)
class PauseResource {

    private final SecurityIdentity identity;
    private final Pauses pauses;

    PauseResource(SecurityIdentity identity, Pauses pauses) {
        this.identity = identity;
        this.pauses = pauses;
    }

    @GET
    public Uni<List<Pause>> pauses() {
        return pauses.all();
    }

    @PUT
    @Path("/{scope}")
    public Uni<List<Pause>> pause(String scope, Pauses.Pausing pausing) {
        return pauses.pause(Viewer.of(identity), scope, pausing);
    }

    @DELETE
    @Path("/{scope}")
    public Uni<List<Pause>> resume(String scope) {
        return pauses.resume(Viewer.of(identity), scope);
    }
}
