package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Phone;
import org.hearthline.record.measure.MeasuresAsked;
import org.junit.jupiter.api.Test;

/** What measures count of meetings, and of what was written about them. */
@QuarkusTest
class MeasuredMeetingsTest extends MeetingSituation {

    /**
     * Four visits are proposed on Thursday at nine. At three the mother chooses Friday for hers and the father Monday: two answers after 6
     * hours. She is there, he is not; the aunt's visit is cancelled, and a second one of the mother's stays unanswered.
     */
    @Test
    void invitations_areCountedByWhatCameOfThem() {
        String fathers = newId("M");
        String aunts = newId("M");
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        visit(fathers, father, MONDAY_AT_9);
        visit(aunts, aunt, TUESDAY_AT_9);
        visit(newId("M"), mother, "2026-12-29T15:00:00Z");
        clockAt("2026-11-05T21:00:00Z");
        choose(mother, FRIDAY_AT_9);
        choose(fathers, father, MONDAY_AT_9);
        end(aunts, "CANCELLED");
        clockAt("2026-11-10T21:00:00Z");
        end(meetingId, "HELD");
        end(fathers, "NO_SHOW");

        MeasuresAsked seen = MeasuresAsked.of(supervisor, "2026-11-05", "2026-11-05");

        is(seen, "INVITED", "UNIT", 4);
        is(seen, "MEETING_KEPT", "UNIT", 1);
        is(seen, "MEETING_NO_SHOW", "UNIT", 1);
        is(seen, "MEETING_CANCELLED", "UNIT", 1);
        is(seen, "MEETING_OPEN", "UNIT", 1);
        is(seen, "ANSWERED", "UNIT", 2);
        is(seen, "UNANSWERED", "UNIT", 2);
        is(seen, "ANSWER_MEDIAN", "UNIT", 6);
        is(seen, "INVITED", "ROLE MOTHER", 2);
        is(seen, "MEETING_KEPT", "CUSTODY MOTHER", 1);
        is(seen, "MEETING_NO_SHOW", "ROLE FATHER", 1);
        is(seen, "MEETING_CANCELLED", "ROLE KIN", 1);
        is(MeasuresAsked.of(supervisor, "2026-11-06", "2026-11-30"), "INVITED", "UNIT", 0);
        is(MeasuresAsked.of(supervisor, "2026-11-04", "2026-11-04"), "INVITED", "UNIT", 0);
    }

    @Test
    void texts_areCountedByPurposeChannelAndStatusWithTheirSegments() {
        Phone phone = Phone.any();
        address(mother, "SMS", phone.number());
        proposeVisit(List.of(mother), MONDAY_AT_9, TUESDAY_AT_9);
        Api.advance("PT1M");
        String text = Objects.requireNonNull(Database.query(
                        "select concat_ws(' ', purpose, channel, status) as text from message where recipient_id = ?",
                        mother)
                .get(0)
                .get("text"));
        long segments = Long.parseLong(
                Objects.requireNonNull(Database.query("select segments from message where recipient_id = ?", mother)
                        .get(0)
                        .get("segments")));

        MeasuresAsked today = MeasuresAsked.of(supervisor, "2026-11-05", "2026-11-05");

        assertThat(text).startsWith("MEETING_PROPOSAL SMS ");
        assertThat(segments).isPositive();
        for (String group : List.of("UNIT", "WORKER " + worker, "ROLE MOTHER", "CUSTODY MOTHER")) {
            is(today, "MESSAGES_TO_PARTICIPANTS", group + " " + text, 1);
            is(today, "SEGMENTS_TO_PARTICIPANTS", group + " " + text, segments);
        }
        assertThat(MeasuresAsked.of("admin", "2026-11-05", "2026-11-05")
                        .isHidden(unit, "MESSAGES_TO_PARTICIPANTS", "UNIT " + text))
                .isTrue();
        is(MeasuresAsked.of(supervisor, "2026-11-06", "2026-11-06"), "MESSAGES_TO_PARTICIPANTS", "UNIT " + text, 0);
    }

    private void is(MeasuresAsked seen, String measure, String group, long value) {
        assertThat(seen.value(unit, measure, group))
                .as(measure + " of " + group)
                .isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    private void visit(String id, String attendee, String slot) {
        propose(proposal(id, "VISIT", List.of(attendee), slot)).then().statusCode(201);
    }

    private void end(String id, String status) {
        as(worker)
                .body("{\"status\": \"%s\"}".formatted(status))
                .patch("/api/v1/meetings/" + id)
                .then()
                .statusCode(200);
    }
}
