package org.hearthline.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Phone;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way into consent and out of it (POLICY 5). */
@QuarkusTest
@Timeout(120)
class ConsentTest {

    private static final String NOW = "2026-11-24T17:45:00Z";

    private Family family;

    @BeforeEach
    void aMotherWithAPhone() {
        clockAt(NOW);
        family = new Family().withPhone();
    }

    @Test
    void request_asksOnceAndIsPending() {
        family.consent("REQUEST").statusCode(201).body("state", is("PENDING"));
        family.consent("REQUEST").statusCode(201).body("state", is("PENDING"));
        advance("PT0S");

        assertThat(family.phone.texts()).hasSize(1);
        assertThat(family.phone.lastText()).startsWith("Hearthline").contains("STOP", "HELP", "1");
        assertThat(family.steps()).containsExactly("REQUESTED STAFF");
    }

    @Test
    void request_keepsTheExactWordsInTheLedger() {
        family.consent("REQUEST");
        advance("PT0S");

        Map<String, Object> worded = family.ledger().get(1);
        assertThat(worded)
                .containsEntry("action", "WORDED")
                .containsEntry("wording", family.phone.lastText())
                .containsEntry("language", "en");
        assertThat((String) worded.get("wordingVersion")).isNotBlank();
        assertThat(family.ledger().get(0))
                .containsEntry("how", "in person, form 12")
                .containsEntry("by", family.worker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "YES", "sí", "Si señora", "start"})
    void yesToTheQuestion_makesItActive(String yes) {
        family.consent("REQUEST");
        advance("PT0S");

        family.phone.writes(yes);

        assertThat(family.steps()).containsExactly("REQUESTED STAFF", "CONFIRMED REPLY");
        assertThat(family.phone.texts()).hasSize(2);
        assertThat(family.news()).anyMatch(subject -> subject.startsWith("Messages were agreed to"));
    }

    @Test
    void yesWithoutAQuestion_isNoConsent() {
        family.phone.writes("yes");

        assertThat(family.state()).isEqualTo("NONE");
        assertThat(family.tasks()).containsExactly("WORDS");
    }

    @Test
    void noToTheQuestion_revokesAndNothingMoreIsSent() {
        family.consent("REQUEST");
        advance("PT0S");

        family.phone.writes("no thanks");

        assertThat(family.steps()).containsExactly("REQUESTED STAFF", "OPTED_OUT REPLY");
        assertThat(family.phone.texts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "parar", "please stop texting me", "ya no me manden mensajes"})
    void stop_revokesAndYesNeverRestoresIt(String stop) {
        family.consenting();

        family.phone.writes(stop);
        family.phone.writes("yes");
        family.phone.writes("1");

        assertThat(family.state()).isEqualTo("REVOKED");
        assertThat(family.news()).anyMatch(subject -> subject.startsWith("No more messages are wanted"));
    }

    @Test
    void stopInASentence_isConfirmedOnceByUs() {
        family.consenting();

        family.phone.writes("please stop texting me");
        family.phone.writes("I said stop texting me");

        assertThat(family.messages("OPT_OUT_CONFIRMATION")).hasSize(1);
    }

    @Test
    void stopWhichTheCarrierAnswered_isNotAnsweredByUs() {
        family.consenting();

        family.phone.writes("STOP");

        assertThat(family.messages("OPT_OUT_CONFIRMATION")).isEmpty();
        assertThat(family.state()).isEqualTo("REVOKED");
    }

    @Test
    void startAfterStop_resumes() {
        family.consenting();
        family.phone.writes("STOP");

        family.phone.writes("START");

        assertThat(family.steps()).endsWith("OPTED_OUT REPLY", "RESUMED REPLY");
        assertThat(family.state()).isEqualTo("ACTIVE");
    }

    @Test
    void startOfSomebodyWhoSaidThatTheNumberIsWrong_resumesNothing() {
        family.consent("REQUEST");
        advance("PT0S");
        family.phone.writes("wrong number");

        family.phone.writes("START");

        assertThat(family.state()).isEqualTo("REVOKED");
        assertThat(family.tasks()).containsExactlyInAnyOrder("WRONG_NUMBER", "WORDS");
    }

