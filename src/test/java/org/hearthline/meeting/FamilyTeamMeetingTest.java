package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hearthline.Database;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FamilyTeamMeetingTest extends MeetingSituation {

    @Test
    void sameTimeChosenByAllRequired_settlesItForAllWhoHaveNotDeclined() {
        proposeToAll(List.of(mother, father, aunt + "?"), FRIDAY_AT_9, MONDAY_AT_9);

        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.NOTED);
        meeting().body("status", equalTo("PROPOSED")).body("attendees.answer", contains("CHOSE", "NONE", "NONE"));
        assertThat(choose(father, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);

        meeting()
                .body("status", equalTo("CONFIRMED"))
                .body("at", equalTo(MONDAY_AT_9))
                .body("attendees.settledAt", contains(MONDAY_AT_9, MONDAY_AT_9, MONDAY_AT_9));
        assertThat(texts(aunt)).contains("MEETING_CONFIRMED");
        assertThat(booked()).isEqualTo(4);
        assertThat(news()).containsExactlyInAnyOrder("TIME_CHOSEN", "TIME_SETTLED");
        assertThat(choose(mother, FRIDAY_AT_9)).isEqualTo(Answered.OVER);
    }

    @Test
    void whoDeclinedAndIsNotNeeded_isNotBookedButMayYetJoin() {
        proposeToAll(List.of(mother, aunt + "?"), FRIDAY_AT_9);
        assertThat(otherTimes(aunt, null)).isEqualTo(Answered.NOTED);
        meeting().body("status", equalTo("PROPOSED"));

        assertThat(choose(mother, FRIDAY_AT_9)).isEqualTo(Answered.SETTLED);

        meeting().body("status", equalTo("CONFIRMED")).body("attendees[1].settledAt", nullValue());
        assertThat(texts(aunt)).doesNotContain("MEETING_CONFIRMED");
        assertThat(booked()).isEqualTo(2);
        assertThat(choose(aunt, FRIDAY_AT_9)).isEqualTo(Answered.SETTLED);
        assertThat(booked()).isEqualTo(3);
    }

    @Test
    void noTimeInCommon_needsOthersUntilSomebodyChoosesAnew() {
        proposeToAll(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        assertThat(choose(father, MONDAY_AT_9)).isEqualTo(Answered.NOTED);

        meeting().body("status", equalTo("NEEDS_TIMES"));
        assertThat(openTasks()).containsExactly("OTHER_TIMES");
        assertThat(choose(mother, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
        meeting().body("status", equalTo("CONFIRMED"));
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void timeTakenByAnotherMeeting_isOfferedToNobodyAnyMore() {
        proposeToAll(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        propose(proposal(meetingId + "-2", "VISIT", List.of(aunt), FRIDAY_AT_9))
                .then()
                .statusCode(201);
        choose(meetingId + "-2", aunt, FRIDAY_AT_9);

        assertThat(choose(father, FRIDAY_AT_9)).isEqualTo(Answered.TAKEN);

        meeting().body("slots.left", contains(false, true));
        choose(mother, MONDAY_AT_9);
        assertThat(choose(father, MONDAY_AT_9)).isEqualTo(Answered.SETTLED);
    }

    @Test
    void otherTimesAskedOnceSettled_freesThatPersonAlone() {
        proposeToAll(List.of(mother, father), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        choose(father, FRIDAY_AT_9);

        otherTimes(father, "cannot come");

        meeting().body("status", equalTo("NEEDS_TIMES")).body("attendees.settledAt", contains(FRIDAY_AT_9, null));
        assertThat(booked()).isEqualTo(2);
    }

    private int booked() {
        return Database.query("select 1 from booking where meeting_id = ?", meetingId)
                .size();
    }
}
