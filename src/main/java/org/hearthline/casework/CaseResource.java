package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cases, and what is recorded of them. */
@Path("/api/v1")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class CaseResource {

    private final SecurityIdentity identity;
    private final Transactions transactions;
    private final Cases cases;
    private final KeepCase keepCase;
    private final CourtOrders courtOrders;
    private final ContactLog contacts;
    private final SearchLog searches;

    CaseResource(
            SecurityIdentity identity,
            Transactions transactions,
            Cases cases,
            KeepCase keepCase,
            CourtOrders courtOrders,
            ContactLog contacts,
            SearchLog searches) {
        this.identity = identity;
        this.transactions = transactions;
        this.cases = cases;
        this.keepCase = keepCase;
        this.courtOrders = courtOrders;
        this.contacts = contacts;
        this.searches = searches;
    }

    /** What new facts cancelled, and which messages they forbid may be on their way already. */
    record CaseAnswer(String id, int cancelled, List<UUID> unsettled) {}

    record CourtOrderAnswer(@JsonUnwrapped CourtOrderDocument order, int cancelled, List<UUID> unsettled) {

        static CourtOrderAnswer of(CourtOrders.Recorded recorded) {
            Cancelled cancelled = recorded.cancelled();
            return new CourtOrderAnswer(recorded.order(), cancelled.cancelled(), cancelled.unsettled());
        }
    }

    @PUT
    @Path("/cases/{id}")
    public Uni<RestResponse<CaseAnswer>> keep(
            String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, CaseDocument document) {
        if (!id.equals(document.id())) {
            throw Problem.invalid("id", "must be the id in the address");
        }
        return keepCase.keep(viewer(), document, Version.expected(ifMatch))
                .map(kept -> RestResponse.ResponseBuilder.ok(new CaseAnswer(
                                id,
                                kept.cancelled().cancelled(),
                                kept.cancelled().unsettled()))
                        .tag(kept.version().tag())
                        .build());
    }

    @GET
    @Path("/cases/{id}")
    public Uni<RestResponse<CaseDocument>> find(String id) {
        Viewer viewer = viewer();
        return transactions
                .read(session -> cases.document(session, viewer, id))
                .map(found -> RestResponse.ResponseBuilder.ok(found.document())
                        .tag(found.version().tag())
                        .build());
    }

    @POST
    @Path("/cases/{id}/court-orders")
    @ResponseStatus(201)
    public Uni<CourtOrderAnswer> recordOrder(String id, CourtOrderDocument order) {
        return courtOrders.record(viewer(), id, order).map(CourtOrderAnswer::of);
    }

    @PATCH
    @Path("/court-orders/{id}")
    public Uni<CourtOrderAnswer> correctOrder(String id, JsonNode change) {
        return courtOrders.correct(viewer(), id, change).map(CourtOrderAnswer::of);
    }

    @POST
    @Path("/cases/{id}/contacts")
    @ResponseStatus(201)
    public Uni<ContactDocument> logContact(String id, ContactDocument contact) {
        return contacts.log(viewer(), id, contact);
    }

    @PATCH
    @Path("/contacts/{id}")
    public Uni<ContactDocument> correctContact(String id, JsonNode change) {
        return contacts.correct(viewer(), id, change);
    }

    @POST
    @Path("/cases/{id}/searches")
    @ResponseStatus(201)
    public Uni<SearchDocument> logSearch(String id, SearchDocument search) {
        return searches.log(viewer(), id, search);
    }

    @PATCH
    @Path("/searches/{id}")
    public Uni<SearchDocument> correctSearch(String id, JsonNode change) {
        return searches.correct(viewer(), id, change);
    }

    private Viewer viewer() {
        return Viewer.of(identity);
    }
}
