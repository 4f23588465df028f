package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service in production with secrets that can be told: none of them is in what it prints or serves. */
@Timeout(180)
class SecretsIT extends PackagedService {

    private static final Map<String, String> SECRETS = Map.of(
            "HEARTHLINE_DB_PASSWORD", "geheim-datenbank-4711",
            "HEARTHLINE_TWILIO_AUTH_TOKEN", "geheim-traeger-4712",
            "HEARTHLINE_SMTP_PASSWORD", "geheim-post-4713",
            "HEARTHLINE_OIDC_CLIENT_SECRET", "geheim-ausweis-4714");

    @Test
    void secretsOfSettings_areNowhereInLogsAndWhatIsServed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer elsewhere = refusingEverybody(calls);
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> environment = withSecrets();
            environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
            environment.put("HEARTHLINE_DB_USER", "postgres");
            environment.put(
                    "HEARTHLINE_OIDC_ISSUER",
                    "http://localhost:" + elsewhere.getAddress().getPort() + "/realms/agency");
            environment.put(
                    "HEARTHLINE_TWILIO_BASE_URL",
                    "http://localhost:" + elsewhere.getAddress().getPort());
            environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
            assertThat(migrate(environment).code()).isZero();
            Path log = folder.resolve("service.log");

            String address = addressOf(start(
                            environment,
                            List.of(
                                    "-Dquarkus.http.port=0",
                                    "-Dquarkus.log.file.enabled=true",
                                    "-Dquarkus.log.file.level=ALL",
                                    "-Dquarkus.log.file.path=" + log),
                            List.of()))
                    .replace("0.0.0.0", "localhost");
            List<String> said = new ArrayList<>();
            for (String path : List.of(
                    "/q/metrics",
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/health/well",
                    "/q/openapi",
                    "/q/info",
                    "/q/dev",
                    "/q/dev-ui",
                    "/q/swagger-ui",
                    "/q/arc",
                    "/q",
                    "/login",
                    "/ops",
                    "/api/v1/texts")) {
                said.add(given().redirects().follow(false).get(address + path).asString());
            }
            said.add(given().auth()
                    .preemptive()
                    .basic("admin", SECRETS.get("HEARTHLINE_DB_PASSWORD"))
                    .get(address + "/api/v1/texts")
                    .asString());
            stopAll();
            said.add(Files.readString(log));

            assertThat(said.get(said.size() - 1)).contains("DEBUG").contains("Listening on");
            assertThat(calls).hasPositiveValue();
            assertThat(said).allSatisfy(text -> assertClean(text, environment));
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void startsThatFail_tellNoSecretEither() throws Exception {
        Map<String, String> environment = withSecrets();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("password_encryption", "scram-sha-256")
                .start()) {
            environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
            // There is no such role.
            environment.put("HEARTHLINE_DB_USER", "nobody");
            assertFails(run(environment), environment);
            assertFails(migrate(environment), environment);
            for (String command : List.of("reencrypt", "retire-data-key")) {
                assertFails(runJar(environment, List.of(), List.of(command)), environment);
            }
        }
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:1/postgres?password=geheim-datenbank-4711");
        assertFails(run(environment), environment);
        environment.put("QUARKUS_LOG_CATEGORY__COM_TWILIO_HTTP__LEVEL", "DEBUG");
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:1/postgres");
        assertFails(run(environment), environment);
    }

    /** An issuer and a carrier that take no secret of ours. */
    private static HttpServer refusingEverybody(AtomicInteger calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            calls.incrementAndGet();
            call.sendResponseHeaders(401, -1);
            call.close();
        });
        server.start();
        return server;
    }

    private static void assertFails(Ended ended, Map<String, String> environment) {
        assertThat(ended.code()).isNotZero();
        assertThat(ended.errors()).isNotEmpty();
        assertClean(String.join("\n", ended.output()) + String.join("\n", ended.errors()), environment);
    }

    private Map<String, String> withSecrets() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(production());
        environment.putAll(SECRETS);
        environment.put("HEARTHLINE_SMTP_USER", "line");
        return environment;
    }

    private static void assertClean(String text, Map<String, String> environment) {
        List<String> secrets = new ArrayList<>(SECRETS.values());
        secrets.add(environment.get("HEARTHLINE_DATA_KEY"));
        secrets.add(basic("AC0123456789abcdef0123456789abcdef", "HEARTHLINE_TWILIO_AUTH_TOKEN"));
        secrets.add(basic("hearthline", "HEARTHLINE_OIDC_CLIENT_SECRET"));
        secrets.add(basic("line", "HEARTHLINE_SMTP_PASSWORD"));
        for (String secret : secrets) {
            assertThat(text.contains(secret))
                    .as("holds %s: %s", secret, around(text, secret))
                    .isFalse();
        }
    }

    private static String basic(String user, String secret) {
        return Base64.getEncoder().encodeToString((user + ":" + SECRETS.get(secret)).getBytes(StandardCharsets.UTF_8));
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }
}
