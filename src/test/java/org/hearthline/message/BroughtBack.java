package org.hearthline.message;

import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.standAt;

import java.sql.SQLException;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A mother is offered times at 18:00, and the database is brought back from before she was. */
public abstract class BroughtBack {

    protected Family family;

    @BeforeEach
    void aMotherIsOfferedTimes() {
        clockAt("2026-11-24T16:00:00Z");
        family = new Family().consenting();
        standAt("2026-11-24T18:00:00Z");
        offerTimes(family);
    }

    @AfterEach
    void theRestoreIsOver() {
        resume();
        advance("PT0S");
        Api.followTheMachinesClock();
    }

    protected static void offerTimes(Family family) {
        as(family.worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "placeKind": "OFFICE", "minutes": 60,
                         "attendees": [{"participantId": "%s", "required": true}], "slots": ["2026-12-08T15:00-06:00"]}
                        """.formatted(newId("M"), family.caseId, family.worker, family.mother))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
    }

    protected static void resume() {
        as("admin").delete("/api/v1/pauses/ALL").then().statusCode(200);
    }

    /** The database knew what was sent until just before the offer. */
    protected static void broughtBack() throws SQLException {
        broughtBack("2026-11-24T17:59:00Z");
    }

    /** @param readUntil up to when the copy has read the carrier's list */
    protected static void broughtBack(String readUntil) throws SQLException {
        Database.execute("""
                insert into inbound_cursor (channel, read_until, due_at) values ('SMS', '%1$s', '%1$s')
                on conflict (channel) do update set read_until = excluded.read_until, due_at = excluded.due_at
                """.formatted(readUntil));
        Database.execute("select after_restore()");
    }
}
