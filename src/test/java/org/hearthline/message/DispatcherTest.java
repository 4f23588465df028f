package org.hearthline.message;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hearthline.Api;
import org.hearthline.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message from intent to final status, against a real database and mail server. */
@QuarkusTest
class DispatcherTest {

    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aDigestIsDueTomorrow() {
        clockAt("2026-11-24T20:00:00Z");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @Test
    void digest_isSentOnceAndSaysWhenAndAboutWhichCase() {
        advance("P2D");

        messages()
                .body("items.size()", is(1))
                .body("items[0].status", is("SENT"))
                .body("items[0].reason", nullValue())
                .body("items[0].purpose", is("WORKER_DIGEST"))
                .body("items[0].channel", is("EMAIL"))
                .body("items[0].to.kind", is("WORKER"))
                .body("items[0].to.id", is(worker))
                .body("items[0].caseId", is(caseId))
                .body("items[0].attempts", is(1))
                .body("items[0].handedOffAt", is("2026-11-25T14:00:00Z"))
                .body("items[0].finalAt", notNullValue());
        assertThat(Api.mailTo(worker)).hasSize(1);
    }

    @Test
    void mailOfADigest_carriesAMessageIdOfOurs() {
        advance("P1D");

        String messageId = given().queryParam("to", worker + "@agency.example")
                .get("/sandbox/mail")
                .path("[0].headers.'Message-ID'");

        assertThat(messageId).matches("<[0-9a-f-]{36}-1@localhost>");
    }

    @Test
    void handOffWhoseProcessDied_becomesUnknownAndIsNotRepeated() throws SQLException {
        advance("P1D");
        UUID id = UUID.fromString(messages().extract().path("items[0].id"));
        asAProcessLeavesItThatIsKilled(id, "clock_timestamp() - interval '1 s'");

        advance("P1D");

        messages().body("items[0].status", is("UNKNOWN")).body("items[0].reason", is("LEASE_LOST"));
        assertThat(Api.mailTo(worker)).hasSize(1);
    }

    @Test
    void handOffThatIsStillLeased_isLeftToItsProcess() throws SQLException {
        advance("P1D");
        UUID id = UUID.fromString(messages().extract().path("items[0].id"));
        asAProcessLeavesItThatIsKilled(id, "clock_timestamp() + interval '1 hour'");

        advance("P1D");

        messages().body("items[0].status", is("SENDING"));
        Database.execute("delete from work_lease where items = array[?]", id);
    }

    @Test
    void requirementMetBetweenDigestAndHandOff_leavesNothingToSend() throws SQLException {
        advance("P1D");
        UUID id = UUID.fromString(messages().extract().path("items[0].id"));
        Database.execute("update message set status = 'QUEUED', queued = true, attempts = 0 where id = ?", id);
        for (String on : List.of("2026-08-20", "2026-09-15", "2026-10-14", "2026-11-10")) {
            Api.contact(worker, caseId, newId("X"), on).statusCode(201);
        }

        advance("P1D");

        messages().body("items[0].status", is("DROPPED")).body("items[0].reason", is("NOTHING_LEFT"));
        assertThat(Api.mailTo(worker)).hasSize(1);
    }

    @Test
    void messageToAParent_isDroppedForNobodyHasConsented() throws SQLException {
        UUID id = UUID.randomUUID();
        queueForTheMother(id);

        advance("PT1M");

        as("admin")
                .queryParam("participantId", "P-" + caseId)
                .get("/api/v1/messages")
                .then()
                .body("items[0].status", is("DROPPED"))
                .body("items[0].reason", is("NO_CONSENT"));
    }

    @Test
    void orderOnACase_cancelsWhatWaitsForItsParticipantsAndSaysHowMany() throws SQLException {
        UUID id = UUID.randomUUID();
        queueForTheMother(id);

        release(worker, caseId, newId("O"), "2026-11-01")
                .body("cancelled", is(1))
                .body("unsettled.size()", is(0));

        as(worker)
                .queryParam("participantId", "P-" + caseId)
                .get("/api/v1/messages")
                .then()
                .body("items[0].status", is("DROPPED"))
                .body("items[0].reason", is("RELEASED_BY_COURT_ORDER"));
    }

    private void queueForTheMother(UUID id) throws SQLException {
        Database.execute("""
                insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, queued,
                                     created_at, due_at, attempts)
                values (?, 'MEETING_PROPOSAL', 'PARTICIPANT', 'P-%1$s', 'EMAIL', '%1$s', 'QUEUED', true,
                        '2026-11-24T20:00:00Z', '2026-11-24T20:00:30Z', 0)
                """.formatted(caseId), id);
        Database.execute(
                "insert into message_recipient (recipient_id, message_id, recipient_kind) values ('P-%s', ?, 'PARTICIPANT')"
                        .formatted(caseId),
                id);
        Database.execute("insert into message_case (case_id, message_id) values ('%s', ?)".formatted(caseId), id);
    }

    private static void asAProcessLeavesItThatIsKilled(UUID id, String leasedUntil) throws SQLException {
        Database.execute("""
                with lease as (
                    insert into work_lease (id, queue, until, items) values (gen_random_uuid(), 'EMAIL', %s, array[?]) returning id)
                update message set status = 'SENDING', final_at = null, lease = lease.id from lease where message.id = any (array[?])
                """.formatted(leasedUntil), id, id);
    }

    private ValidatableResponse messages() {
        return as("system")
                .queryParam("caseId", caseId)
                .queryParam("workerId", worker)
                .get("/api/v1/messages")
                .then()
                .statusCode(200);
    }
}
