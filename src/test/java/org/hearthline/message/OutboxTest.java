package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearthline.Api;
import org.hearthline.message.channel.CarrierRecords.Taken;
import org.hearthline.message.channel.Delivery;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message to a parent from intent to final status, with a carrier that does what the test says. */
@QuarkusTest
@TestProfile(ParentsReached.class)
class OutboxTest {

    /** A quarter to noon in Nashville. */
    private static final String NOW = "2026-11-24T17:45:00Z";

    @Inject
    ParentsReached.Carrier carrier;

    @Inject
    ParentsReached.Memory memory;

    private final String worker = newId("W");
    private final String caseId = newId("C");
    private final String mother = "P-" + caseId;

    @BeforeEach
    void aMotherWhoHasConsented() {
        clockAt(NOW);
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @AfterEach
    void healTheCarrier() {
        carrier.takesEverything();
    }

    @Test
    void dueMessage_isHandedOverOnceAndItsOutcomeKept() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);

        advance("PT1M");

        assertThat(Queued.row(id)).containsEntry("status", "SENT").containsEntry("carrier_id", "SM" + id);
        assertThat(Queued.trail(id)).containsExactly("SENT");
        assertThat(carrier.begunFor(mother)).hasSize(1);
    }

    @Test
    void carrierThatDidNotTakeIt_getsItAgainLaterAndLaterStill() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        carrier.answers(mother, new HandOff.NotTaken("TWILIO_30001", false));

        advance("PT0S");
        assertThat(Queued.status(id)).isEqualTo("QUEUED TWILIO_30001");
        Instant second = dueAt(id);
        assertThat(second).isBetween("2026-11-24T17:45:30Z", "2026-11-24T17:45:40Z");
        advance("PT41S");
        assertThat(dueAt(id)).isBetween(second.plusSeconds(60), second.plusSeconds(70));

        carrier.takesEverything();
        advance("PT2M");
        assertThat(Queued.status(id)).isEqualTo("SENT");
        assertThat(Queued.row(id)).containsEntry("attempts", "3");
    }

    @Test
    void carrierThatDoesNotTakeItWithinItsTime_messageExpires() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW, "2026-11-24T17:46:00Z");
        carrier.answers(mother, new HandOff.NotTaken("TWILIO_30001", false));

        advance("PT5M");

        assertThat(Queued.status(id)).isEqualTo("EXPIRED TWILIO_30001");
        assertThat(carrier.begunFor(mother)).hasSize(2);
    }

    @Test
    void carrierThatRefusesIt_isNotAskedAgainAndTheWorkerHears() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_PROPOSAL, NOW);
        carrier.answers(mother, new HandOff.Refused("TWILIO_21211", Consequence.BAD_ADDRESS));

        advance("P1D");

        assertThat(Queued.status(id)).isEqualTo("FAILED TWILIO_21211");
        assertThat(carrier.begunFor(mother)).hasSize(1);
        assertThat(Queued.tasks(id))
                .containsExactly(Map.of("reason", "NOT_DELIVERED", "urgent", "f", "for_role", "WORKER"));
        as(worker)
                .get("/api/v1/workers/" + worker + "/tasks")
                .then()
                .body(
                        "items.findAll { it.kind == 'MESSAGE' }.text",
                        is(List.of("The message of 24 November 2026 did not reach"
                                + " Maria Lopez: check the address, and reach them in another way.")));
    }

    @Test
    void outcomeNotKnownAndCarrierHasIt_isSentAndNotRepeated() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        carrier.answers(mother, new HandOff.Unknown("CARRIER_500", false));
        memory.has(mother, new Taken("SM1", id.toString(), Delivery.TAKEN, null, Instant.parse(NOW)));

        advance("PT1M");

        assertThat(Queued.trail(id)).containsExactly("UNKNOWN CARRIER_500", "SENT");
        assertThat(Queued.row(id)).containsEntry("carrier_id", "SM1");
        assertThat(carrier.begunFor(mother)).hasSize(1);
    }

    @Test
    void outcomeNotKnownAndCarrierNeverLearnsOfIt_becomesATaskAndIsNotRepeated() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        carrier.answers(mother, new HandOff.Unknown("CARRIER_500", false));

        advance("PT10M");
        assertThat(Queued.status(id)).isEqualTo("UNKNOWN CARRIER_500");
        assertThat(Queued.tasks(id)).isEmpty();
        advance("PT10M");

        assertThat(Queued.status(id)).isEqualTo("UNKNOWN NOT_FOUND_AT_CARRIER");
        assertThat(Queued.row(id).get("final_at")).isNotNull();
        assertThat(Queued.tasks(id)).extracting(task -> task.get("reason")).containsExactly("OUTCOME_UNKNOWN");
        assertThat(carrier.begunFor(mother)).hasSize(1);
    }

    @Test
    void carrierThatSaysNothing_isGivenUpAndTheOutcomeIsNotKnown() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        carrier.answers(mother, outgoing -> Uni.createFrom().nothing());

        advance("PT0S");

        assertThat(Queued.status(id)).isEqualTo("UNKNOWN NO_ANSWER_IN_TIME");
    }

    @Test
    void fifthMessageOfADay_waitsForTheNextMorning() throws SQLException {
        List<UUID> ids = IntStream.range(0, 5)
                .mapToObj(each -> queuedUnchecked("2026-11-24T17:45:0" + each + "Z"))
                .toList();

        advance("PT1M");

        assertThat(ids.subList(0, 4))
                .allSatisfy(id -> assertThat(Queued.status(id)).isEqualTo("SENT"));
        assertThat(Queued.status(ids.get(4))).isEqualTo("DEFERRED DAILY_CAP");
        assertThat(dueAt(ids.get(4))).isEqualTo("2026-11-25T14:00:00Z");
        advance("P1D");
        assertThat(Queued.trail(ids.get(4))).containsExactly("DEFERRED DAILY_CAP", "SENT");
    }

    @Test
    void messageAtNight_waitsForEightInTheMorning() throws SQLException {
        clockAt("2026-11-25T04:00:00Z");
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, "2026-11-25T04:00:00Z");

        advance("PT9H59M");
        assertThat(Queued.status(id)).isEqualTo("DEFERRED QUIET_HOURS");
        advance("PT1M");

        assertThat(Queued.status(id)).isEqualTo("SENT");
    }

    @Test
    void parentWhoIsMissing_messageIsHeldUntilTheyAreFoundAndTheWorkerAsked() throws SQLException {
        putCase("system", caseId, motherMissing("\"2026-11-01\"", "null"))
                .then()
                .statusCode(200);
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);

        advance("PT3H");
        assertThat(Queued.trail(id)).containsExactly("HELD NEEDS_WORKER MISSING");
        assertThat(Queued.tasks(id)).extracting(task -> task.get("reason")).containsExactly("NEEDS_WORKER");
        putCase("system", caseId, motherMissing("\"2026-11-01\"", "\"2026-11-24\""))
                .then()
                .statusCode(200);
        advance("PT0S");

        assertThat(Queued.trail(id)).containsExactly("HELD NEEDS_WORKER MISSING", "SENT");
    }

    @Test
    void orderThatDropsWhatAParentExpects_makesAnUrgentTaskAndSendsNothing() throws SQLException {
        UUID expected = Queued.text(caseId, Purpose.MEETING_REMINDER, "2026-11-25T17:00:00Z");
        UUID proposal = Queued.text(caseId, Purpose.MEETING_PROPOSAL, "2026-11-25T17:00:00Z");

        Api.release(worker, caseId, "O-" + caseId, "2026-11-01").body("cancelled", is(2));
        advance("P2D");

        assertThat(Queued.row(expected))
                .containsEntry("status", "DROPPED")
                .containsEntry("reason", "RELEASED_BY_COURT_ORDER")
                .containsEntry("evidence", "O-" + caseId);
        assertThat(Queued.tasks(expected))
                .containsExactly(Map.of("reason", "EXPECTED_MESSAGE_DROPPED", "urgent", "t", "for_role", "WORKER"));
        assertThat(Queued.tasks(proposal)).isEmpty();
        assertThat(carrier.begunFor(mother)).isEmpty();
    }

    @Test
    void orderFromTomorrowOn_cancelsNothingTodayAndStopsWhatIsDueThen() throws SQLException {
        UUID today = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        UUID tomorrow = Queued.text(caseId, Purpose.MEETING_REMINDER, "2026-11-25T17:00:00Z");

        Api.release(worker, caseId, newId("O"), "2026-11-25").body("cancelled", is(0));
        advance("P1D");

        assertThat(Queued.status(today)).isEqualTo("SENT");
        assertThat(Queued.status(tomorrow)).isEqualTo("DROPPED RELEASED_BY_COURT_ORDER");
    }

    @Test
    void orderThatEnds_revivesNoMessageThatItDropped() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, "2026-11-25T17:00:00Z");
        String order = newId("O");
        Api.release(worker, caseId, order, "2026-11-01");

        as(worker)
                .body("{\"to\": \"2026-11-24\"}")
                .patch("/api/v1/court-orders/" + order)
                .then()
                .statusCode(200);
        advance("P2D");

        assertThat(Queued.status(id)).isEqualTo("DROPPED RELEASED_BY_COURT_ORDER");
    }

    @Test
    void operatorsPauseAChannel_messagesWaitAndGoOnAtOnceWhenItResumes() throws SQLException {
        as("admin")
                .body("{\"why\": \"numbers are moved\"}")
                .put("/api/v1/pauses/SMS")
                .then()
                .statusCode(200)
                .body("scope", is(List.of("SMS")));
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);

        advance("PT1H");
        assertThat(Queued.trail(id)).containsExactly("HELD PAUSED SMS");
        as("admin").delete("/api/v1/pauses/SMS").then().statusCode(200).body("size()", is(0));
        advance("PT0S");

        assertThat(Queued.status(id)).isEqualTo("SENT");
    }

    @Test
    void scopeThatNobodyKnows_isNotPaused() {
        as("admin").body("{\"why\": \"x\"}").put("/api/v1/pauses/FAX").then().statusCode(404);
        as("admin").body("{\"why\": \"\"}").put("/api/v1/pauses/SMS").then().statusCode(422);
    }

    @Test
    void sickCarrier_isLeftAloneAndTriedWithOneMessage() throws SQLException {
        for (int i = 0; i < 40; i++) {
            String each = newId("C");
            putCase("system", each, motherAndChild(each, worker)).then().statusCode(200);
            carrier.answers("P-" + each, new HandOff.NotTaken("CARRIER_UNREACHABLE", true));
            Queued.text(each, Purpose.MEETING_REMINDER, NOW);
        }
        advance("PT0S");
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);

        advance("PT0S");
        assertThat(Queued.status(id)).isEqualTo("QUEUED");
        assertThat(carrier.begunFor(mother)).isEmpty();

        carrier.takesEverything();
        long giveUp = System.nanoTime() + 10_000_000_000L;
        while (!Queued.status(id).equals("SENT") && System.nanoTime() < giveUp) {
            advance("PT0S");
        }
        assertThat(Queued.status(id)).isEqualTo("SENT");
    }

    private UUID queuedUnchecked(String dueAt) {
        try {
            return Queued.text(caseId, Purpose.MEETING_REMINDER, dueAt);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String motherMissing(String from, String to) {
        return motherAndChild(caseId, worker)
                .replace(
                        "\"role\": \"MOTHER\"",
                        "\"role\": \"MOTHER\", \"circumstances\": [{\"kind\": \"MISSING\", \"from\": %s, \"to\": %s}]"
                                .formatted(from, to));
    }

    private static Instant dueAt(UUID id) {
        return OffsetDateTime.parse(
                        Queued.row(id).get("due_at").replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"))
                .toInstant();
    }
}
