package org.hearthline.reminder;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.hearthline.platform.Page;
import org.hearthline.platform.Parameters;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Mode;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.jspecify.annotations.Nullable;

/** What is owed in a case, and what a worker has to do next. */
@Path("/api/v1")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class RequirementResource {

    private final SecurityIdentity identity;
    private final PlanReader plans;

    RequirementResource(SecurityIdentity identity, PlanReader plans) {
        this.identity = identity;
        this.plans = plans;
    }

    /** @param meetingId the first settled meeting since it opened that may become the contact; null where there is none */
    record DueItem(
            String caseId,
            String subject,
            @Nullable String subjectName,
            RequirementKind kind,
            LocalDate dueOn,
            long daysLeft,
            RequirementStatus status,
            List<Mode> accepts,
            @Nullable String meetingId) {}

    /** As kept; with {@code asOf}, as the facts known now would have it on that day. */
    @GET
    @Path("/cases/{id}/requirements")
    public Uni<Page<RequirementItem>> requirements(String id, @QueryParam("asOf") @Nullable String asOf) {
        Viewer viewer = Viewer.of(identity);
        @Nullable LocalDate day = Parameters.date("asOf", asOf);
        return (day == null ? plans.kept(viewer, id) : plans.asOf(viewer, id, day)).map(Page::whole);
    }

    /** What is still to be done, soonest first. */
    @GET
    @Path("/workers/{id}/due")
    public Uni<Page<DueItem>> due(
            String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return plans.due(
                Viewer.of(identity),
                id,
                Parameters.date("from", from),
                Parameters.date("to", to),
                Page.Request.of(after, limit));
    }
}
