package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.jump;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnansweredTest extends MeetingSituation {

    @Test
    void nobodyAnswers_asksOnceMoreAndThenTheWorker() {
        address(mother, "SMS", "+16155550177");
        proposeVisit(List.of(mother), TUESDAY_AT_9, "2026-11-12T15:00:00Z");

        jump("P1D");
        assertThat(texts(mother)).containsExactly("MEETING_PROPOSAL");
        jump("P1D");
        assertThat(texts(mother)).containsExactly("MEETING_PROPOSAL", "MEETING_PROPOSAL_FOLLOW_UP");
        assertThat(openQuestions(mother)).isEqualTo(1);
        assertThat(openTasks()).isEmpty();
        jump("P2D");

        assertThat(openTasks()).containsExactly("NO_ANSWER");
        assertThat(news()).containsExactly("NO_ANSWER");
        jump("P1D");
        assertThat(openQuestions(mother)).isEqualTo(1);
        assertThat(choose(mother, "2026-11-12T15:00:00Z")).isEqualTo(Answered.SETTLED);
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void timesThatAreNear_bringTheFollowUpForward() {
        proposeVisit(List.of(mother), "2026-11-07T15:00:00Z");

        jump("P1D");

        assertThat(texts(mother)).containsExactly("MEETING_PROPOSAL", "MEETING_PROPOSAL_FOLLOW_UP");
        jump("P1D");
        assertThat(openTasks()).containsExactly("NO_ANSWER");
        meeting().body("status", equalTo("NEEDS_TIMES"));
        assertThat(openQuestions(mother)).isZero();
    }

    @Test
    void answered_isAskedNoMore() {
        proposeVisit(List.of(mother, father), TUESDAY_AT_9, "2026-11-12T15:00:00Z");
        choose(mother, TUESDAY_AT_9);
        otherTimes(father, null);

        jump("P3D");

        assertThat(texts(mother)).doesNotContain("MEETING_PROPOSAL_FOLLOW_UP");
        assertThat(texts(father)).doesNotContain("MEETING_PROPOSAL_FOLLOW_UP");
        assertThat(openTasks()).containsExactly("OTHER_TIMES");
    }

    @Test
    void meetingThatPassed_isAskedAboutOnTheNextBusinessMorning() {
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);

        jump("P3D");
        assertThat(openTasks()).isEmpty();
        jump("P1D");

        assertThat(openTasks()).containsExactly("LOG_MEETING");
    }
}
