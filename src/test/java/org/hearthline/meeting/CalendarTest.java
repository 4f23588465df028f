package org.hearthline.meeting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.Database;
import org.hearthline.message.Composed;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarTest extends MeetingSituation {

    @Inject
    MeetingComposer composer;

    @Inject
    MeetingLinks links;

    @Test
    void confirmationByEmail_carriesACalendarEntryThatShowsNothing() {
        address(mother, "SMS", "+16155550143");
        address(mother, "EMAIL", "maria@family.example");
        proposeVisit(List.of(mother), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, MONDAY_AT_9);

        Content sms = composed(mother, "MEETING_CONFIRMED", Channel.SMS).orElseThrow();
        Content email = composed(mother, "MEETING_CONFIRMED", Channel.EMAIL).orElseThrow();

        assertThat(sms.text()).contains("Dana").contains("if you will be there").contains("another time");
        assertThat(sms.attachments()).isEmpty();
        assertThat(email.text()).contains("/m/");
        assertThat(email.attachments()).singleElement().satisfies(file -> {
            assertThat(file.contentType()).isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
            String text = file.content().toString();
            assertThat(text)
                    .contains("METHOD:REQUEST", "DTSTART:20261109T150000Z", "SUMMARY:Meeting with Dana")
                    .doesNotContain("Reed", "Maria", "Lopez", mother, meetingId, caseId, "house");
        });
    }

    @Test
    void cancellationByEmail_endsTheSameEntry() throws SQLException {
        address(mother, "EMAIL", "maria@family.example");
        proposeVisit(List.of(mother), FRIDAY_AT_9);
        choose(mother, FRIDAY_AT_9);
        String invited = file(composed(mother, "MEETING_CONFIRMED", Channel.EMAIL));
        Database.execute("update message set status = 'SENT' where recipient_id = ?", mother);
        patch("{\"status\": \"CANCELLED\"}").then().statusCode(200);

        String cancelled = file(composed(mother, "MEETING_CANCELLED", Channel.EMAIL));

        assertThat(cancelled).contains("METHOD:CANCEL", "STATUS:CANCELLED", "DTSTART:20261106T150000Z", "SEQUENCE:3");
        assertThat(invited).contains("SEQUENCE:2");
        assertThat(uid(cancelled)).isEqualTo(uid(invited));
    }

    private static String file(Optional<Content> content) {
        return content.orElseThrow().attachments().get(0).content().toString();
    }

    private static String uid(String calendar) {
        return calendar.replaceFirst("(?s).*(UID:[^\\r\\n]*).*", "$1");
    }

    @Test
    void offersByText_haveNumbersAndOnlyTimesThatAreLeft() {
        address(mother, "SMS", "+16155550144");
        address(father, "SMS", "+16155550145");
        proposeVisit(List.of(mother, father), FRIDAY_AT_9, MONDAY_AT_9);
        choose(father, FRIDAY_AT_9);

        String text =
                composed(mother, "MEETING_PROPOSAL", Channel.SMS).orElseThrow().text();

        assertThat(text).contains("2 for").contains("3 for other").doesNotContain("1 for");
        choose(mother, MONDAY_AT_9);
        assertThat(composed(mother, "MEETING_PROPOSAL", Channel.SMS)).isEmpty();
    }

    @Test
    void linkInAnEmail_opensThatMeetingForThatPersonAlone() {
        address(mother, "EMAIL", "maria@family.example");
        proposeVisit(List.of(mother, father), FRIDAY_AT_9);
        String text = composed(mother, "MEETING_PROPOSAL", Channel.EMAIL)
                .orElseThrow()
                .text();
        String token = text.replaceFirst("(?s).*/m/([A-Za-z0-9_-]+).*", "$1");

        Invitation found = find(token, "2026-11-05T15:00:00Z").orElseThrow();

        assertThat(found.participantId()).isEqualTo(mother);
        assertThat(found.meetingId()).isEqualTo(meetingId);
        assertThat(found.worker()).isEqualTo("Dana");
        assertThat(found.times()).hasSize(1);
        assertThat(find(token, "2026-12-07T15:00:00Z")).isEmpty();
        assertThat(find("AAAA", "2026-11-05T15:00:00Z")).isEmpty();
    }

    @Test
    void workersFeed_showsSettledMeetingsByInitialsToWhoeverHasItsAddress() {
        proposeVisit(List.of(mother), FRIDAY_AT_9, MONDAY_AT_9);
        choose(mother, MONDAY_AT_9);
        String address = "/api/v1/workers/" + worker + "/calendar-token";
        String path = URI.create(as(worker)
                        .post(address)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("url"))
                .getPath();

        String calendar = given().get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asString();

        assertThat(calendar)
                .contains("DTSTART:20261109T150000Z", "SUMMARY:Visit: M. L.")
                .doesNotContain("Lopez", "house", caseId);
        as(worker).post(address).then().statusCode(201);
        given().get(path).then().statusCode(404);
        as(worker(newId("W"), newId("U"), null)).post(address).then().statusCode(404);
        assertThat(Database.everyRow()).noneMatch(row -> row.contains(path.replaceAll(".*/|\\.ics", "")));
    }

    private Optional<Invitation> find(String token, String at) {
        return pool.withConnection(connection -> links.find(connection, token, Instant.parse(at)))
                .await()
                .indefinitely();
    }

    /** The newest message of this kind, as it would leave now. */
    private Optional<Content> composed(String participant, String text, Channel channel) {
        UUID id = UUID.fromString(
                Database.query("""
                        select m.id::text from message m join parent_message p on p.message_id = m.id
                        where m.recipient_id = ? and p.text_key = ? and m.channel = ? order by m.id desc
                        """, participant, text, channel.name()).get(0).get("id"));
        Composed composed = composer.compose(
                        id, new Recipient(Recipient.Kind.PARTICIPANT, participant), channel, clock.instant())
                .await()
                .indefinitely();
        return composed instanceof Composed.Written written ? Optional.of(written.content()) : Optional.empty();
    }
}