    @Test
    void startAtASharedPhone_meansNobodyForCertain() {
        family.consenting();
        family.consent("REVOKE");
        Family other = new Family(family.phone).withPhone();
        other.consent("REQUEST");
        advance("PT0S");

        family.phone.writes("START");

        assertThat(List.of(family.state(), other.state())).containsExactly("REVOKED", "PENDING");
        assertThat(family.tasks()).contains("SHARED_PHONE");
    }

    @Test
    void startWithoutAnyConsentBefore_isNoConsent() {
        family.phone.writes("START");

        assertThat(family.state()).isEqualTo("NONE");
    }

    @Test
    void requestAtARevokedAddress_isRefusedAndSaysWhatHelps() {
        family.consenting();
        family.phone.writes("STOP");

        Refusal refusal = Refusal.of(family.consent("REQUEST").extract().response(), 409);

        assertThat(refusal.detail()).contains("START");
    }

    @Test
    void workersRevocation_cancelsWhatWaits() {
        clockAt("2026-11-24T04:00:00Z");
        family.consent("REQUEST").statusCode(201);
        advance("PT0S");
        assertThat(family.messages("CONSENT_CONFIRMATION")).containsExactly("DEFERRED QUIET_HOURS");

        family.consent("REVOKE")
                .statusCode(201)
                .body("state", is("REVOKED"))
                .body("cancelled", is(1))
                .body("unsettled", is(List.of()));

        assertThat(family.messages("CONSENT_CONFIRMATION")).containsExactly("DROPPED OPTED_OUT");
        assertThat(family.steps()).containsExactly("REQUESTED STAFF", "OPTED_OUT STAFF");
    }

    @Test
    void numberThatTheCarrierRefusesAsOptedOut_isRevoked() {
        given().contentType("application/json")
                .body("{\"fault\": \"OPTED_OUT:21610\"}")
                .post("/sandbox/carrier")
                .then()
                .statusCode(200);
        try {
            family.consent("REQUEST");
            advance("PT0S");
        } finally {
            given().contentType("application/json")
                    .body("{\"fault\": \"NONE\"}")
                    .post("/sandbox/carrier")
                    .then()
                    .statusCode(200);
        }

        assertThat(family.steps()).containsExactly("REQUESTED STAFF", "OPTED_OUT CARRIER");
    }

    @Test
    void wrongNumber_revokesAndAsksTheWorkerForTheRightOne() {
        family.consenting();

        family.phone.writes("wrong number");

        assertThat(family.steps()).endsWith("WRONG_NUMBER REPLY");
        assertThat(family.tasks()).containsExactly("WRONG_NUMBER");
    }

    @Test
    void whatMayBeAStop_holdsWhatFollowsUntilTheWorkerHasAsked() {
        family.consenting();

        family.phone.writes("ugh stop already");

        assertThat(family.state()).isEqualTo("ACTIVE");
        assertThat(family.tasks()).containsExactly("MAY_HAVE_OPTED_OUT");
        family.phone.writes("who is this");
        assertThat(family.messages("REPLY_NOTE")).contains("HELD NEEDS_WORKER");
    }

    @Test
    void help_isAnsweredAtNightAndWithoutConsent() {
        clockAt("2026-11-24T04:00:00Z");

        family.phone.writes("ayuda");

        assertThat(family.phone.texts()).singleElement().satisfies(text -> assertThat(text)
                .contains("STOP"));
    }

    @Test
    void words_areKeptForTheWorkerAndAnsweredOnceADay() {
        family.consenting();

        family.phone.writes("I moved in with my sister");
        family.phone.writes("and my car broke down");

        assertThat(family.replies()).containsExactly("1", "I moved in with my sister", "and my car broke down");
        assertThat(family.tasks()).containsExactly("WORDS", "WORDS");
        assertThat(family.messages("REPLY_NOTE")).hasSize(2);
        List<Api.Mail> mail = Api.mailTo(family.worker);
        assertThat(mail).noneMatch(each -> (each.subject() + each.text()).contains("sister"));
        assertThat(mail).anyMatch(each -> each.subject().startsWith("An answer came"));
        assertThat(Database.everyRow()).noneMatch(row -> row.contains("sister"));
    }

