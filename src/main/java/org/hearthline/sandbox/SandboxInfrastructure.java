package org.hearthline.sandbox;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.Sandbox;

/** What the sandbox needs before Quarkus starts: a database, ports for its mail server and its carrier, a data key. */
public final class SandboxInfrastructure {

    /** Set to true where the sandbox runs; nothing of it exists where it is false. */
    public static final String SANDBOX = Sandbox.PROPERTY;

    static final String LOOPBACK = "127.0.0.1";
    /** Set to true where an empty service is filled with the sample case load. */
    public static final String SAMPLE_LOAD = "hearthline.sandbox.sample-load";

    static final String DATA_DIR = "hearthline.sandbox.data-dir";
    static final String SMTP_PORT = "hearthline.sandbox.smtp-port";
    /** Where a carrier runs by itself already; where it is set, the sandbox starts none of its own. */
    static final String CARRIER_URL = "hearthline.sandbox.carrier-url";

    static final String CARRIER_PORT = "hearthline.sandbox.carrier-port";
    static final String TWILIO_ACCOUNT_SID = "hearthline.twilio.account-sid";
    static final String TWILIO_AUTH_TOKEN = "hearthline.twilio.auth-token";
    static final String TWILIO_MESSAGING_SERVICE_SID = "hearthline.twilio.messaging-service-sid";
    static final String TWILIO_BASE_URL = "hearthline.twilio.base-url";

    /** Nobody sends the sandbox requests who would have to hear first that it ends. */
    static final String SHUTDOWN_DELAY = "quarkus.shutdown.delay";

    private SandboxInfrastructure() {}

    /**
     * Starts it and hands it to Quarkus by system properties. It lasts as long as the process, so a second call in the same process
     * (live reload, the next test) finds all it needs and does nothing; system properties remember that, since live reload forgets
     * our classes.
     *
     * @param dataFolder where to keep data; when empty they go with the process
     * @param sampleLoad whether to load the sample case load into an empty service
     * @throws SandboxRefusal when another process uses the data folder
     */
    public static synchronized void start(Optional<Path> dataFolder, boolean sampleLoad)
            throws IOException, SandboxRefusal {
        if (Boolean.getBoolean(SANDBOX)) {
            return;
        }
        Optional<Path> folder = dataFolder.map(Path::toAbsolutePath).map(Path::normalize);
        EmbeddedDatabase database =
                folder.isPresent() ? EmbeddedDatabase.startIn(folder.get()) : EmbeddedDatabase.startTemporary();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterService(database), "sandbox-database-stop"));
        Map<String, String> properties = new LinkedHashMap<>(databaseProperties(database));
        properties.putAll(mailProperties(freePort()));
        properties.putAll(carrierProperties());
        properties.put("hearthline.data-key", folder.isPresent() ? KeptDataKey.in(folder.get()) : DataKey.generate());
        folder.ifPresent(it -> properties.put(DATA_DIR, it.toString()));
        properties.put("quarkus.http.auth.session.encryption-key", randomHex());
        properties.put(SHUTDOWN_DELAY, System.getProperty(SHUTDOWN_DELAY, "PT0S"));
        properties.put(SAMPLE_LOAD, String.valueOf(sampleLoad));
        properties.put(SANDBOX, "true");
        properties.forEach(System::setProperty);
    }

    private static Map<String, String> databaseProperties(EmbeddedDatabase database) {
        String url = "postgresql://localhost:" + database.port() + "/" + EmbeddedDatabase.NAME;
        return Map.of(
                "quarkus.datasource.reactive.url",
                url,
                "quarkus.datasource.jdbc.url",
                "jdbc:" + url,
                "quarkus.datasource.username",
                EmbeddedDatabase.USER,
                // Any would do: the database trusts whoever connects from this machine.
                "quarkus.datasource.password",
                EmbeddedDatabase.USER,
                "quarkus.flyway.username",
                EmbeddedDatabase.OWNER,
                "quarkus.flyway.password",
                EmbeddedDatabase.OWNER,
                "quarkus.flyway.init-sql",
                "set hearthline.service_role = '" + EmbeddedDatabase.USER + "'");
    }

    private static Map<String, String> mailProperties(int port) {
        return Map.of(
                SMTP_PORT,
                String.valueOf(port),
                "quarkus.mailer.host",
                "localhost",
                "quarkus.mailer.port",
                String.valueOf(port),
                "quarkus.mailer.tls",
                "false",
                "quarkus.mailer.start-tls",
                "DISABLED",
                "quarkus.mailer.login",
                "DISABLED");
    }

    /** An account of this process alone, unless the start names one: whoever runs the carrier has given it its own. */
    private static Map<String, String> carrierProperties() throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(TWILIO_ACCOUNT_SID, "AC" + randomHex());
        properties.put(TWILIO_AUTH_TOKEN, randomHex());
        properties.put(TWILIO_MESSAGING_SERVICE_SID, "MG" + randomHex());
        String elsewhere = System.getProperty(CARRIER_URL);
        if (elsewhere == null) {
            int port = freePort();
            properties.put(CARRIER_PORT, String.valueOf(port));
            properties.put(TWILIO_BASE_URL, "http://" + LOOPBACK + ":" + port);
        } else {
            properties.put(TWILIO_BASE_URL, elsewhere);
        }
        properties.replaceAll((name, value) -> System.getProperty(name, value));
        return properties;
    }

    private static String randomHex() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The service still has statements to finish when the process is told to end. */
    private static void stopAfterService(EmbeddedDatabase database) {
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        try {
            database.close();
        } catch (IOException e) {
            // Logging has ended by now.
            System.err.println("The sandbox's database did not stop: " + e.getMessage());
        }
    }
}
