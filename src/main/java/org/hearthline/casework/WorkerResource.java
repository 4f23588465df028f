package org.hearthline.casework;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Workers and supervisors, as the case system knows them. */
@Path("/api/v1")
class WorkerResource {

    private final SecurityIdentity identity;
    private final Workers workers;
    private final KeepWorker keepWorker;

    WorkerResource(SecurityIdentity identity, Workers workers, KeepWorker keepWorker) {
        this.identity = identity;
        this.workers = workers;
        this.keepWorker = keepWorker;
    }

    @PUT
    @Path("/workers/{id}")
    @RolesAllowed(Role.SYSTEM_NAME)
    public Uni<RestResponse<WorkerDocument>> keep(
            String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, WorkerDocument document) {
        if (document.id() != null && !document.id().equals(id)) {
            throw Problem.invalid("id", "must be the id in the address");
        }
        return keepWorker
                .keep(Viewer.of(identity), document.withId(id), Version.expected(ifMatch))
                .map(WorkerResource::answer);
    }

    @GET
    @Path("/workers/{id}")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    public Uni<RestResponse<WorkerDocument>> find(String id) {
        return workers.find(Viewer.of(identity), id).map(WorkerResource::answer);
    }

    private static RestResponse<WorkerDocument> answer(Workers.Kept kept) {
        return RestResponse.ResponseBuilder.ok(kept.document())
                .tag(kept.version().tag())
                .build();
    }
}
