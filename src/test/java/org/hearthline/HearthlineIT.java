package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.Setting;
import org.hearthline.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process: what it refuses, and the demo. */
@Timeout(180)
class HearthlineIT {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");
    private static final int EXIT_CONFIGURATION = 78;

    private final List<Process> started = new ArrayList<>();
    private final Map<Process, Path> errorFiles = new HashMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void stopAll() throws InterruptedException {
        RestAssured.reset();
        for (Process process : started) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

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
    void production_hasNoSandboxWhateverAsksForOne() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> environment = production();
            environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
            environment.put("HEARTHLINE_DB_USER", "postgres");
            environment.put("HEARTHLINE_SANDBOX", "true");
            List<String> options = List.of("-Dhearthline.sandbox=true", "-Dquarkus.http.port=0");

            String address = addressOf(start(environment, options, List.of())).replace("0.0.0.0", "localhost");

            given().get(address + "/sandbox").then().statusCode(404);
            given().get(address + "/sandbox/clock").then().statusCode(404);
            given().auth()
                    .preemptive()
                    .basic("system", "demo")
                    .get(address + "/q/health/live")
                    .then()
                    .statusCode(401);
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
    void agencyFilesWithErrors_areToldAlikeByTheCheckAndByEveryStart() throws Exception {
        Path config = Files.createDirectories(folder.resolve("agency/policies")).getParent();
        Files.writeString(
                config.resolve("agency.yaml"),
                Files.readString(configuration().resolve("agency.yaml")).replace("region: tn", "region: tennessee"));
        Files.writeString(
                config.resolve("policies/tn-31.8.yml"),
                Files.readString(configuration().resolve("policies/tn-31.8.yaml")));
        Files.writeString(config.resolve("policies/own.yaml"), "id: own\nid: other\n");
        Files.writeString(config.resolve("policies/short.yaml"), "id: short\nreminders: { lead: [1] }\n");
        Map<String, String> production = production();
        production.put("HEARTHLINE_CONFIG_DIR", "agency");

        Ended check = checkConfig("agency");
        Ended productionStart = run(production);
        Ended demoStart = run(Map.of("HEARTHLINE_DEMO", "true", "HEARTHLINE_CONFIG_DIR", "agency"));

        assertThat(check.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(check.output()).isEmpty();
        assertThat(check.errors())
                .contains(
                        "agency/policies/tn-31.8.yml: is not read; expected here are files named *.yaml",
                        "agency/policies/own.yaml:2: id: must be given once, and stands in line 1 already",
                        "agency/policies/short.yaml:1: title: must be given, and not blank",
                        "agency/policies/short.yaml:2: reminders.at: must be given")
                .anyMatch(line -> line.matches("agency/agency.yaml:\\d+: holidays.region: must be one of ak, .*"));
        assertThat(productionStart).isEqualTo(check);
        assertThat(demoStart).isEqualTo(check);
    }

    @Test
    void agencyFilesWithoutErrors_areSummedUpByTheCheckWithoutSettings() throws Exception {
        Ended check = checkConfig(configuration().toString());

        assertThat(check.code()).isZero();
        assertThat(check.errors()).isEmpty();
        assertThat(check.output())
                .containsExactly(
                        "agency: Hearthline",
                        "policy: draft-30-day, version 2026-11, effective from 2020-01-01: Draft policy, Engagement",
                        "policy: tn-31.8, version 2026-11, effective from 2020-01-01:"
                                + " Tennessee DCS 31.8, Parent/Caregiver Engagement and Support");
    }

    @Test
    void policyInUseWithoutAFile_stopsTheStartWithItsLineAlone() throws Exception {
        Map<String, String> environment =
                Map.of("HEARTHLINE_DEMO", "true", "HEARTHLINE_DATA_DIR", "data", "HEARTHLINE_CONFIG_DIR", "agency");
        Path policies = Files.createDirectories(folder.resolve("agency/policies"));
        Files.copy(configuration().resolve("agency.yaml"), policies.resolveSibling("agency.yaml"));
        Path policy = Files.copy(configuration().resolve("policies/tn-31.8.yaml"), policies.resolve("tn-31.8.yaml"));
        Process demo = start(environment, List.of("-Dquarkus.http.port=0"), List.of());
        RestAssured.baseURI = addressOf(demo);
        String caseId = Api.newId("C");
        Api.putCase("system", caseId, Api.motherAndChild(caseId, Api.newId("W")))
                .then()
                .statusCode(200);
        demo.destroy();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.writeString(policy, Files.readString(policy).replace("id: tn-31.8", "id: tn-31.9"));

        Ended ended = run(environment, "-Dquarkus.http.port=0");

        assertThat(ended.code()).isEqualTo(EXIT_CONFIGURATION);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .matches("policies: \\d+ cases are under tn-31.8, and no file there holds it");
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

    private Map<String, String> production() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("HEARTHLINE_CONFIG_DIR", configuration().toString());
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:1/hearthline");
        environment.put("HEARTHLINE_DB_USER", "hearthline");
        environment.put("HEARTHLINE_DB_PASSWORD", "secret");
        environment.put("HEARTHLINE_PUBLIC_URL", "https://hearthline.agency.example");
        environment.put("HEARTHLINE_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_TWILIO_AUTH_TOKEN", "secret");
        environment.put("HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID", "MG0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_SMTP_HOST", "localhost");
        environment.put("HEARTHLINE_SMTP_PORT", "25");
        environment.put("HEARTHLINE_SMTP_TLS", "STARTTLS");
        environment.put("HEARTHLINE_MAIL_FROM", "line@agency.example");
        environment.put("HEARTHLINE_OIDC_ISSUER", "https://login.agency.example");
        environment.put("HEARTHLINE_OIDC_CLIENT_ID", "hearthline");
        environment.put("HEARTHLINE_OIDC_CLIENT_SECRET", "secret");
        environment.put("HEARTHLINE_DATA_KEY", DataKey.generate());
        return environment;
    }

    /** The project's own, where it has one. */
    private Path configuration() throws IOException {
        Path own = Path.of("config").toAbsolutePath();
        return Files.exists(own) ? own : Files.createDirectories(folder.resolve("config"));
    }

    private record Ended(int code, List<String> output, List<String> errors) {}

    private Ended run(Map<String, String> environment, String... options) throws Exception {
        return runJar(environment, List.of(options), List.of());
    }

    private Ended checkConfig(String config) throws Exception {
        return runJar(Map.of(), List.of(), List.of("check-config", config));
    }

    private Ended runJar(Map<String, String> environment, List<String> options, List<String> arguments)
            throws Exception {
        Process process = start(environment, options, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                process.inputReader().lines().toList(),
                ours(Files.readAllLines(errorsOf(process), StandardCharsets.UTF_8)));
    }

    /** Newer JVMs warn on their own of what libraries use. */
    private static List<String> ours(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    }

    private Process start(Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Collections.addAll(command, "-jar", System.getProperty("hearthline.jar"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = builder.redirectError(errors.toFile()).start();
        started.add(process);
        errorFiles.put(process, errors);
        return process;
    }

    private Path errorsOf(Process process) {
        Path file = errorFiles.get(process);
        assertThat(file).isNotNull();
        return file;
    }

    private static String addressOf(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("The service ended before it listened");
    }
}
