package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.Setting;
import org.hearthline.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service as a process: what it refuses, and the demo. */
@Timeout(180)
class HearthlineIT extends PackagedService {

    @Test
    void productionWithoutSettings_namesEachInALineAndStartsNothing() throws Exception {
        Files.createDirectory(folder.resolve("config"));

        Ended ended = run(Map.of());

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .containsExactlyElementsOf(Settings.all().stream()
                        .filter(Setting::required)
                        .map(setting -> setting.name() + " is not set: expected " + setting.expected())
                        .toList());
    }

    @Test
    void productionWithOneMalformedSetting_namesItWithoutItsValue() throws Exception {
        Map<String, String> environment = production();
        environment.put("HEARTHLINE_TWILIO_BASE_URL", "https://carrier.example");

        Ended ended = run(environment);

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .containsExactly(
                        "HEARTHLINE_TWILIO_BASE_URL is not valid: expected https:// under twilio.com, or a loopback"
                                + " host for a simulator");
    }

    @Test
    void databaseWithoutItsSchema_stopsTheStartUntilItIsMigrated() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> environment = production();
            environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
            environment.put("HEARTHLINE_DB_USER", "postgres");
            Map<String, String> databaseAlone = new HashMap<>(environment);
            databaseAlone.keySet().removeIf(name -> !name.startsWith("HEARTHLINE_DB_"));

            Ended early = run(environment);
            Ended migration = migrate(databaseAlone);
            Ended again = migrate(databaseAlone);
            String line = lineOfAddress(start(environment, List.of("-Dquarkus.http.port=0"), List.of()));
            String address = addressIn(line).replace("0.0.0.0", "localhost");

            assertThat(early.code()).isEqualTo(EXIT_CONFIGURATION);
            assertThat(early.errors())
                    .singleElement()
                    .asString()
                    .matches("The database's schema is at version 0 and this version needs \\d+:"
                            + " run migrate as its owner first");
            assertThat(migration.code()).isZero();
            assertThat(migration.output())
                    .singleElement()
                    .asString()
                    .matches("schema: \\d+ migrations run, now at version \\d+");
            assertThat(again.output())
                    .singleElement()
                    .asString()
                    .matches("schema: 0 migrations run, now at version \\d+");
            given().get(address + "/q/health/ready").then().statusCode(200);
            assertThat(JsonPath.from(line).getMap("$"))
                    .containsEntry("level", "INFO")
                    .containsEntry("loggerName", "io.quarkus")
                    .containsKeys("timestamp", "message", "mdc");

            database.close();

