package org.hearthline.chaos;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.channel.Attempt;

/** The local carrier in a process of its own: told what to do wrong, asked for its journal. */
final class TrialCarrier implements AutoCloseable {

    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    private static final String TOKEN = "token-of-a-trial";
    private static final String MESSAGING_SERVICE = "MG" + "0".repeat(31) + "1";
    private static final String PUBLIC_URL = "https://hearthline.agency.example";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What it does all along: callbacks before the answer, twice and in any order, and a few refusals. */
    private static final String ROUGH = """
            {"fault": "%s", "latencyMillis": 60, "seed": %d,
             "mix": {"429": 0.02, "500": 0.02, "ACCEPT_THEN_TIMEOUT": 0.01, "ACCEPT_THEN_RESET": 0.02, "UNDELIVERED:30005": 0.02},
             "callbacks": {"beforeAnswer": 0.3, "doubled": 0.3, "shuffled": 0.3, "delayMillis": 40}}
            """;

    private final long seed;
    private final int port;
    private final ServiceProcess process;
    private String fault = "NONE";

    /**
     * A create as the carrier wrote it down when it began.
     *
     * @param message null where the request did not come to its end
     */
    record Create(Instant at, String outcome, UUID message, String fault) {

        static Create of(JsonObject entry) {
            String attempt = entry.getString("attempt");
            return new Create(
                    Instant.parse(entry.getString("at")),
                    entry.getString("outcome"),
                    attempt == null
                            ? null
                            : Attempt.parse(attempt).map(Attempt::messageId).orElseThrow(),
                    entry.getString("fault"));
        }

        boolean isAccepted() {
            return outcome.equals("ACCEPTED");
        }
    }

    TrialCarrier(long seed, Path folder, List<String> services) throws IOException {
        this.seed = seed;
        this.port = ServiceProcess.freePort();
        this.process = new ServiceProcess(
                "carrier",
                System.getProperty("hearthline.jar"),
                folder,
                Map.of(),
                List.of(),
                List.of(
                        "local-carrier",
                        "--port",
                        String.valueOf(port),
                        "--account-sid",
                        ACCOUNT,
                        "--auth-token",
                        TOKEN,
                        "--inbound-url",
                        PUBLIC_URL + "/webhooks/twilio/inbound",
                        "--public-url",
                        PUBLIC_URL,
                        "--connect",
                        String.join(",", services)));
    }

    /** What leads a process of the service to it. */
    List<String> options() {
        return List.of(
                "-Dhearthline.sandbox=true",
                "-Dhearthline.public-url=" + PUBLIC_URL,
                "-Dhearthline.sandbox.carrier-url=" + url(),
                "-Dhearthline.twilio.base-url=" + url(),
                "-Dhearthline.twilio.account-sid=" + ACCOUNT,
                "-Dhearthline.twilio.auth-token=" + TOKEN,
                "-Dhearthline.twilio.messaging-service-sid=" + MESSAGING_SERVICE);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    synchronized void isRough() {
        fault = "NONE";
        behave(ROUGH.formatted(fault, seed));
    }

    synchronized void fails(String name) {
        fault = name;
        behave(ROUGH.formatted(fault, seed));
    }

    /** Unless another fault has come since. */
    synchronized void recoversFrom(String name) {
        if (fault.equals(name)) {
            isRough();
        }
    }

    synchronized void isWell() {
        fault = "NONE";
        behave("{\"fault\": \"NONE\"}");
    }

    private void behave(String behaviour) {
        Patience.answerOf("the carrier", PATIENCE, () -> Calls.post(url() + "/carrier", behaviour));
    }

    /** The owner of this phone writes. */
    void receives(String phone, String words) {
        Patience.answerOf(
                "a reply",
                PATIENCE,
                () -> Calls.post(
                        url() + "/phones/" + phone + "/replies",
                        new JsonObject().put("body", words).encode()));
    }

    List<Create> journal() {
        return Patience.answerOf("the journal", PATIENCE, () -> Calls.get(url() + "/journal"))
                .getJsonArray("creates")
                .stream()
                .map(entry -> Create.of((JsonObject) entry))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
