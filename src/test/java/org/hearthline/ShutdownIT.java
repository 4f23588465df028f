package org.hearthline;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the packaged service ends when an orchestrator tells it to. */
@Timeout(180)
class ShutdownIT extends PackagedService {

    private static final int TERMINATED = 128 + 15;

    private static final String WORKER = """
            {"name": "Dana Reed", "email": "dana@agency.example", "unit": "Davidson-2", "timeZone": "America/Chicago", "role": "WORKER"}
            """;

    @Test
    void processToldToEnd_isNotReadyButAnswersUntilTheDelayIsOverAndThenFinishesWhatItHas() throws Exception {
        Process demo = start(
                Map.of(
                        "HEARTHLINE_DEMO",
                        "true",
                        "HEARTHLINE_CONFIG_DIR",
                        configuration().toString()),
                List.of("-Dquarkus.http.port=0", "-Dquarkus.shutdown.delay=PT3S"),
                List.of());
        BufferedReader log = demo.inputReader();
        String address = after(log, "Listening on: ");
        assertThat(ready(address)).isEqualTo(200);

        try (Begun request = new Begun(address, "/api/v1/workers/W-9001", WORKER)) {
            // By its handle: the other way closes its output as well.
            demo.toHandle().destroy();
            until(() -> ready(address) == 503);
            int answeredWhileNotReady = status(address + "/api/v1/cases/C-1");
            after(log, "Waiting for HTTP requests to complete");
            String answered = request.finish();

            assertThat(answeredWhileNotReady).isEqualTo(401);
            assertThat(answered).contains(" 200 ");
            log.lines().forEach(line -> {});
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(TERMINATED);
        }
    }

    private static int ready(String address) {
        return status(address + "/q/health/ready");
    }

    private static int status(String url) {
        return given().header("Connection", "close").get(url).statusCode();
    }

    /** What a line of the log says after these words; reads on until there is one. */
    private static String after(BufferedReader log, String words) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            int at = line.indexOf(words);
            if (at >= 0) {
                return line.substring(at + words.length());
            }
        }
        throw new AssertionError("It ended without having logged: " + words);
    }

    private static String statusLine(Socket socket) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** The test's own time limit ends it. */
    private static void until(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A request of which the first half is sent, and the second half when it is to be finished. */
    private static final class Begun implements AutoCloseable {
        private final Socket socket;
        private final byte[] body;

        Begun(String address, String path, String body) throws IOException {
            URI uri = URI.create(address);
            this.socket = new Socket(uri.getHost(), uri.getPort());
            this.body = body.getBytes(UTF_8);
            String login = Base64.getEncoder().encodeToString("system:demo".getBytes(UTF_8));
            socket.getOutputStream()
                    .write(("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + login
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + this.body.length
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getOutputStream().write(this.body, 0, this.body.length / 2);
            socket.getOutputStream().flush();
        }

        String finish() throws IOException {
            socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            socket.getOutputStream().flush();
            return statusLine(socket);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
