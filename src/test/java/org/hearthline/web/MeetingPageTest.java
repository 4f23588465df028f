package org.hearthline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.web.Site.consenting;
import static org.hearthline.web.Site.post;
import static org.hearthline.web.Site.propose;
import static org.hearthline.web.Site.proposeBy;
import static org.hearthline.web.Site.see;
import static org.hearthline.web.Site.send;
import static org.hearthline.web.Site.times;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parent settles a time on their own page, by forms alone. */
@QuarkusTest
class MeetingPageTest extends OfferedTimes {

    @Test
    void timeChosen_isSettledAndTold() {
        String seen = send(page, Map.of("time", FRIDAY));

        assertThat(seen).contains("Your meeting is set.", "Friday, November 27 at 10:00", "I will be there");
        assertThat(times(seen)).isEmpty();
        assertThat(status()).isEqualTo("CONFIRMED");
        assertThat(family.messages("MEETING_CONFIRMED")).hasSize(1);
        assertThat(family.news()).anyMatch(subject -> subject.startsWith("A meeting is settled"));
    }

    @Test
    void chosenTwice_changesNothingMore() {
        send(page, Map.of("time", FRIDAY));

        send(page, Map.of("time", FRIDAY));

        assertThat(family.messages("MEETING_CONFIRMED")).hasSize(1);
    }

    @Test
    void timeThatSomebodyElseTook_showsTheRest() {
        Family other = sameWorker();
        String otherPage = proposeBy(family.worker, other, newId("M"), FRIDAY, MONDAY);
        send(otherPage, Map.of("time", FRIDAY));

        String seen = send(page, Map.of("time", FRIDAY));

        assertThat(seen).contains("Sorry, that time was just taken");
        assertThat(times(seen)).containsExactly(THURSDAY, MONDAY);
        assertThat(status()).isEqualTo("PROPOSED");
    }

    @Test
    void lastTimeThatSomebodyElseTook_isForTheWorkerToSettle() {
        Family other = sameWorker();
        String otherPage = proposeBy(family.worker, other, newId("M"), FRIDAY);
        String last = propose(family, newId("M"), FRIDAY);
        send(otherPage, Map.of("time", FRIDAY));

        String seen = send(last, Map.of("time", FRIDAY));

        assertThat(seen).contains("none of these times is free any more", "<textarea");
        assertThat(family.tasks()).contains("OTHER_TIMES");
    }