    @Test
    void onePersonInTwoCases_isOnePersonAndStopHoldsInBoth() {
        family.consenting();
        String otherWorker = worker(newId("W"), newId("U"), null);
        String otherCase = newId("C");
        putCase("system", otherCase, motherAndChild(otherCase, otherWorker).replace("P-" + otherCase, family.mother))
                .then()
                .statusCode(200);

        family.phone.writes("STOP");

        assertThat(Api.mailTo(otherWorker)).anyMatch(each -> each.subject().startsWith("No more messages"));
        Refusal.of(
                as(otherWorker)
                        .body("""
                        {"participantId": "%s", "caseId": "%s", "channel": "SMS", "address": "%s", "action": "REQUEST", "how": "asked"}
                        """.formatted(family.mother, otherCase, family.phone.number()))
                        .post("/api/v1/consents"),
                409);
        List<Map<String, Object>> seen = as(otherWorker)
                .queryParam("participantId", family.mother)
                .get("/api/v1/consents")
                .jsonPath()
                .getList("items");
        assertThat(seen).allSatisfy(entry -> assertThat(entry.get("caseId")).isNull());
    }

    @Test
    void phoneThatTwoShare_keepsTwoConsentsUnderTwoNumbers() {
        family.consent("REQUEST");
        Family other = new Family(family.phone).withPhone();
        other.consent("REQUEST");
        advance("PT0S");

        family.phone.writes("yes");
        assertThat(List.of(family.state(), other.state())).containsExactly("PENDING", "PENDING");
        family.phone.writes("2");

        assertThat(List.of(family.state(), other.state())).containsExactly("PENDING", "ACTIVE");
        assertThat(family.replies()).isEmpty();
        assertThat(other.replies()).containsExactly("2");
    }

    @Test
    void phoneThatTwoShare_stopsForBothAndStartsForNeitherByItself() {
        family.consenting();
        Family other = new Family(family.phone).withPhone();
        other.consent("REQUEST");
        advance("PT0S");

        family.phone.writes("STOP");
        assertThat(List.of(family.state(), other.state())).containsExactly("REVOKED", "REVOKED");
        family.phone.writes("START");

        assertThat(List.of(family.state(), other.state())).containsExactly("REVOKED", "REVOKED");
        assertThat(other.tasks()).contains("SHARED_PHONE");
    }

    @Test
    void phoneThatNobodyIsKnownBy_isAnsweredNothing() {
        Phone stranger = Phone.any();

        stranger.writes("hello?");

        assertThat(stranger.texts()).isEmpty();
    }

    @Test
    void consentThatNothingWasHeardUnderForAYear_fallsBackToPendingWithoutAMessage() {
        family.consenting();
        awaitArrivals();
        int texts = family.phone.texts().size();

        clockAt("2027-11-24T17:44:59Z");
        assertThat(family.state()).isEqualTo("ACTIVE");
        clockAt("2027-11-24T17:45:00Z");

        assertThat(family.steps()).endsWith("LAPSED SERVICE");
        assertThat(family.phone.texts()).hasSize(texts);
        family.phone.writes("yes");
        assertThat(family.state()).isEqualTo("PENDING");
    }

    @Test
    void consentUnderWhichSomethingArrivedAtOnce_isLookedAtOnceAYear() {
        family.consenting();
        awaitArrivals();
        clockAt("2027-11-24T17:45:30Z");

        assertThat(Database.query(
                        "select lapses_at from address where participant_id = ? and lapses_at <= '2027-11-24T17:45:30Z'",
                        family.mother))
                .isEmpty();
    }

    @Test
    void consentUnderWhichSomebodyWrote_holdsForAnotherYear() {
        family.consenting();
        clockAt("2027-06-01T17:00:00Z");
        family.phone.writes("hello");

        clockAt("2027-11-25T17:45:00Z");

        assertThat(family.state()).isEqualTo("ACTIVE");
    }

    /** The carrier tells by itself, a moment later, that its texts have arrived; told after the clock has moved, they would have arrived then. */
    private void awaitArrivals() {
        while (!Database.query("select 1 from message where recipient_id = ? and status <> 'DELIVERED'", family.mother)
                .isEmpty()) {
            advance("PT0S");
        }
    }
}
