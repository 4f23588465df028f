package org.hearthline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.release;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.hearthline.Api;
import org.hearthline.Phone;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meeting settled by text, from the parent's phone to the worker's mailbox (POLICY 6). It is a Tuesday's noon in Nashville. */
@QuarkusTest
class ConversationTest {

    private static final String NOW = "2026-11-24T18:00:00Z";
    private static final String WEDNESDAY_AT_3 = "2026-11-25T21:00:00Z";
    private static final String FRIDAY_AT_10 = "2026-11-27T16:00:00Z";

    private final String meeting = newId("M");
    private Family family;
    private Phone phone;

    @BeforeEach
    void aMotherWhoConsented() {
        clockAt(NOW);
        family = new Family().consenting();
        phone = family.phone;
    }

    @Test
    void numberOfATime_settlesItAndBothAreTold() {
        propose(family, meeting);
        assertThat(phone.lastText())
                .isEqualTo(
                        "Hearthline: Dana would like to meet at the office. Reply 1 for Wed, Nov 25, 3:00 PM, 2 for Fri, Nov 27, 10:00 AM, 3 for other times.");

        phone.writes("yes please 2");

        meeting(family, meeting)
                .body("status", is("CONFIRMED"))
                .body("at", is(FRIDAY_AT_10))
                .body("attendees[0].answer", is("CHOSE"));
        assertThat(phone.lastText()).startsWith("Hearthline: ").contains("Fri, Nov 27, 10:00 AM");
        assertThat(family.news()).anyMatch(subject -> subject.startsWith("A meeting is settled"));
    }

    @Test
    void sameNumberTwice_isHeardOnce() {
        propose(family, meeting);
        phone.writes("2");
        int texts = phone.texts().size();

        phone.writes("2");

        assertThat(phone.texts()).hasSize(texts);
        assertThat(family.tasks()).isEmpty();
        meeting(family, meeting).body("status", is("CONFIRMED")).body("at", is(FRIDAY_AT_10));
    }

    @Test
    void secondThought_isNotTakenForAnotherAnswer() {
        propose(family, meeting);
        phone.writes("2");
        assertThat(phone.lastText()).contains("Reply 4 if you will be there. Reply 5 if you need another time.");

        phone.writes("1");

        meeting(family, meeting).body("status", is("CONFIRMED")).body("at", is(FRIDAY_AT_10));
        assertThat(family.tasks()).containsExactly("WORDS");
    }

    @Test
    void numberOfATimeThatIsOver_isToldSoAndShownToTheWorker() {
        propose(family, meeting);
        phone.writes("2");
        cancel(family, meeting);

        phone.writes("1");

        assertThat(family.tasks()).containsExactly("WORDS");
        assertThat(family.messages("REPLY_NOTE")).hasSize(2);
    }

    @Test
    void noneOfThem_asksForOtherTimesAndKeepsTheWords() {
        propose(family, meeting);

        phone.writes("3");
        assertThat(phone.lastText()).contains("times");
        phone.writes("only weekends, I work nights");

        meeting(family, meeting)
                .body("status", is("NEEDS_TIMES"))
                .body("attendees[0].answer", is("DECLINED"))
                .body("attendees[0].words", is("only weekends, I work nights"));
        assertThat(family.tasks()).containsExactlyInAnyOrder("OTHER_TIMES", "WORDS");
        assertThat(Api.mailTo(family.worker)).noneMatch(mail -> (mail.subject() + mail.text()).contains("weekends"));
    }

    @Test
    void wordsThatHoldTheNumberAnsweredBefore_areNotTakenForItAgain() {
        propose(family, meeting);
        phone.writes("3");

        phone.writes("I can do Tuesday after 3");

        assertThat(family.replies()).containsExactly("1", "3", "I can do Tuesday after 3");
        assertThat(family.tasks()).containsExactlyInAnyOrder("OTHER_TIMES", "WORDS");
    }

    @Test
    void wordsThatNameATime_areNeverGuessed() {
        propose(family, meeting);

        phone.writes("can we do wednesday at 4 instead");

        meeting(family, meeting)
                .body("status", is("PROPOSED"))
                .body("at", nullValue())
                .body("attendees[0].answer", is("WORDS"));
        assertThat(family.tasks()).containsExactly("WORDS");
    }

    @Test
    void settledMeeting_isChangedByItsNumber() {
        propose(family, meeting);
        phone.writes("1");
        String change = phone.lastText().replaceAll(".*Reply (\\d+) if you need another time.*", "$1");

        phone.writes(change);

        meeting(family, meeting).body("status", is("NEEDS_TIMES")).body("at", nullValue());
        assertThat(family.tasks()).contains("OTHER_TIMES");
    }

