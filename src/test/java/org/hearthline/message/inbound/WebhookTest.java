package org.hearthline.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.CarrierCalls.INBOUND;
import static org.hearthline.CarrierCalls.STATUS;
import static org.hearthline.CarrierCalls.accepted;
import static org.hearthline.CarrierCalls.encoded;
import static org.hearthline.CarrierCalls.inbound;
import static org.hearthline.CarrierCalls.newNumber;
import static org.hearthline.CarrierCalls.newSid;
import static org.hearthline.CarrierCalls.post;
import static org.hearthline.CarrierCalls.signature;
import static org.hearthline.CarrierCalls.signatureOf;
import static org.hearthline.CarrierCalls.status;
import static org.hearthline.CarrierCalls.stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the carrier's calls are answered, and what is stored of them. */
@QuarkusTest
class WebhookTest {

    private static final int TOO_LARGE = SignedCalls.LIMIT + 1;

    private final String sid = newSid();
    private final String from = newNumber();
    private final Map<String, String> form = inbound(sid, from, "¿Mañana? ❤ zyzzyva");

    @BeforeEach
    void aStandingClock() {
        Api.clockAt("2026-11-24T15:00:00Z");
    }

    @Test
    void signedText_isAnsweredByAnInstructionToSayNothing() {
        HttpResponse<String> answer = post(INBOUND, form);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).endsWith("<Response/>");
    }

    @Test
    void signedText_isStoredOnceWithNothingThatCanBeRead() {
        for (int time = 0; time < 3; time++) {
            accepted(post(INBOUND, form));
        }

        assertThat(events()).hasSize(1);
        assertThat(Database.everyRow())
                .noneMatch(row -> row.contains("zyzzyva")
                        || row.contains(from)
                        || row.contains(from.substring(1))
                        || row.contains(hex("zyzzyva"))
                        || row.contains(hex(from.substring(1))));
    }

    @Test
    void textOfSomebodyUnknown_isKeptAndMarkedSo() {
        accepted(post(INBOUND, form));

        Api.advance("PT0S");

        assertThat(events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("outcome", "NOBODY_KNOWN")
                .doesNotContainEntry("sealed", null));
    }

    @Test
    void signedStatus_isStoredWithoutTheNumber() {
        accepted(post(STATUS + "?attempt=none-of-ours", status(sid, "delivered")));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("status", "delivered")
                .containsEntry("attempt", null)
                .containsEntry("sealed", null)
                .containsEntry("number_hash", null));
    }

    @Test
    void callThatTheCarrierDidNotSign_isRefusedAndChangesNothing() {
        Map<String, String> more = inbound(sid, from, "STOP");
        String honest = signature(INBOUND, form);
        String there = "http://localhost:" + RestAssured.port;

        refused(INBOUND, encoded(form), Optional.empty());
        refused(INBOUND, encoded(form), Optional.of(""));
        refused(INBOUND, encoded(form), Optional.of("no signature"));
        refused(INBOUND, encoded(form), Optional.of(honest.substring(1)));
        refused(INBOUND, encoded(more), Optional.of(honest));
        refused(INBOUND, encoded(form) + "&OptOutType=STOP", Optional.of(honest));
        refused(INBOUND, encoded(form) + "&Body=STOP", Optional.of(honest));
        refused(INBOUND + "?x=1", encoded(form), Optional.of(honest));
        refused(STATUS, encoded(form), Optional.of(honest));
        refused(INBOUND, "%zz", Optional.of(honest));
        // The host that a request names is its sender's choice.
        refused(INBOUND, encoded(form), Optional.of(signatureOf(there + INBOUND, form)));

        assertThat(events()).isEmpty();
    }

    @Test
    void bodyThatIsTooLarge_isRefusedWhetherItSaysSoOrNot() {
        Map<String, String> large = inbound(sid, from, "x".repeat(TOO_LARGE));
        String signature = signature(INBOUND, large);

        Refusal.of(stream(INBOUND, encoded(large).getBytes(UTF_8), signature), 413);
        assertThat(answerToHeadAlone(signature)).startsWith("HTTP/1.1 413");

        assertThat(events()).isEmpty();
    }

    @Test
    void signedCallWithoutAMessage_isUnreadable() {
        Map<String, String> none = Map.of("From", from, "Body", "hello");

        Refusal.of(post(INBOUND, none), 400);
        Refusal.of(post(STATUS, status(sid, "DROP TABLE")), 400);
    }

    private void refused(String path, String body, Optional<String> signature) {
        Refusal.of(post(path, body, signature), 403);
    }

    /** What is answered when the body has been announced and none of it was sent. */
    private static String answerToHeadAlone(String signature) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + INBOUND + " HTTP/1.1\r\nHost: localhost\r\nX-Twilio-Signature: " + signature
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + TOO_LARGE + "\r\n\r\n")
                            .getBytes(UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes("HTTP/1.1 413".length()), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, String>> events() {
        return Database.query("select * from carrier_event where carrier_id = ?", sid);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
