package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.mailTo;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hearthline.Api;
import org.hearthline.Api.Mail;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a settled meeting changes in the worker's mornings (POLICY 4). The contact of November is due on Monday, the 30th. */
@QuarkusTest
class MeetingsInDigestTest {

    private static final String LEAD_10 = "2026-11-20T14:00:00Z";
    private static final String LEAD_5 = "2026-11-25T14:00:00Z";
    private static final String LEAD_0 = "2026-11-30T14:00:00Z";
    private static final String OVERDUE = "2026-12-01T14:00:00Z";

    private final String meetingId = newId("M");
    private Instant now = Instant.parse("2026-11-02T16:00:00Z");
    private Family family;

    @BeforeEach
    void aMotherSeenUntilOctober() {
        clockAt(now.toString());
        family = new Family();
        for (String on : List.of("2026-08-20", "2026-09-15", "2026-10-14")) {
            contact(family.worker, family.caseId, newId("X"), on).statusCode(201);
        }
        family.consenting();
    }

    @Test
    void meetingInTime_mutesUntilItsDayAndIsToBeLoggedTheMorningAfter() {
        settle(meetingId, "2026-11-23T16:00:00Z");

        until("2026-11-21T18:00:00Z");
        assertThat(mornings()).isEmpty();
        until("2026-12-02T18:00:00Z");

        assertThat(mornings()).containsExactly("2026-11-23T14:00:00Z", "2026-11-24T14:00:00Z", LEAD_5, LEAD_0, OVERDUE);
        assertThat(digests().get(0).text())
                .contains("by Monday, November 30 (in 7 days)")
                .doesNotContain("Log it");
        assertThat(digests().get(1).subject()).isEqualTo("Your contacts: 1 to log");
        assertThat(digests().get(2).text()).contains("(in 5 days)").doesNotContain("Log it");
    }

    @Test
    void meetingOnTheDueDay_mutesAllBeforeIt() {
        settle(meetingId, "2026-11-30T16:00:00Z");

        until("2026-11-30T15:00:00Z");

        assertThat(mornings()).containsExactly(LEAD_0);
        assertThat(lines(digests().get(0))).isEqualTo(1);
    }

    @Test
    void meetingCancelledAtTheWeekend_isHeardOfOnMondayOnce() {
        settle(meetingId, "2026-11-24T16:00:00Z");
        until("2026-11-21T18:00:00Z");

        change("{\"status\": \"CANCELLED\"}");
        until("2026-11-24T18:00:00Z");

        assertThat(mornings()).containsExactly("2026-11-23T14:00:00Z");
        assertThat(lines(digests().get(0))).isEqualTo(1);
    }

    @Test
    void reminderThatWasCaughtUpAndMuted_staysForTheNextBusinessMorningWhateverElseChanges() {
        until("2026-11-10T16:00:00Z");
        String contactId = newId("X");
        contact(family.worker, family.caseId, contactId, "2026-11-10").statusCode(201);
        until("2026-11-24T16:00:00Z");
        as(family.worker)
                .body("{\"outcome\": \"ATTEMPTED\", \"why\": \"nobody was at home\"}")
                .patch("/api/v1/contacts/" + contactId)
                .then()
                .statusCode(200);
        settle(meetingId, "2026-11-30T16:00:00Z");
        until("2026-11-25T16:00:00Z");
        change("{\"status\": \"CANCELLED\"}");

        contact(family.worker, family.caseId, newId("X"), "2026-10-20").statusCode(201);
        until("2026-11-30T15:00:00Z");

        assertThat(mornings()).containsExactly(LEAD_0);
    }

    @Test
    void meetingAfterTheDueDate_warnsAtOnceAndMutesNothing() {
        settle(meetingId, "2026-12-02T16:00:00Z");

        assertThat(family.news()).anyMatch(news -> news.startsWith("A meeting is later than the contact is due"));
        until("2026-12-01T18:00:00Z");

        assertThat(mornings()).containsExactly(LEAD_10, LEAD_5, LEAD_0, OVERDUE);
        assertThat(digests().get(3).text()).contains("1 day overdue");
    }

