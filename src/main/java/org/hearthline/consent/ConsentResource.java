package org.hearthline.consent;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Consent to be written to, and its ledger. */
@Path("/api/v1/consents")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class ConsentResource {

    private final SecurityIdentity identity;
    private final RecordConsent recordConsent;
    private final LedgerPages ledger;

    ConsentResource(SecurityIdentity identity, RecordConsent recordConsent, LedgerPages ledger) {
        this.identity = identity;
        this.recordConsent = recordConsent;
        this.ledger = ledger;
    }

    /** How the consent stands now, and what a revocation cancelled. */
    record Answer(String participantId, Channel channel, ConsentState state, int cancelled, List<UUID> unsettled) {}

    @POST
    @ResponseStatus(201)
    public Uni<Answer> record(ConsentDocument said) {
        return recordConsent
                .record(Viewer.of(identity), said)
                .map(recorded -> new Answer(
                        said.participantId(),
                        said.channel(),
                        recorded.state(),
                        recorded.cancelled().cancelled(),
                        recorded.cancelled().unsettled()));
    }

    /** What was said of a person's consent, oldest first, on all of their addresses. */
    @GET
    public Uni<Page<LedgerPages.Entry>> ledger(
            @QueryParam("participantId") @Nullable String participantId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        if (participantId == null) {
            throw Problem.invalid("participantId", "must be given");
        }
        return ledger.of(Viewer.of(identity), participantId, Page.Request.of(after, limit));
    }
}
