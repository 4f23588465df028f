package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.supervisor;
import static org.hearthline.CarrierCalls.newNumber;
import static org.hearthline.CarrierCalls.text;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.message.Composed;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The text beside the digest of a worker who chose texts (POLICY 4). */
@QuarkusTest
class TextedDigestTest {

    private final String unit = newId("U");
    private final String worker = newId("W");
    private final String supervisor = newId("W");
    private final String caseId = newId("C");
    private final String phone = newNumber();

    @Inject
    DigestComposer composer;

    @BeforeEach
    void aMotherSeenUntilOctober() {
        clockAt("2026-11-01T06:00:00Z");
        supervisor(supervisor, unit);
        put("[\"EMAIL\", \"SMS\"]");
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        for (String month : List.of("08", "09", "10")) {
            contact(worker, caseId, newId("X"), "2026-" + month + "-20").statusCode(201);
        }
    }

    @Test
    void dayThatIsDueAndDayAfter_areTextedAtEightAndNoOther() {
        advance("P40D");

        assertThat(madeAt("SMS")).containsExactly("2026-11-30T14:00:00Z", "2026-12-01T14:00:00Z");
        assertThat(madeAt("EMAIL")).hasSize(4).containsAll(madeAt("SMS"));
    }

    @Test
    void textOfTheDueDay_saysWhatIsDueInFewWords() throws Throwable {
        advanceTo("2026-11-30T14:00:00Z");

        assertThat(composed()).hasValueSatisfying(content -> assertThat(content.text())
                .isEqualTo("Hearthline: 1 due today. First: M. L. (mother), contact by Nov 30."
                        + " All: http://localhost:8080"));
    }

    @Test
    void contactLoggedBeforeItWasSent_leavesNothingToSay() throws Throwable {
        advanceTo("2026-11-30T14:00:00Z");

        contact(worker, caseId, newId("X"), "2026-11-29").statusCode(201);

        assertThat(composed()).isEmpty();
    }

    @Test
    void caseThatChangedHandsBeforeItWasSent_isNotTextedToTheOldWorker() throws Throwable {
        advanceTo("2026-11-30T14:00:00Z");

        putCase("system", caseId, motherAndChild(caseId, Api.worker(newId("W"), unit, null)))
                .then()
                .statusCode(200);

        assertThat(composed()).isEmpty();
    }

    @Test
    void workerWhoDidNotChooseTexts_getsTheEmailAlone() {
        put("[\"EMAIL\"]");

        advance("P40D");

        assertThat(madeAt("SMS")).isEmpty();
        assertThat(madeAt("EMAIL")).hasSize(4);
    }

    @Test
    void workerWhoSaidStop_getsTheEmailAloneUntilTheySayStart() {
        advance("P10D");
        text(phone, "STOP");
        advance("P19DT12H");
        assertThat(madeAt("SMS")).isEmpty();
        assertThat(madeAt("EMAIL")).hasSize(3);

        put("[\"EMAIL\", \"SMS\"]");
        text(phone, "START");
        advance("P1D");

        assertThat(madeAt("SMS")).containsExactly("2026-12-01T14:00:00Z");
    }

    @Test
    void supervisorWhoIsToldOfIt_isNotTexted() {
        as("system")
                .body("""
                        {"email": "%s@agency.example", "phone": "%s", "unit": "%s", "timeZone": "America/Chicago",
                         "role": "SUPERVISOR", "alerts": ["EMAIL", "SMS"]}
                        """.formatted(supervisor, newNumber(), unit))
                .put("/api/v1/workers/" + supervisor)
                .then()
                .statusCode(200);

        advance("P40D");

        assertThat(messages(supervisor, "EMAIL")).hasSize(1);
        assertThat(messages(supervisor, "SMS")).isEmpty();
    }

    private void put(String alerts) {
        as("system")
                .body("""
                        {"name": "Dana Reed", "email": "%s@agency.example", "phone": "%s", "supervisorId": "%s", "unit": "%s",
                         "timeZone": "America/Chicago", "role": "WORKER", "alerts": %s}
                        """.formatted(worker, phone, supervisor, unit, alerts))
                .put("/api/v1/workers/" + worker)
                .then()
                .statusCode(200);
    }

    /** Runs up to there; what is due there is made. */
    private static void advanceTo(String instant) {
        standAt(instant);
        advance("PT0S");
    }

    private Optional<Content> composed() throws Throwable {
        List<Map<String, String>> texts = messages(worker, "SMS");
        UUID id = UUID.fromString(Objects.requireNonNull(texts.get(0).get("id")));
        Composed composed = VertxContextSupport.subscribeAndAwait(() -> composer.compose(
                id, new Recipient(Recipient.Kind.WORKER, worker), Channel.SMS, Instant.parse("2026-11-30T14:00:00Z")));
        return composed instanceof Composed.Written written ? Optional.of(written.content()) : Optional.empty();
    }

    private List<String> madeAt(String channel) {
        return messages(worker, channel).stream()
                .map(message -> Objects.requireNonNull(message.get("made")))
                .toList();
    }

    private static List<Map<String, String>> messages(String recipient, String channel) {
        return Database.query("""
                select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as made from message
                where recipient_id = ? and channel = ? order by created_at
                """, recipient, channel);
    }
}
