package org.hearthline.meeting;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.hearthline.meeting.MeetingViews.Seen;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Meetings with parents and kin, to those who see their case. */
@Path("/api/v1/meetings")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class MeetingResource {

    private final SecurityIdentity identity;
    private final ProposeMeeting propose;
    private final ChangeMeeting change;
    private final MeetingViews views;

    MeetingResource(SecurityIdentity identity, ProposeMeeting propose, ChangeMeeting change, MeetingViews views) {
        this.identity = identity;
        this.propose = propose;
        this.change = change;
        this.views = views;
    }

    @POST
    public Uni<RestResponse<MeetingDocument>> propose(ProposalDocument proposal) {
        return propose.propose(Viewer.of(identity), proposal).map(seen -> answer(Status.CREATED, seen));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<MeetingDocument>> find(String id) {
        return views.find(Viewer.of(identity), id).map(seen -> answer(Status.OK, seen));
    }

    /** Those of one case, the oldest first. */
    @GET
    public Uni<Page<MeetingDocument>> ofCase(@QueryParam("caseId") @Nullable String caseId) {
        if (caseId == null) {
            throw Problem.invalid("caseId", "must name a case");
        }
        return views.ofCase(Viewer.of(identity), caseId).map(Page::whole);
    }

    /** Offers other times, fixes one, cancels, or says whether it took place. */
    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<MeetingDocument>> change(
            String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, MeetingChange said) {
        return change.change(Viewer.of(identity), id, Version.expected(ifMatch), said)
                .map(seen -> answer(Status.OK, seen));
    }

    private static RestResponse<MeetingDocument> answer(Status status, Seen seen) {
        return RestResponse.ResponseBuilder.create(status, seen.document())
                .tag(seen.version().tag())
                .build();
    }
}
