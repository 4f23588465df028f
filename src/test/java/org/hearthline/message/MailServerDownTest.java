package org.hearthline.message;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of digests while the mail server is away, or is there and says nothing. */
@QuarkusTest
@TestProfile(MailServerDownTest.AnotherMailServer.class)
class MailServerDownTest {

    public static final class AnotherMailServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.mailer.port", String.valueOf(PORT), "hearthline.send-timeout", "PT2S");
        }
    }

    private static final int PORT = onePort();

    private final String worker = newId("W");

    @BeforeEach
    void aDigestIsDueAtEight() {
        clockAt("2026-11-24T20:00:00Z");
        caseOf(worker);
    }

    @Test
    void serverThatRefusesConnections_getsTheMailAgainLater() {
        advance("PT18H");

        messagesTo(worker).body("items[0].status", is("QUEUED")).body("items[0].reason", is("SMTP_UNREACHABLE"));

        advance("PT1M");

        messagesTo(worker).body("items[0].status", is("QUEUED")).body("items[0].attempts", is(2));
    }

    @Test
    void caseThatChangesHandsWhileItsDigestWaits_isTheNewWorkersToHearOf() {
        String caseId = newId("C");
        String successor = newId("W");
        worker(successor, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        advance("PT18H");

        putCase("system", caseId, motherAndChild(caseId, successor)).then().statusCode(200);
        advance("PT1M");

        as("system")
                .queryParam("caseId", caseId)
                .queryParam("workerId", successor)
                .get("/api/v1/messages")
                .then()
                .body("items.status", is(List.of("QUEUED")));
    }

    @Test
    void serverThatSaysNothing_holdsUpNobodyAndSurelyHasNothing() throws IOException {
        String other = newId("W");
        caseOf(other);

        try (ServerSocket silent = new ServerSocket(PORT, 50, InetAddress.getLoopbackAddress())) {
            advance("PT18H");
        }

        messagesTo(worker).body("items.reason", everyItem(is("SMTP_NO_ANSWER")));
        messagesTo(other).body("items[0].status", is("QUEUED")).body("items[0].reason", is("SMTP_NO_ANSWER"));
    }

    private static void caseOf(String worker) {
        String caseId = newId("C");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    private static ValidatableResponse messagesTo(String worker) {
        return as("system")
                .queryParam("workerId", worker)
                .get("/api/v1/messages")
                .then()
                .statusCode(200);
    }

    /** This class is loaded twice, for its profile and for its tests: the property is what both know. */
    private static int onePort() {
        String known = System.getProperty("hearthline.test.smtp-port");
        if (known != null) {
            return Integer.parseInt(known);
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("hearthline.test.smtp-port", String.valueOf(socket.getLocalPort()));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
