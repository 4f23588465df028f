package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConversationPageTest {

    private Family family;

    @BeforeEach
    void agreed() {
        Api.standAt("2026-11-10T18:00:00Z");
        family = new Family().consenting();
    }

    private String path() {
        return "/cases/" + family.caseId + "/participants/" + family.mother + "/conversation";
    }

    private Response answer(String words) {
        return Staff.send(family.worker, path() + "/answers", Map.of("say", "WORDS", "words", words, "settle", "true"));
    }

    @Test
    void wordsOfTheMother_areShownAndAnsweredInTheWorkersOwn() {
        family.phone.writes("Can I bring my sister along?");
        assertThat(Staff.see(family.worker, path())).contains("Can I bring my sister along?", "settle the task");

        assertThat(answer("Yes, she is welcome.").statusCode()).isEqualTo(303);
        Api.advance("PT1M");

        assertThat(family.phone.lastText()).endsWith("Dana writes: Yes, she is welcome.");
        assertThat(Staff.see(family.worker, path()))
                .contains("Yes, she is welcome.")
                .doesNotContain("settle the task");
    }

    @Test
    void answerSentTwice_goesOnce() {
        Map<String, String> form =
                Map.of("say", "WORDS", "words", "See you then.", "id", "0b4a5be2-9d0c-4be0-9d6a-6b8f5b2b7c11");
        Staff.send(family.worker, path() + "/answers", form);
        Staff.send(family.worker, path() + "/answers", form);
        Api.advance("PT1M");

        assertThat(family.messages("REPLY_NOTE")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The judge wants to see you | must not hold",
                "El juez la espera | must not hold",
                "Is Maria coming too? | must name nobody",
                "Look at www.meet.example | no link",
                "Call 615 555 0142 | no phone number"
            })
    void wordsThatCouldShowWhoWrites_areRefusedBesideTheirField(String words, String why) {
        Response refused = answer(words);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("words-error", why, words);
    }

    @Test
    void wordsForMoreThanTwoSegments_areRefused() {
        assertThat(answer("see you soon ".repeat(30)).asString()).contains("more than 2 segments");
    }

    @Test
    void motherInDoubt_getsNone() throws SQLException {
        family.phone.writes("please maybe no more of this");
        Database.changeFacts(
                "update task set reason = 'MAY_HAVE_OPTED_OUT' where participant_id = '" + family.mother + "'");

        assertThat(answer("Hello.").statusCode()).isEqualTo(422);
        assertThat(Staff.see(family.worker, path())).contains("Nothing can be sent while");
    }

    @Test
    void revocationRecorded_endsAnswers() {
        String page = Staff.taken(
                family.worker,
                path() + "/consents",
                Map.of("action", "REVOKE", "to", "SMS " + family.phone.number(), "how", "by phone"));

        assertThat(page).contains("wants no messages", "They have not agreed to messages", "by phone");
        assertThat(answer("Hello.").statusCode()).isEqualTo(422);
    }

    @Test
    void addressChanged_isListedAndAWrongOneRefused() {
        String page = Staff.taken(
                family.worker,
                path() + "/addresses",
                Map.of("channel", "EMAIL", "value", family.email, "safe", "true"));
        assertThat(page).contains(family.email);

        Response refused =
                Staff.send(family.worker, path() + "/addresses", Map.of("channel", "SMS", "value", "12", "safe", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("must be a phone number");
    }
}
