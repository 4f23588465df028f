package org.hearthline.message.channel.email;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The mail server, by the mailer's settings and its client, but with timeouts, which the mailer does not have: without them a server
 * that falls silent keeps a connection for good, and when all are gone no e-mail is sent until the next start.
 */
@Singleton
class MailServer {

    /** What the mailer is told of its server. */
    record Settings(
            String host,
            int port,
            boolean tls,
            String startTls,
            String login,
            Optional<String> username,
            Optional<String> password,
            Duration keepAlive,
            int connections) {}

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final MailConfig configuration;
    private final Duration sendTimeout;
    private MailClient client;

    @Inject
    MailServer(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost") String host,
            @ConfigProperty(name = "quarkus.mailer.port", defaultValue = "25") int port,
            @ConfigProperty(name = "quarkus.mailer.tls", defaultValue = "false") boolean tls,
            @ConfigProperty(name = "quarkus.mailer.start-tls", defaultValue = "DISABLED") String startTls,
            @ConfigProperty(name = "quarkus.mailer.login", defaultValue = "NONE") String login,
            @ConfigProperty(name = "quarkus.mailer.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.mailer.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.mailer.keep-alive-timeout", defaultValue = "PT10S") Duration keepAlive,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size", defaultValue = "10") int connections,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this(
                vertx,
                new Settings(host, port, tls, startTls, login, username, password, keepAlive, connections),
                sendTimeout);
    }

    MailServer(Vertx vertx, Settings settings, Duration sendTimeout) {
        this.vertx = vertx;
        this.configuration = configuration(settings, sendTimeout);
        this.sendTimeout = sendTimeout;
        this.client = MailClient.create(vertx, configuration);
    }

    /** Fails when the server did not take it, or did not say so. */
    Uni<Void> take(MailMessage message) {
        return Uni.createFrom().deferred(() -> {
            MailClient used = client();
            return Uni.createFrom()
                    .completionStage(() -> used.sendMail(message).toCompletionStage())
                    .onTermination()
                    .invoke((taken, fault, givenUp) -> {
                        if (givenUp || isNoAnswer(fault)) {
                            replace(used);
                        }
                    })
                    .replaceWithVoid();
        });
    }

    private static boolean isNoAnswer(@Nullable Throwable fault) {
        return fault != null && !(fault instanceof SMTPException);
    }

    private synchronized MailClient client() {
        return client;
    }

    /**
     * Of a connection that ends while it is being set up the client's pool may keep the place, for good: with the last place gone, no
     * e-mail would leave. So whoever got no answer leaves the client to those that are still at work with it.
     */
    private synchronized void replace(MailClient used) {
        if (client == used) {
            client = MailClient.create(vertx, configuration);
            vertx.setTimer(sendTimeout.multipliedBy(2).toMillis(), over -> used.close());
        }
    }

    private static MailConfig configuration(Settings settings, Duration sendTimeout) {
        Duration step = sendTimeout.dividedBy(4);
        Duration connect = step.compareTo(LONGEST_CONNECT) < 0 ? step : LONGEST_CONNECT;
        MailConfig config = new MailConfig(settings.host(), settings.port())
                .setSsl(settings.tls())
                .setStarttls(StartTLSOptions.valueOf(settings.startTls()))
                .setLogin(LoginOption.valueOf(settings.login()))
                .setMaxPoolSize(settings.connections())
                .setKeepAliveTimeout((int) settings.keepAlive().toSeconds())
                .setConnectTimeout((int) connect.toMillis())
                .setSslHandshakeTimeout(connect.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                // Longer than a server's pause for thought, and over before whoever waits for the outcome gives up.
                .setIdleTimeout((int) sendTimeout.multipliedBy(2).dividedBy(3).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        settings.username().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        return config;
    }

    @PreDestroy
    synchronized void close() {
        client.close();
    }
}