    @Test
    void reminderTheDayBefore_isKeptByAYes() {
        propose(family, meeting);
        phone.writes("2");
        int texts = phone.texts().size();

        clockAt("2026-11-26T16:00:00Z");
        assertThat(phone.texts()).hasSize(texts + 1);
        phone.writes("yes");

        meeting(family, meeting).body("status", is("CONFIRMED"));
        assertThat(family.tasks()).isEmpty();
    }

    @Test
    void replyAtNight_isHeardAtOnceAndAnsweredInTheMorning() {
        propose(family, meeting);
        clockAt("2026-11-25T09:00:00Z");

        phone.writes("2");

        meeting(family, meeting).body("status", is("CONFIRMED"));
        assertThat(family.messages("MEETING_CONFIRMED")).containsExactly("DEFERRED QUIET_HOURS");
        clockAt("2026-11-25T14:00:00Z");
        assertThat(phone.lastText()).contains("Fri, Nov 27, 10:00 AM");
    }

    @Test
    void twoWhoShareAPhone_haveNumbersOfTheirOwnAndNeverAnswerForEachOther() {
        Family other = new Family(phone).withPhone();
        other.consent("REQUEST");
        advance("PT0S");
        phone.writes(phone.lastText().replaceAll(".*Reply (\\d) .*", "$1"));
        propose(family, meeting);
        String second = newId("M");
        propose(other, second);
        assertThat(phone.lastText()).contains("4 for Wed", "5 for Fri", "6 for other");

        phone.writes("the first one");
        meeting(family, meeting).body("status", is("PROPOSED"));
        meeting(other, second).body("status", is("PROPOSED"));
        phone.writes("5");

        meeting(family, meeting).body("status", is("PROPOSED"));
        meeting(other, second).body("status", is("CONFIRMED")).body("at", is(FRIDAY_AT_10));
        assertThat(family.replies()).containsExactly("1");
    }

    @Test
    void courtOrder_dropsWhatTheParentWasToExpectAndAsksTheWorkerAtOnce() {
        propose(family, meeting);
        phone.writes("2");
        int texts = phone.texts().size();

        release(family.worker, family.caseId, newId("O"), "2026-11-24");
        clockAt("2026-11-28T16:00:00Z");

        assertThat(phone.texts()).hasSize(texts);
        assertThat(family.messages("MEETING_REMINDER")).containsOnly("DROPPED RELEASED_BY_COURT_ORDER");
        assertThat(family.tasks()).contains("EXPECTED_MESSAGE_DROPPED");
    }

    @Test
    void settledMeeting_meetsNoRequirement() {
        propose(family, meeting);
        phone.writes("2");
        clockAt("2026-11-30T18:00:00Z");

        assertThat(november()).isEqualTo("OPEN");
        contact(family.worker, family.caseId, newId("X"), "2026-11-27").statusCode(201);
        assertThat(november()).isEqualTo("MET");
    }

    @Test
    void optOut_silencesTheMeetingToo() {
        propose(family, meeting);
        phone.writes("2");
        int texts = phone.texts().size();

        phone.writes("STOP");
        clockAt("2026-11-28T16:00:00Z");

        assertThat(phone.texts()).hasSize(texts);
        assertThat(family.messages("MEETING_REMINDER")).containsOnly("DROPPED OPTED_OUT");
    }

    private String november() {
        List<String> found = as(family.worker)
                .get("/api/v1/cases/{id}/requirements", family.caseId)
                .jsonPath()
                .getList("items.findAll { it.opensOn == '2026-11-01' }.status");
        return found.get(0);
    }

    private static void propose(Family family, String meeting) {
        as(family.worker)
                .body("""
                {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "place": "the shelter on 5th", "placeKind": "OFFICE",
                 "attendees": [{"participantId": "%s", "required": true}], "minutes": 60, "slots": ["%s", "%s"]}
                """.formatted(meeting, family.caseId, family.worker, family.mother, WEDNESDAY_AT_3, FRIDAY_AT_10))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        advance("PT0S");
    }

    private static void cancel(Family family, String meeting) {
        as(family.worker)
                .body("{\"status\": \"CANCELLED\", \"why\": \"ill\"}")
                .patch("/api/v1/meetings/" + meeting)
                .then()
                .statusCode(200);
        advance("PT0S");
    }

    private static ValidatableResponse meeting(Family family, String meeting) {
        return as(family.worker).get("/api/v1/meetings/" + meeting).then().statusCode(200);
    }
}
