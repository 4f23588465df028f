package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hearthline.sandbox.carrier.RunningCarrier.ACCOUNT;
import static org.hearthline.sandbox.carrier.RunningCarrier.PHONE;

import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final RunningCarrier carrier = new RunningCarrier();

    @AfterEach
    void stop() {
        carrier.close();
    }

    @Test
    void createThatIsAccepted_isWrittenDownByTheMachinesClock() {
        Instant before = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

        String sid = carrier.text(PHONE, "Hello")
                .setValidityPeriod(600)
                .create(carrier.client)
                .getSid();

        assertThat(carrier.journal()).singleElement().satisfies(entry -> {
            assertThat(Instant.parse(entry.getString("at")))
                    .isBetween(before, InstantSource.system().instant());
            assertThat(entry.getString("outcome")).isEqualTo("ACCEPTED");
            assertThat(entry.getString("sid")).isEqualTo(sid);
            assertThat(entry.getString("to")).isEqualTo(PHONE);
            assertThat(entry.getString("attempt")).isEqualTo("7a-1");
            assertThat(entry.getString("validityPeriod")).isEqualTo("600");
            assertThat(entry.getString("bodyHash"))
                    .isEqualTo("185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969");
            assertThat(entry.getString("fault")).isNull();
        });
    }

    @Test
    void createWithAWrongToken_isWrittenDownAsRefused() {
        catchThrowable(() -> carrier.text(PHONE, "Hello").create(carrier.clientWith("another token")));

        assertThat(carrier.journal())
                .singleElement()
                .returns("REFUSED", entry -> entry.getString("outcome"))
                .returns(20003, entry -> entry.getInteger("code"));
    }

    @Test
    void createThatIsBrokenOff_isWrittenDownToo() throws Exception {
        URI url = URI.create(carrier.carrier.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /2010-04-01/Accounts/" + ACCOUNT + "/Messages.json HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nTo=")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        List<JsonObject> journal = carrier.journal();
        while (journal.isEmpty()) {
            journal = carrier.journal();
        }

        assertThat(journal).singleElement().returns("BROKEN_OFF", entry -> entry.getString("outcome"));
    }

    @Test
    void journalAfterANumber_holdsWhatCameLater() {
        carrier.create(PHONE, "one");
        carrier.create(PHONE, "two");

        JsonObject answer = new JsonObject(carrier.get("/journal?after=1").body());

        assertThat(answer.getJsonArray("creates")).singleElement().satisfies(entry -> assertThat(
                        ((JsonObject) entry).getInteger("number"))
                .isEqualTo(2));
        assertThat(carrier.get("/journal?after=x").statusCode()).isEqualTo(400);
    }
}
