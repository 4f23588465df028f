package org.hearthline.record.efforts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.hearthline.platform.Page;
import org.hearthline.platform.Parameters;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.hearthline.record.efforts.WriteEfforts.Written;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The record of concerted efforts for the case system, and records that were signed off: as JSON, text or PDF. */
@Path("/api/v1/cases/{id}/concerted-efforts")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class EffortsResource {

    private final SecurityIdentity identity;
    private final WriteEfforts efforts;
    private final SignOffs signOffs;

    EffortsResource(SecurityIdentity identity, WriteEfforts efforts, SignOffs signOffs) {
        this.identity = identity;
        this.efforts = efforts;
        this.signOffs = signOffs;
    }

    /** Both days included; the current month in the case's zone where none is said. {@code format} wins over {@code Accept}. */
    @GET
    public Uni<RestResponse<byte[]>> record(
            String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        return efforts.now(
                        viewer(),
                        id,
                        Parameters.date("from", from),
                        Parameters.date("to", to),
                        Format.asked(format, headers.getAcceptableMediaTypes()))
                .map(EffortsResource::answer);
    }

    /** Freezes the record as it is now. */
    @POST
    @Path("/sign-offs")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME})
    @ResponseStatus(201)
    public Uni<SignOff> sign(String id, SignOffRequest request) {
        return signOffs.sign(viewer(), id, request);
    }

    @GET
    @Path("/sign-offs")
    public Uni<Page<SignOff>> signOffs(String id) {
        return signOffs.ofCase(viewer(), id).map(Page::whole);
    }

    /** The frozen document, its hash, and what has changed since. */
    @GET
    @Path("/sign-offs/{signOffId}")
    public Uni<RestResponse<byte[]>> signOff(
            String id, String signOffId, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        return efforts.signed(viewer(), id, signOffId, Format.asked(format, headers.getAcceptableMediaTypes()))
                .map(EffortsResource::answer);
    }

    private static RestResponse<byte[]> answer(Written written) {
        return RestResponse.ResponseBuilder.ok(written.bytes())
                .header(HttpHeaders.CONTENT_TYPE, written.format().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + written.name() + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private Viewer viewer() {
        return Viewer.of(identity);
    }
}
