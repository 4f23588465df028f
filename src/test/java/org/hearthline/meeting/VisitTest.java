package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VisitTest extends MeetingSituation {

    @Test
    void proposedVisit_asksEachAttendeeAndShowsWhereTheyStand() {
        address(mother, "SMS", "+16155550142");

        proposeVisit(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);

        meeting()
                .body("status", equalTo("PROPOSED"))
                .body("at", nullValue())
                .body("place", equalTo("the blue house"))
                .body("slots.at", contains(FRIDAY_AT_9, MONDAY_AT_9))
                .body("slots.left", contains(true, true))
                .body("attendees.participantId", contains(mother, father))
                .body("attendees.answer", contains("NONE", "NONE"));
        assertThat(texts(mother)).containsExactlyInAnyOrder("MEETING_PROPOSAL");
        assertThat(texts(father)).containsExactlyInAnyOrder("MEETING_PROPOSAL");
        assertThat(openQuestions(mother)).isEqualTo(1);
        assertThat(openQuestions(father)).isZero();
    }

    @Test
    void chosenTime_isSettledForWhoCameFirst() {
        address(mother, "SMS", "+16155550142");
        address(mother, "EMAIL", "m@family.example");
        proposeVisit(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);

        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
        assertThat(choose(father, MONDAY_AT_9)).isEqualTo(Answered.TAKEN);

        assertThat(texts(mother))
                .containsExactlyInAnyOrder(
                        "MEETING_PROPOSAL -",
                        "MEETING_CONFIRMED",
                        "MEETING_CONFIRMED",
                        "MEETING_REMINDER_DAY",
                        "MEETING_REMINDER_HOURS");
        assertThat(due(mother))
                .containsEntry("MEETING_REMINDER_DAY", Instant.parse("2026-11-08T15:00:00Z"))
                .containsEntry("MEETING_REMINDER_HOURS", Instant.parse("2026-11-09T13:00:00Z"));
        assertThat(texts(father)).containsExactlyInAnyOrder("MEETING_PROPOSAL -", "MEETING_PROPOSAL");
        assertThat(openQuestions(mother)).isEqualTo(1);
        meeting()
                .body("status", equalTo("PROPOSED"))
                .body("at", equalTo(MONDAY_AT_9))
                .body("slots.left", contains(true, false));
        assertThat(choose(father, FRIDAY_AT_9)).isEqualTo(Answered.SETTLED);
        meeting().body("status", equalTo("CONFIRMED")).body("at", equalTo(FRIDAY_AT_9));
        assertThat(news()).containsExactlyInAnyOrder("TIME_SETTLED", "TIME_SETTLED");
    }

    @Test
    void onlyTimeTaken_leavesNoneAndAsksTheWorkerForOthers() {
        proposeVisit(List.of(mother, father), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        assertThat(choose(father, FRIDAY_AT_9)).isEqualTo(Answered.NONE_LEFT);

        meeting().body("status", equalTo("NEEDS_TIMES"));
        assertThat(openTasks()).containsExactlyInAnyOrder("OTHER_TIMES");
        assertThat(news()).containsExactlyInAnyOrder("TIME_SETTLED", "NO_TIMES_LEFT");
    }

    @Test
    void anotherTimeOfTheOffer_replacesTheSettledOne() {
        proposeVisit(List.of(mother), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);

        meeting().body("at", equalTo(MONDAY_AT_9)).body("slots.left", contains(true, false));
        assertThat(texts(mother)).contains("MEETING_CHANGED", "MEETING_CONFIRMED -");
    }

    @Test
    void otherTimesAsked_freesTheTimeAndShowsTheWordsToTheWorker() {
        proposeVisit(List.of(mother, father), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        assertThat(otherTimes(mother, "after 5 please")).isEqualTo(Answered.NOTED);

        meeting()
                .body("status", equalTo("NEEDS_TIMES"))
                .body("slots.left", contains(true))
                .body("attendees[0].answer", equalTo("WORDS"))
                .body("attendees[0].words", equalTo("after 5 please"));
        assertThat(openTasks()).containsExactlyInAnyOrder("OTHER_TIMES");
        assertThat(choose(father, FRIDAY_AT_9)).isEqualTo(Answered.SETTLED);
        assertThat(choose(mother, FRIDAY_AT_9)).isEqualTo(Answered.NONE_LEFT);
    }

    @Test
    void pastTimeOrOverMeeting_canNoLongerBeChosen() {
        proposeVisit(List.of(mother), FRIDAY_AT_9, MONDAY_AT_9);
        patch("{\"status\": \"CANCELLED\"}").then().statusCode(200);

        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.OVER);
        assertThat(choose(mother, "2026-11-05T14:00:00Z")).isEqualTo(Answered.OVER);
        assertThat(choose(aunt, MONDAY_AT_9)).isEqualTo(Answered.OVER);
        assertThat(choose(newId("M"), mother, MONDAY_AT_9)).isEqualTo(Answered.OVER);
    }

    @Test
    void sameProposalAgain_isAnsweredTheSameAndAnotherUnderItsIdIsNot() {
        String body = proposal(meetingId, "VISIT", List.of(mother), FRIDAY_AT_9);
        propose(body).then().statusCode(201);

        propose(body).then().statusCode(201).body("id", equalTo(meetingId));
        propose(body.replace("the blue house", "the red house")).then().statusCode(409);

        assertThat(texts(mother)).containsExactlyInAnyOrder("MEETING_PROPOSAL");
    }

    @Test
    void badProposal_namesEachField() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        propose(proposal(newId("M"), "VISIT", List.of(mother), FRIDAY_AT_9, MONDAY_AT_9))
                .then()
                .statusCode(422)
                .body("errors.field", contains("slots[0]"));
        propose(proposal(
                        newId("M"), "VISIT", List.of("P-none", father), "2026-11-05T14:00:00Z", "2027-03-01T14:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("slots[0]", "slots[1]", "attendees[0].participantId"));
        propose(proposal(newId("M"), "VISIT", List.of(father), MONDAY_AT_9, MONDAY_AT_9, "2026-11-09T15:30:00Z"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("slots[1]", "slots[2]"));
        propose(proposal(newId("M"), "VISIT", List.of(father + "?"), MONDAY_AT_9)
                        .replace("60", "4"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("attendees", "minutes"));
        String stranger = worker(newId("W"), newId("U"), null);
        propose(proposal(newId("M"), "VISIT", List.of(father), MONDAY_AT_9).replace(worker, stranger))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("workerId"));
    }

    @Test
    void range_isCutIntoTimesAtWhichAllAreFree() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        String range = proposal(newId("M"), "VISIT", List.of(father), FRIDAY_AT_9)
                .replaceFirst(
                        "\"slots\": .*]",
                        "\"range\": {\"from\": \"2026-11-06T14:30:00Z\", \"to\": \"2026-11-06T19:00:00Z\"}");

        propose(range)
                .then()
                .statusCode(201)
                .body("slots.at", contains("2026-11-06T16:30:00Z", "2026-11-06T17:30:00Z"));
    }

    @Test
    void noContactOrder_keepsParticipantsApart() {
        putCase(noContactOfParents());
        propose(proposal(newId("M"), "VISIT", List.of(mother, father), FRIDAY_AT_9))
                .then()
                .statusCode(422)
                .body("errors.field", contains("attendees"));
        proposeVisit(List.of(mother), FRIDAY_AT_9);

        propose(proposal(newId("M"), "VISIT", List.of(father), FRIDAY_AT_9, MONDAY_AT_9))
                .then()
                .statusCode(422)
                .body("errors.field", contains("slots[0]"));

        patch("{\"status\": \"CANCELLED\"}").then().statusCode(200);
        propose(proposal(newId("M"), "VISIT", List.of(father), FRIDAY_AT_9))
                .then()
                .statusCode(201);
    }

    @Test
    void meeting_isSeenByThoseWhoSeeItsCase() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        String stranger = worker(newId("W"), newId("U"), null);

        for (String user : List.of(supervisor, "system")) {
            as(user).get("/api/v1/meetings/" + meetingId).then().statusCode(200);
            as(user).get("/api/v1/meetings?caseId=" + caseId)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(meetingId));
        }
        as(stranger).get("/api/v1/meetings/" + meetingId).then().statusCode(404);
        as(stranger)
                .body("{\"status\": \"CANCELLED\"}")
                .patch("/api/v1/meetings/" + meetingId)
                .then()
                .statusCode(404);
        as(stranger).get("/api/v1/meetings?caseId=" + caseId).then().statusCode(404);
        as(stranger)
                .body(proposal(newId("M"), "VISIT", List.of(mother), MONDAY_AT_9))
                .post("/api/v1/meetings")
                .then()
                .statusCode(404);
        as(stranger)
                .body(proposal(meetingId, "VISIT", List.of(mother), FRIDAY_AT_9))
                .post("/api/v1/meetings")
                .then()
                .statusCode(409);
    }

    @Test
    void timeAfterTheContactIsDue_warnsTheWorkerAtOnce() {
        proposeVisit(List.of(mother), "2026-12-02T15:00:00Z");

        choose(mother, "2026-12-02T15:00:00Z");

        assertThat(news()).containsExactlyInAnyOrder("TIME_SETTLED", "MEETING_AFTER_DUE");
    }
}
