package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.jump;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hearthline.Database;
import org.hearthline.Phone;
import org.junit.jupiter.api.Test;

/** What a parent's phone gets of a meeting that changes meanwhile. */
@QuarkusTest
class StaleMessageTest extends MeetingSituation {

    private final Phone phone = Phone.any();

    @Test
    void timesReplacedAtNight_reachThePhoneAloneInTheMorning() {
        address(mother, "SMS", phone.number());
        clockAt("2026-11-06T04:00:00Z");
        proposeVisit(List.of(mother), MONDAY_AT_9);
        advance("PT0S");
        patch("{\"slots\": [\"%s\"]}".formatted(TUESDAY_AT_9)).then().statusCode(200);

        jump("PT11H");

        assertThat(phone.texts())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("Nov 10").doesNotContain("Nov 9"));
        assertThat(outcomes()).containsExactlyInAnyOrder("STALE", null);
    }

    @Test
    void cancelledMeeting_isRemindedOfNoMore() {
        address(mother, "SMS", phone.number());
        proposeVisit(List.of(mother), MONDAY_AT_9);
        advance("PT0S");
        choose(mother, MONDAY_AT_9);
        advance("PT1M");
        patch("{\"status\": \"CANCELLED\"}").then().statusCode(200);

        jump("P3DT2H");
        jump("PT21H");

        assertThat(phone.texts()).hasSize(3);
        assertThat(phone.texts().get(2)).contains("is off");
        assertThat(outcomes()).containsExactlyInAnyOrder(null, null, null, "STALE", "STALE");
    }

    private List<String> outcomes() {
        return Database.query(
                        "select case when status = 'DROPPED' then reason end as reason from message where recipient_id = ?",
                        mother)
                .stream()
                .map(row -> row.get("reason"))
                .toList();
    }
}
