package org.hearthline.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /sandbox/mail}: the e-mails that the service has sent. */
@Path("/sandbox/mail")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class MailResource {

    private final SandboxMailbox mailbox;

    MailResource(SandboxMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GET
    public Uni<List<SandboxMail>> received(@RestQuery Optional<String> to) {
        return Uni.createFrom().item(() -> mailbox.to(to));
    }

    @DELETE
    public Uni<Void> empty() {
        return Uni.createFrom().voidItem().invoke(mailbox::empty);
    }
}
