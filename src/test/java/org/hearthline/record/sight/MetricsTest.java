package org.hearthline.record.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service shows to whoever watches it, and what it does not. */
@QuarkusTest
class MetricsTest {

    private static final String[] QUESTION = {"channel=\"SMS\"", "purpose=\"CONSENT_CONFIRMATION\""};

    @Inject
    Figures figures;

    @AfterEach
    void endThePause() {
        as("admin").delete("/api/v1/pauses/SMS").then().statusCode(200);
    }

    @Test
    void textThatArrives_isCountedAtEveryStep() {
        clockAt("2026-11-20T17:00:00Z");
        Scrape before = Scrape.now();

        Family family = new Family().consenting();

        Scrape after = Scrape.now();
        assertThat(after.of("hearthline_messages_handed_off_total", with(QUESTION, "outcome=\"accepted\"")))
                .isEqualTo(before.of("hearthline_messages_handed_off_total", with(QUESTION, "outcome=\"accepted\""))
                        + family.messages("CONSENT_CONFIRMATION").size());
        assertThat(after.of("hearthline_message_outcomes_total", with(QUESTION, "status=\"DELIVERED\"")))
                .isGreaterThan(before.of("hearthline_message_outcomes_total", with(QUESTION, "status=\"DELIVERED\"")));
        assertThat(after.of("hearthline_gate_seconds_count")).isGreaterThan(before.of("hearthline_gate_seconds_count"));
        assertThat(after.of("hearthline_hand_off_seconds_count", "channel=\"SMS\""))
                .isGreaterThan(before.of("hearthline_hand_off_seconds_count", "channel=\"SMS\""));
    }

    @Test
    void messagesThatArePaused_waitWithThatReasonAndThePauseGrowsOld() throws Throwable {
        clockAt("2026-11-20T17:00:00Z");
        Family family = new Family().withPhone();
        as("admin")
                .body("{\"why\": \"trial\"}")
                .put("/api/v1/pauses/SMS")
                .then()
                .statusCode(200);
        family.consent("REQUEST").statusCode(201);
        clockAt("2026-11-20T17:10:00Z");
        Scrape held = read();
        as("admin").delete("/api/v1/pauses/SMS").then().statusCode(200);
        Scrape resumed = read();
        clockAt("2026-11-20T18:20:00Z");

        assertThat(held.of("hearthline_messages_waiting", "channel=\"SMS\"", "status=\"HELD\"", "reason=\"PAUSED\""))
                .isPositive();
        assertThat(held.of("hearthline_pause_age_seconds", "scope=\"SMS\"")).isEqualTo(600);
        assertThat(resumed.names()).doesNotContain("hearthline_pause_age_seconds");
    }

    @Test
    void morningOnWhichNobodyInAZoneGotADigest_isShownUntilSomebodyDid() throws Throwable {
        clockAt("2026-11-20T17:00:00Z");
        String worker = worker(newId("W"), newId("U"), null, "Pacific/Honolulu", "WORKER");
        String caseId = newId("C");
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        clockAt("2026-11-20T17:01:00Z");
        Scrape before = read();
        standAt("2026-11-20T18:29:00Z");
        Scrape soonAfter = read();
        standAt("2026-11-20T18:31:00Z");
        Scrape nothingSent = read();
        clockAt("2026-11-20T18:32:00Z");
        standAt("2026-11-20T19:03:00Z");
        Scrape sent = read();

        assertThat(soonAfter.of("hearthline_digests_missed")).isEqualTo(before.of("hearthline_digests_missed"));
        assertThat(nothingSent.of("hearthline_digests_missed")).isEqualTo(before.of("hearthline_digests_missed") + 1);
        // Those of other tests may fall due in these hours too.
        assertThat(nothingSent.of("hearthline_digests_due")).isGreaterThan(before.of("hearthline_digests_due"));
        assertThat(nothingSent.of("hearthline_queue_oldest_due_age_seconds", "queue=\"digests\""))
                .isEqualTo(31 * 60);
        assertThat(sent.of("hearthline_digests_missed")).isEqualTo(before.of("hearthline_digests_missed"));
        assertThat(sent.of("hearthline_digests_handed_off")).isGreaterThan(before.of("hearthline_digests_handed_off"));
        assertThat(sent.of("hearthline_digests_last_success_timestamp_seconds"))
                .isGreaterThanOrEqualTo(Instant.parse("2026-11-20T18:32:00Z").getEpochSecond());
    }

    @Test
    void requirements_areCountedByStatusAndKind() throws Throwable {
        clockAt("2026-11-20T17:00:00Z");
        Scrape before = read();
        String caseId = newId("C");
        putCase("system", caseId, motherAndChild(caseId, worker(newId("W"), newId("U"), null)))
                .then()
                .statusCode(200);

        Scrape after = read();

        String[] ofNovember = {"status=\"OPEN\"", "kind=\"ONGOING_CONTACT\""};
        assertThat(after.of("hearthline_requirements", ofNovember))
                .isEqualTo(before.of("hearthline_requirements", ofNovember) + 1);
    }

    @Test
    void withoutACollector_noMessageIsTraced() {
        clockAt("2026-11-20T17:00:00Z");
        Family family = new Family().consenting();

        assertThat(Database.query("select trace from message where case_id = ?", family.caseId))
                .isNotEmpty()
                .allMatch(message -> message.get("trace") == null);
    }

    @Test
    void callThatTheCarrierDidNotSign_isCounted() {
        Scrape before = Scrape.now();

        CarrierCalls.post(CarrierCalls.STATUS, "MessageStatus=sent", Optional.empty());

        assertThat(Scrape.now().of("hearthline_webhook_refusals_total", "reason=\"unsigned\""))
                .isEqualTo(before.of("hearthline_webhook_refusals_total", "reason=\"unsigned\"") + 1);
    }

    @Test
    void addresses_areShownByTheirTemplatesAlone() {
        given().get("/m/tokenofaparent").then().statusCode(404);
        given().get("/m/tokenofaparent/beyond").then().statusCode(404);
        given().get("/calendar/tokenofaworker.ics").then().statusCode(404);
        given().get("/sandbox/phones/{number}", "+16155550199").then().statusCode(200);
        given().get("/no/such/{number}", "+16155550199").then().statusCode(404);

        Scrape shown = Scrape.once(
                scrape -> scrape.of("http_server_requests_seconds_count", "uri=\"other\"", "status=\"404\"") > 0);

        assertThat(shown.text()).doesNotContain("tokenofa", "6155550199");
        assertThat(shown.of("http_server_requests_seconds_count", "uri=\"/m/{token}\"", "status=\"404\""))
                .isPositive();
        assertThat(shown.of("http_server_requests_seconds_count", "uri=\"other\"", "status=\"404\""))
                .isPositive();
    }

    private Scrape read() throws Throwable {
        VertxContextSupport.subscribeAndAwait(figures::read);
        VertxContextSupport.subscribeAndAwait(figures::readRequirements);
        return Scrape.now();
    }

    private static String[] with(String[] labels, String label) {
        return new String[] {labels[0], labels[1], label};
    }
}
