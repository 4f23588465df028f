package org.hearthline.consent;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;

/** Where a participant can be written to. */
@Path("/api/v1/cases/{id}/participants/{participantId}/addresses")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class AddressResource {

    private final SecurityIdentity identity;
    private final KeepAddresses keepAddresses;

    AddressResource(SecurityIdentity identity, KeepAddresses keepAddresses) {
        this.identity = identity;
        this.keepAddresses = keepAddresses;
    }

    /** What the new list cancelled, and which messages to what is unsafe or gone may be on their way already. */
    record Answer(List<AddressDocument> addresses, int cancelled, List<UUID> unsettled) {}

    @GET
    public Uni<AddressDocument.Listed> listed(String id, String participantId) {
        return keepAddresses.listed(Viewer.of(identity), id, participantId).map(AddressDocument.Listed::new);
    }

    @PUT
    public Uni<Answer> keep(String id, String participantId, AddressDocument.Listed addresses) {
        Viewer viewer = Viewer.of(identity);
        return keepAddresses
                .keep(viewer, id, participantId, addresses.addresses())
                .chain(cancelled -> keepAddresses
                        .listed(viewer, id, participantId)
                        .map(listed -> new Answer(listed, cancelled.cancelled(), cancelled.unsettled())));
    }
}
