package org.hearthline.sandbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.ServiceClock;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that puts what it takes into the mailbox before it confirms it, so that a sent e-mail is there. */
@Singleton
class SandboxMailServer {

    private final boolean sandbox;
    private final Optional<Integer> port;
    private final SandboxMailbox mailbox;
    private final ServiceClock clock;
    private @Nullable GreenMail server;

    SandboxMailServer(
            @ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox,
            @ConfigProperty(name = SandboxInfrastructure.SMTP_PORT) Optional<Integer> port,
            SandboxMailbox mailbox,
            ServiceClock clock) {
        this.sandbox = sandbox;
        this.port = port;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (sandbox && port.isPresent()) {
            server = new GreenMail(
                            new ServerSetup(port.get(), SandboxInfrastructure.LOOPBACK, ServerSetup.PROTOCOL_SMTP))
                    .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
            server.getUserManager().setMessageDeliveryHandler(this::postbox);
            server.start();
        }
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** A message comes here once for each of its recipients; the mailbox keeps it once. */
    private Postbox postbox(MovingMessage message, MailAddress recipient) {
        boolean first = recipient.equals(message.getToAddresses().iterator().next());
        return new Postbox(recipient.getEmail(), first ? this::keep : again -> {});
    }

    private void keep(MovingMessage message) {
        try {
            mailbox.add(ReadMail.read(message, clock.instant()));
        } catch (MessagingException | IOException e) {
            // The server turns this into an error for the sender, as a real one would.
            throw new IllegalStateException("An e-mail could not be read", e);
        }
    }
}
