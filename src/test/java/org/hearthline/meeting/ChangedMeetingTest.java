package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hearthline.Database;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangedMeetingTest extends MeetingSituation {

    @Test
    void otherTimesOffered_replaceThoseBefore() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        patch("{\"slots\": [\"%s\"]}".formatted(MONDAY_AT_9))
                .then()
                .statusCode(200)
                .body("status", equalTo("PROPOSED"));

        meeting()
                .body("slots.at", contains(MONDAY_AT_9))
                .body("at", nullValue())
                .body("attendees[0].answer", equalTo("NONE"));
        assertThat(texts(mother))
                .containsExactlyInAnyOrder(
                        "MEETING_PROPOSAL -",
                        "MEETING_CONFIRMED -",
                        "MEETING_REMINDER_HOURS -",
                        "MEETING_CANCELLED",
                        "MEETING_PROPOSAL");
        propose(proposal(newId("M"), "VISIT", List.of(father), FRIDAY_AT_9))
                .then()
                .statusCode(201);
        assertThat(choose(mother, FRIDAY_AT_9)).isEqualTo(Answered.TAKEN);
        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
    }

    @Test
    void otherTimesForOneOfTwo_leaveTheOthersTime() {
        proposeVisit(List.of(mother, father), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        choose(father, FRIDAY_AT_9);

        patch("{\"participantIds\": [\"%s\"], \"slots\": [\"%s\"]}".formatted(father, MONDAY_AT_9))
                .then()
                .statusCode(200)
                .body("at", equalTo(FRIDAY_AT_9));

        assertThat(choose(father, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
        meeting().body("status", equalTo("CONFIRMED")).body("attendees.settledAt", contains(FRIDAY_AT_9, MONDAY_AT_9));
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void timeAgreedOtherwise_isFixed() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);

        patch("{\"at\": \"%s\"}".formatted(MONDAY_AT_9)).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        assertThat(texts(mother)).contains("MEETING_CONFIRMED").doesNotContain("MEETING_CHANGED");
        patch("{\"at\": \"%s\"}".formatted(TUESDAY_AT_9)).then().statusCode(200).body("at", equalTo(TUESDAY_AT_9));
        assertThat(texts(mother)).contains("MEETING_CHANGED", "MEETING_CONFIRMED -");

        String other = newId("M");
        propose(proposal(other, "VISIT", List.of(father), FRIDAY_AT_9)).then().statusCode(201);
        as(worker)
                .body("{\"at\": \"%s\"}".formatted(TUESDAY_AT_9))
                .patch("/api/v1/meetings/" + other)
                .then()
                .statusCode(422)
                .body("errors.field", contains("at"));
        as(worker).get("/api/v1/meetings/" + other).then().body("status", equalTo("PROPOSED"));
    }

    @Test
    void cancelledMeeting_isToldToThoseWhoHadHeardOfItAndFreesItsTime() throws SQLException {
        proposeVisit(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        Database.execute("update message set status = 'SENT' where recipient_id = ?", mother);

        patch("{\"status\": \"CANCELLED\", \"why\": \"the car broke down\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("why", equalTo("the car broke down"))
                .body("at", nullValue());

        assertThat(texts(mother)).contains("MEETING_CANCELLED", "MEETING_REMINDER_HOURS -");
        assertThat(texts(father)).containsExactly("MEETING_PROPOSAL -");
        patch("{\"status\": \"CANCELLED\"}").then().statusCode(200);
        patch("{\"at\": \"%s\"}".formatted(MONDAY_AT_9)).then().statusCode(409);
        propose(proposal(newId("M"), "VISIT", List.of(mother), FRIDAY_AT_9))
                .then()
                .statusCode(201);
    }

    @Test
    void meetingThatTookPlace_isLoggedInOneStep() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        patch("{\"status\": \"HELD\"}").then().statusCode(422).body("errors.field", contains("status"));
        clockAt("2026-11-09T15:00:00Z");
        assertThat(openTasks()).containsExactly("LOG_MEETING");

        for (int i = 0; i < 2; i++) {
            patch("{\"status\": \"HELD\", \"contact\": {\"minutes\": 45, \"nextSteps\": \"school\"}}")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("HELD"));
        }

        assertThat(openTasks()).isEmpty();
        assertThat(Database.query(
                        "select on_date::text, mode, outcome, minutes::text from contact where case_id = ?", caseId))
                .containsExactly(Map.of(
                        "on_date", "2026-11-06", "mode", "FACE_TO_FACE", "outcome", "COMPLETED", "minutes", "45"));
        patch("{\"status\": \"CANCELLED\"}").then().statusCode(409);
    }

    @Test
    void missedMeeting_isLoggedAsAnAttempt() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        clockAt("2026-11-06T17:00:00Z");

        patch("{\"status\": \"NO_SHOW\"}").then().statusCode(200);

        assertThat(Database.query("select outcome from contact where case_id = ?", caseId))
                .containsExactly(Map.of("outcome", "ATTEMPTED"));
        as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements?asOf=2026-11-06")
                .then()
                .body("items.findAll { it.status == 'OPEN' }.subject", hasItem(mother));
    }

    @Test
    void changeOfAnOlderVersion_isRefused() {
        String tag = propose(proposal(meetingId, "VISIT", List.of(mother), FRIDAY_AT_9))
                .header("ETag");
        choose(mother, FRIDAY_AT_9);

        as(worker)
                .header("If-Match", tag)
                .body("{\"status\": \"CANCELLED\"}")
                .patch("/api/v1/meetings/" + meetingId)
                .then()
                .statusCode(412);
        as(worker)
                .header("If-Match", meeting().extract().header("ETag"))
                .body("{\"status\": \"CANCELLED\"}")
                .patch("/api/v1/meetings/" + meetingId)
                .then()
                .statusCode(200);
    }

    @Test
    void badChange_namesTheField() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);

        patch("{}").then().statusCode(422).body("errors.field", contains("status"));
        patch("{\"status\": \"CONFIRMED\"}").then().statusCode(422).body("errors.field", contains("status"));
        patch("{\"at\": \"%s\", \"why\": \"so\"}".formatted(MONDAY_AT_9))
                .then()
                .statusCode(422)
                .body("errors.field", contains("why"));
        patch("{\"participantIds\": [\"P-none\"], \"at\": \"%s\"}".formatted(MONDAY_AT_9))
                .then()
                .statusCode(422)
                .body("errors.field", contains("participantIds[0]"));
    }
}
