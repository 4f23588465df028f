package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.standAt;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages in a database that was brought back from before they were sent. The whole of it, with a real copy, is {@code RestoreTrial}'s. */
@QuarkusTest
class RestoredMessagesTest {

    private Family family;

    @BeforeEach
    void aMotherIsOfferedTimes() {
        clockAt("2026-11-24T16:00:00Z");
        family = new Family().consenting();
        standAt("2026-11-24T18:00:00Z");
        as(family.worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "placeKind": "OFFICE", "minutes": 60,
                         "attendees": [{"participantId": "%s", "required": true}], "slots": ["2026-12-08T15:00-06:00"]}
                        """.formatted(newId("M"), family.caseId, family.worker, family.mother))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void resume() {
        as("admin").delete("/api/v1/pauses/ALL").then().statusCode(200);
        advance("PT0S");
        Api.followTheMachinesClock();
    }

    @Test
    void textThatWentOutSinceTheCopy_isFoundAtTheCarrierAndNotSentAgain() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        Database.execute("""
                update message set status = 'QUEUED', queued = true, attempts = 0, carrier_id = null, final_at = null, handed_off_at = null
                where recipient_id = ? and purpose = 'MEETING_PROPOSAL'
                """, family.mother);

        broughtBack();
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        as("admin").delete("/api/v1/pauses/ALL").then().statusCode(200);
        advance("PT6M");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void textOfWhichTheCarrierHasNoTrace_waitsUntilAnOperatorResumesAndGoesOnce() throws SQLException {
        int texts = family.phone.texts().size();

        broughtBack();
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("HELD PAUSED");
        assertThat(Database.query(
                        "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                .hasSize(1);
        as("admin").delete("/api/v1/pauses/ALL").then().statusCode(200);
        advance("PT6M");
        assertThat(family.phone.texts()).hasSize(texts + 1);
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
    }

    @Test
    void textTakenBeforeAMessageWasDue_isNotTakenForThatMessage() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        waitsAgain("QUEUED", null, "2026-11-24T18:11:00Z");

        broughtBack();
        advance("PT25M");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("UNKNOWN NOT_FOUND_AT_CARRIER");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void messageThatWasHeldAndMayHaveBeenLetGoSince_isAskedForBeforeAnythingGoes() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        waitsAgain("HELD", "NEEDS_WORKER", "2026-11-24T19:00:00Z");

        broughtBack();
        advance("PT25M");
        as("admin").delete("/api/v1/pauses/ALL").then().statusCode(200);
        advance("PT2H");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("UNKNOWN NOT_FOUND_AT_CARRIER");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void textThatCanNeverBeRead_doesNotKeepTheCarrierFromBeingAsked() throws SQLException {
        try {
            unreadable("SMf0000000000000000000000000000001", "2026-11-24T17:58:00Z");

            broughtBack();
            advance("PT25M");

            assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("HELD PAUSED");
            assertThat(
                            Database.query(
                                    "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                    .hasSize(1);
        } finally {
            Database.execute("delete from carrier_event where sealed is null and kind = 'TEXT'");
        }
    }

    @Test
    void callOfATimeThatTheClockHasNotReached_doesNotKeepTheCarrierFromBeingAsked() throws SQLException {
        try {
            unreadable("SMf0000000000000000000000000000002", "2026-11-28T22:08:53Z");

            broughtBack();
            advance("PT6M");

            assertThat(
                            Database.query(
                                    "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                    .hasSize(1);
        } finally {
            Database.execute("delete from carrier_event where sealed is null and kind = 'TEXT'");
        }
    }

    private static void unreadable(String sid, String at) throws SQLException {
        Database.execute("""
                insert into carrier_event (id, kind, carrier_id, received_at, number_hash, sealed, due_at)
                values ('%1$s', 'TEXT', '%1$s', '%2$s', '\\x00', null, '%2$s')
                """.formatted(sid, at));
    }

    /** The offer as a copy has it that was made before it went. */
    private void waitsAgain(String status, @Nullable String reason, String dueAt) throws SQLException {
        Database.execute("""
                update message set status = ?, reason = ?, queued = true, attempts = 0, carrier_id = null, final_at = null, handed_off_at = null,
                                   due_at = ?::timestamptz
                where recipient_id = ? and purpose = 'MEETING_PROPOSAL'
                """, status, reason, dueAt, family.mother);
    }

    /** The database knew what was sent until just before the offer. */
    private static void broughtBack() throws SQLException {
        Database.execute("""
                insert into inbound_cursor (channel, read_until, due_at) values ('SMS', '2026-11-24T17:59:00Z', '2026-11-24T17:59:00Z')
                on conflict (channel) do update set read_until = excluded.read_until, due_at = excluded.due_at
                """);
        Database.execute("select after_restore()");
    }
}
