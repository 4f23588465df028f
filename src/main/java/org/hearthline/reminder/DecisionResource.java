package org.hearthline.reminder;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hearthline.casework.Cause;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.platform.Page;
import org.hearthline.platform.Parameters;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.DutyKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.Reason;
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
     * The duty toward a participant on a day.
     *
     * @param policy the version in force that day
     * @param explanation the same in one plain sentence
     */
    record DutyAnswer(
            LocalDate on,
            DutyKind duty,
            String rule,
            @Nullable String citation,
            List<Mode> accepts,
            List<String> childIds,
            List<Reason> reasons,
            boolean needsReview,
            PolicyVersion policy,
            String explanation) {}

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