            given().get(address + "/q/health/ready").then().statusCode(503);
            given().get(address + "/q/health/live").then().statusCode(200);
        }
    }

    @Test
    void migrationWithoutADatabase_namesEachMissingSetting() throws Exception {
        Ended ended = migrate(Map.of("HEARTHLINE_DB_USER", "hearthline"));

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("HEARTHLINE_DB_URL is not set"))
                .anyMatch(line -> line.startsWith("HEARTHLINE_DB_PASSWORD is not set"));
    }

    @Test
    void production_hasNoSandboxWhateverAsksForOne() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> environment = production();
            environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
            environment.put("HEARTHLINE_DB_USER", "postgres");
            environment.put("HEARTHLINE_SANDBOX", "true");
            environment.put("HEARTHLINE_OIDC_ISSUER", "http://localhost:1/realms/agency");
            List<String> options = List.of("-Dhearthline.sandbox=true", "-Dquarkus.http.port=0");
            assertThat(migrate(environment).code()).isZero();

            String address = addressOf(start(environment, options, List.of())).replace("0.0.0.0", "localhost");

            given().get(address + "/sandbox").then().statusCode(404);
            given().get(address + "/sandbox/clock").then().statusCode(404);
            given().auth()
                    .preemptive()
                    .basic("system", "demo")
                    .get(address + "/q/health/live")
                    .then()
                    .statusCode(401);
            assertThat(given().redirects()
                            .follow(false)
                            .formParam("j_username", "system")
                            .formParam("j_password", "demo")
                            .post(address + "/j_security_check")
                            .cookies())
                    .isEmpty();
            // The issuer of these settings does not exist.
            given().get(address + "/q/health/ready").then().statusCode(200);
            given().get(address + "/q/health/well").then().statusCode(503);
            given().get(address + "/m/none").then().statusCode(404);
            given().redirects()
                    .follow(false)
                    .get(address + "/login")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", is("30"))
                    .contentType("application/problem+json");
            given().header("Authorization", "Bearer x.y.z")
                    .get(address + "/api/v1/cases/C-1")
                    .then()
                    .statusCode(503);
            given().get(address + "/api/v1/cases/C-1")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @Test
    void demoBesideRealSettings_namesEachInALineAndStartsNothing() throws Exception {
        Map<String, String> environment = production();
        environment.put("HEARTHLINE_DEMO", "true");

        Ended ended = run(environment);

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .containsExactlyElementsOf(Settings.all().stream()
                        .filter(setting -> setting.isReal() && environment.containsKey(setting.name()))
                        .map(setting -> setting.name()
                                + " is set: a demo runs beside no real setting, so unset it or HEARTHLINE_DEMO")
                        .toList());
    }

    @Test
    void newDataKey_printsAKeysetAndNothingElse() throws Exception {
        Ended ended = runJar(Map.of(), List.of(), List.of("new-data-key"));

        assertThat(ended.code()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).hasSize(1);
        assertThat(DataKey.parse(ended.output().get(0))).isNotNull();
    }

    @Test
    void localCarrier_runsByItselfWithoutAService() throws Exception {
        List<String> arguments = List.of(
                "local-carrier",
                "--port",
                "0",
                "--account-sid",
                "AC0123456789abcdef0123456789abcdef",
                "--auth-token",
                "secret",
                "--inbound-url",
                "http://127.0.0.1:1/webhooks/twilio/inbound");

        String address = addressOf(start(Map.of(), List.of(), arguments));

        assertThat(address).startsWith("http://127.0.0.1:");
        given().get(address + "/journal").then().statusCode(200).body("creates.size()", is(0));
    }

    @Test
    void localCarrierWithoutItsOptions_namesEachAndStartsNothing() throws Exception {
        Ended ended = runJar(Map.of(), List.of(), List.of("local-carrier", "--port", "0"));

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors().get(0)).contains("--account-sid", "--auth-token", "--inbound-url");
    }

    @Test
    void demo_listensOnLoopbackAndStandsWhereItStoodAfterAKill() throws Exception {
        Map<String, String> environment = Map.of(
                "HEARTHLINE_DEMO", "true",
                "HEARTHLINE_DATA_DIR", "data",
                "HEARTHLINE_CONFIG_DIR", configuration().toString());
        Process demo = start(environment, List.of("-Dquarkus.http.host=0.0.0.0", "-Dquarkus.http.port=0"), List.of());
        String address = addressOf(demo);
        assertThat(address).startsWith("http://127.0.0.1:");
        given().contentType(ContentType.JSON)
                .body("{\"now\": \"2026-11-01T13:00:00Z\"}")
                .put(address + "/sandbox/clock")
                .then()
                .statusCode(200);

        Ended second = run(environment);
        assertThat(second.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(second.errors()).singleElement().asString().contains("in use by another process");

        demo.destroyForcibly().waitFor();
        Process again = start(environment, List.of("-Dquarkus.http.port=0"), List.of());
        given().get(addressOf(again) + "/sandbox/clock").then().statusCode(200).body("now", is("2026-11-01T13:00:00Z"));
    }

    @Test
    void demoKilledAMinuteBeforeEight_sendsThatMorningsDigestOnce() throws Exception {
        Map<String, String> environment = Map.of(
                "HEARTHLINE_DEMO", "true",
                "HEARTHLINE_DATA_DIR", "data",
                "HEARTHLINE_CONFIG_DIR", configuration().toString());
        List<String> anyPort = List.of("-Dquarkus.http.port=0");
        Process first = start(environment, anyPort, List.of());
        RestAssured.baseURI = addressOf(first);
        String worker = Api.worker(Api.newId("W"), "Davidson-2", null);
        String caseId = Api.newId("C");
        Api.clockAt("2026-11-24T20:00:00Z");
        Api.putCase("system", caseId, Api.motherAndChild(caseId, worker)).then().statusCode(200);
        Api.advance("PT17H59M");
        assertThat(Api.mailTo(worker)).isEmpty();

        first.destroyForcibly().waitFor();
        Process second = start(environment, anyPort, List.of());
        RestAssured.baseURI = addressOf(second);
        Api.advance("PT6M");

        assertThat(Api.mailTo(worker)).extracting(Api.Mail::receivedAt).containsExactly("2026-11-25T14:00:00Z");
        second.destroyForcibly().waitFor();
        RestAssured.baseURI = addressOf(start(environment, anyPort, List.of()));
        Api.advance("PT6M");
        assertThat(Api.mailTo(worker)).isEmpty();
        Api.as("system")
                .queryParam("workerId", worker)
                .get("/api/v1/messages")
                .then()
                .body("items.status", is(List.of("SENT")));
    }
}
