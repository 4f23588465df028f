package org.hearthline.reminder;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.hearthline.casework.Cause;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.platform.Page;
import org.hearthline.platform.Parameters;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Why something is owed or not, and what was decided of it over time. */
@Path("/api/v1")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class DecisionResource {

    private final SecurityIdentity identity;
    private final DecisionReader decisions;

    DecisionResource(SecurityIdentity identity, DecisionReader decisions) {
        this.identity = identity;
        this.decisions = decisions;
    }

    /**
     * One decision of the case's history.
     *
     * @param was where the requirement stood before; null when this decision made it
     * @param status where it has stood since: a requirement's status, or {@code WITHDRAWN} when the facts no longer asked for it at all
     * @param because the cause in words
     * @param requirement the requirement as decided; reminders are not part of it
     */
    record HistoryItem(
            Instant at,
            @Nullable String was,
            String status,
            String because,
            Cause cause,
            ExplainedRequirement requirement) {}

    @GET
    @Path("/cases/{id}/participants/{participantId}/decision")
    public Uni<DutyAnswer> decision(String id, String participantId, @QueryParam("on") @Nullable String on) {
        return decisions.duty(Viewer.of(identity), id, participantId, Parameters.date("on", on));
    }

    @GET
    @Path("/cases/{id}/history")
    public Uni<Page<HistoryItem>> history(
            String id, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return decisions.history(Viewer.of(identity), id, Page.Request.of(after, limit));
    }
}
