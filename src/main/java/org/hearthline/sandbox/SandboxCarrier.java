package org.hearthline.sandbox;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.ServiceClock;
import org.hearthline.sandbox.carrier.CarrierSettings;
import org.hearthline.sandbox.carrier.LocalCarrier;
import org.hearthline.sandbox.carrier.PublicAddress;
import org.jspecify.annotations.Nullable;

/** Runs the carrier beside the service, unless one runs by itself elsewhere. Its messages have their times from the service's clock. */
@Singleton
class SandboxCarrier {

    private static final String INBOUND_PATH = "/webhooks/twilio/inbound";

    private final boolean sandbox;
    private final Optional<Integer> port;
    private final Optional<String> accountSid;
    private final Optional<String> authToken;
    private final Optional<String> messagingServiceSid;
    private final String publicUrl;
    private final Vertx vertx;
    private final ServiceClock clock;
    private @Nullable LocalCarrier carrier;

    SandboxCarrier(
            @ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox,
            @ConfigProperty(name = SandboxInfrastructure.CARRIER_PORT) Optional<Integer> port,
            @ConfigProperty(name = SandboxInfrastructure.TWILIO_ACCOUNT_SID) Optional<String> accountSid,
            @ConfigProperty(name = SandboxInfrastructure.TWILIO_AUTH_TOKEN) Optional<String> authToken,
            @ConfigProperty(name = SandboxInfrastructure.TWILIO_MESSAGING_SERVICE_SID)
                    Optional<String> messagingServiceSid,
            @ConfigProperty(name = "hearthline.public-url") String publicUrl,
            Vertx vertx,
            ServiceClock clock) {
        this.sandbox = sandbox;
        this.port = port;
        this.accountSid = accountSid;
        this.authToken = authToken;
        this.messagingServiceSid = messagingServiceSid;
        this.publicUrl = publicUrl;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (sandbox && port.isPresent()) {
            carrier = await(LocalCarrier.start(
                    vertx,
                    new CarrierSettings(
                            port.get(),
                            accountSid.orElseThrow(),
                            authToken.orElseThrow(),
                            messagingServiceSid,
                            CarrierSettings.NUMBER,
                            publicUrl + INBOUND_PATH,
                            PublicAddress.leadingTo(publicUrl, SandboxCarrier::service),
                            clock)));
        }
    }

    /** Asked anew each time: a service on any free port knows which one once it listens. */
    private static List<String> service() {
        String port = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        return List.of("http://localhost:" + ConfigProvider.getConfig().getValue(port, Integer.class));
    }

    /** The next start needs the port. */
    @PreDestroy
    void stop() {
        if (carrier != null) {
            await(carrier.stop());
        }
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