    @Test
    void otherTimesInWords_reachTheWorkerAndStandNowhereElse() {
        String words = "Evenings after my shift at <b>Kroger</b>\r\nor Sunday";

        String seen = send(page + "/other-times", Map.of("words", words));

        assertThat(seen).contains("Your message will be read").doesNotContain("Kroger");
        assertThat(see(page + "/other-times")).doesNotContain("Kroger");
        assertThat(status()).isEqualTo("NEEDS_TIMES");
        assertThat(as(family.worker)
                        .get("/api/v1/cases/{id}/participants/{p}/replies", family.caseId, family.mother)
                        .asString())
                .contains("Kroger");
        assertThat(family.tasks()).contains("WORDS", "OTHER_TIMES");
        assertThat(Api.mailTo(family.worker)).isNotEmpty().allSatisfy(mail -> assertThat(mail.text())
                .doesNotContain("Kroger"));
        assertThat(Database.everyRow()).noneMatch(row -> row.contains("Kroger"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void noWordsOrTooMany_showThePageAgain(int length) {
        Response answer = post(page + "/other-times", Map.of("words", "é".repeat(length)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("role=\"alert\"", "aria-invalid=\"true\"", "é".repeat(length) + "</textarea>");
        assertThat(status()).isEqualTo("PROPOSED");
    }

    @Test
    void aThousandCharactersOfAnyAlphabet_areTaken() {
        send(page + "/other-times", Map.of("words", "موعد".repeat(250)));

        assertThat(status()).isEqualTo("NEEDS_TIMES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-11-27"})
    void noTimeAtAll_showsThePageAgain(String time) {
        Response answer = post(page, Map.of("time", time));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("role=\"alert\"");
        assertThat(times(answer.asString())).hasSize(3);
    }

    @Test
    void settledTime_canBeKept() {
        send(page, Map.of("time", FRIDAY));

        String seen = send(page + "/keep", Map.of());

        assertThat(seen).contains("We have your answer.", "Friday, November 27");
        assertThat(status()).isEqualTo("CONFIRMED");
    }

    @Test
    void settledTime_canBeChangedToAnotherOne() {
        send(page, Map.of("time", FRIDAY));

        String change = see(page + "/other-times");
        assertThat(change).contains("<h1>I need another time</h1>", "<textarea");
        assertThat(times(change)).containsExactly(THURSDAY, MONDAY);
        String seen = send(page, Map.of("time", MONDAY));

        assertThat(seen).contains("Your meeting is set.", "Monday, November 30").doesNotContain("November 27");
        assertThat(family.messages("MEETING_CHANGED")).hasSize(1);
    }

    @Test
    void settledTime_canBeGivenUpWithWords() {
        send(page, Map.of("time", FRIDAY));

        String seen = send(page + "/other-times", Map.of("words", "My bus does not run"));

        assertThat(seen).contains("Your message will be read");
        assertThat(times(seen)).contains(FRIDAY);
        assertThat(status()).isEqualTo("NEEDS_TIMES");
    }

    @Test
    void stop_asksFirstAndThenEndsMessagesEverywhere() {
        family.addresses("""
                {"channel": "EMAIL", "value": "%s", "language": "en"}""".formatted(family.email), """
                {"channel": "SMS", "value": "%s", "language": "en"}""".formatted(family.phone.number()));
        family.consent("REQUEST");
        Api.advance("PT0S");
        family.phone.writes("1");

        assertThat(see(page + "/stop")).contains("Do you want no more messages from us", "Yes, stop them", "Back");
        assertThat(family.steps()).noneMatch(step -> step.startsWith("OPTED_OUT"));
        String seen = send(page + "/stop", Map.of());

        assertThat(seen).contains("You will get no more messages from us.").doesNotContain("<button");
        assertThat(see(page)).contains("You will get no more messages from us.");
        assertThat(family.steps().stream().filter("OPTED_OUT PAGE"::equals)).hasSize(2);
        assertThat(Database.query(
                        "select 1 from address where participant_id = ? and consent <> 'REVOKED'", family.mother))
                .isEmpty();
    }

    @Test
    void pageOfSomebodyWhomACourtOrderConcerns_isThereNoMore() {
        Api.release(family.worker, family.caseId, newId("O"), "2026-11-24");

        given().get(page).then().statusCode(404);
        post(page, Map.of("time", FRIDAY)).then().statusCode(404);
        assertThat(status()).isEqualTo("PROPOSED");
    }

    @Test
    void meetingThatIsOver_saysSoAndTakesNoAnswer() {
        send(page, Map.of("time", THURSDAY));
        Api.clockAt("2026-11-27T15:00:00Z");

        assertThat(see(page)).contains("This page is closed.").doesNotContain("<button", "November 26");
        assertThat(send(page, Map.of("time", FRIDAY))).contains("This page is closed.");
    }

    @Test
    void meetingThatWasCancelled_saysSo() {
        send(page, Map.of("time", FRIDAY));
        as(family.worker)
                .body("{\"status\": \"CANCELLED\", \"why\": \"ill\"}")
                .patch("/api/v1/meetings/" + meetingId)
                .then()
                .statusCode(200);

        assertThat(see(page)).contains("This meeting is off.").doesNotContain("<button", "ill<");
    }

    private Family sameWorker() {
        Family other = consenting("en");
        Api.putCase("system", other.caseId, Api.motherAndChild(other.caseId, family.worker))
                .then()
                .statusCode(200);
        return other;
    }
}