    @Test
    void loggedMeeting_isAskedForByNoDigestAndEndsTheReminders() {
        settle(meetingId, "2026-11-12T16:00:00Z");
        until("2026-11-12T18:00:00Z");

        change("{\"status\": \"HELD\"}");
        until("2026-12-01T18:00:00Z");

        assertThat(mornings()).isEmpty();
        assertThat(family.tasks()).isEmpty();
    }

    @Test
    void meetingOnFriday_isAskedForOnMondayByADigestOfItsOwnOnce() {
        settle(meetingId, "2026-11-06T16:00:00Z");

        until("2026-11-19T18:00:00Z");

        assertThat(mornings()).containsExactly("2026-11-09T14:00:00Z");
        assertThat(digests().get(0).text())
                .contains("Log it: your meeting of Friday, November 6 with M. L. (mother)")
                .contains("/cases/" + family.caseId);
        assertThat(digests().get(0).html()).contains("Log it: your meeting of Friday, November 6");
        assertThat(family.tasks()).containsExactly("LOG_MEETING");
    }

    @Test
    void meetingOnTheDayBeforeALeadDate_isAskedForInThatMorningsDigest() {
        settle(meetingId, "2026-11-19T16:00:00Z");

        until("2026-11-20T15:00:00Z");

        assertThat(mornings()).containsExactly(LEAD_10);
        assertThat(digests().get(0).subject()).isEqualTo("Your contacts: 1 to log, 1 coming");
    }

    @Test
    void caseThatChangedHands_asksTheNewWorkerToLog() {
        settle(meetingId, "2026-11-06T16:00:00Z");
        String successor = Api.worker(newId("W"), newId("U"), null);

        putCase("system", family.caseId, motherAndChild(family.caseId, successor))
                .then()
                .statusCode(200);
        until("2026-11-09T15:00:00Z");

        assertThat(mornings()).isEmpty();
        assertThat(mailTo(successor)).extracting(Mail::subject).contains("Your contacts: 1 to log");
    }

    @Test
    void dueList_namesTheFirstMeetingThatMayBeTheContact() {
        as(family.worker).get(due()).then().body("items[0].meetingId", nullValue());

        settle(meetingId, "2026-12-02T16:00:00Z");
        as(family.worker).get(due()).then().body("items[0].meetingId", equalTo(meetingId));

        // A phone gets four texts a day at most.
        until("2026-11-03T16:00:00Z");
        String earlier = newId("M");
        settle(earlier, "2026-11-23T16:00:00Z");
        as(family.worker)
                .get(due())
                .then()
                .body("items[0].meetingId", equalTo(earlier))
                .body("items[1].meetingId", equalTo(meetingId));
    }

    /** Lives through all that falls due until then. */
    private void until(String instant) {
        Instant then = Instant.parse(instant);
        advance(Duration.between(now, then).toString());
        now = then;
    }

    private String due() {
        return "/api/v1/workers/" + family.worker + "/due";
    }

    /** The worker proposes one time, and the mother takes it. */
    private void settle(String id, String at) {
        as(family.worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "placeKind": "HOME", "minutes": 60,
                         "attendees": [{"participantId": "%s"}], "slots": ["%s"]}
                        """.formatted(id, family.caseId, family.mother, at))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        advance("PT0S");
        family.phone.writes(family.phone.lastText().replaceFirst(".*Reply (\\d) for .*", "$1"));
        as(family.worker).get("/api/v1/meetings/" + id).then().body("status", equalTo("CONFIRMED"));
    }

    private void change(String change) {
        as(family.worker)
                .body(change)
                .patch("/api/v1/meetings/" + meetingId)
                .then()
                .statusCode(200);
    }

    private List<Mail> digests() {
        return mailTo(family.worker).stream()
                .filter(mail -> mail.subject().startsWith("Your contacts"))
                .toList();
    }

    private List<String> mornings() {
        return digests().stream().map(Mail::receivedAt).toList();
    }

    private static int lines(Mail mail) {
        return mail.text().split("\\* ").length - 1;
    }
}
