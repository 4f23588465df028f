package org.hearthline.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.mailTo;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.hearthline.Api.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job: from a case's facts to the e-mail before the deadline, at eight in the worker's own morning. */
@QuarkusTest
class DigestTest {

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aWorkerOnTheFirstOfNovember() {
        clockAt("2026-11-01T06:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
    }

    @Test
    void monthWithoutContact_remindsOnEachLeadDateAtEightAndThenTellsTheSupervisor() {
        givenTheMotherWasSeenUntilOctober();

        advance("P35D");

        assertThat(dates(mailTo(worker)))
                .containsExactly(
                        "2026-11-20T14:00:00Z", "2026-11-25T14:00:00Z", "2026-11-30T14:00:00Z", "2026-12-01T14:00:00Z");
        assertThat(dates(mailTo(supervisor))).containsExactly("2026-12-01T14:00:00Z");
        assertThat(mailTo(worker).get(0).text())
                .contains("M. L. (mother)", "case " + caseId, "by Monday, November 30 (in 10 days)", "face to face")
                .contains("TN DCS 31.8 A.1", "/cases/" + caseId)
                .doesNotContain("Maria", "Lopez");
        assertThat(mailTo(supervisor).get(0).text()).contains("1 day overdue", "Dana Reed");
    }

    @Test
    void contactLoggedOnTheTwelfth_remindsNobody() {
        givenTheMotherWasSeenUntilOctober();
        advance("P11DT12H");

        contact(worker, caseId, newId("X"), "2026-11-12").statusCode(201);
        advance("P21D");

        assertThat(mailTo(worker)).isEmpty();
        assertThat(mailTo(supervisor)).isEmpty();
    }

    @Test
    void orderRecordedOnTheFifteenth_isSilentFromThenOn() {
        givenTheMotherWasSeenUntilOctober();
        advance("P14DT12H");

        release(worker, caseId, newId("O"), "2026-11-15");
        advance("P30D");

        assertThat(mailTo(worker)).isEmpty();
        assertThat(mailTo(supervisor)).isEmpty();
        as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .then()
                .body("items.find { it.opensOn == '2026-11-01' }.status", is("SUPPRESSED"))
                .body("items.find { it.opensOn == '2026-11-01' }.reasons[0].code", is("RELEASED_BY_COURT_ORDER"));
    }

    @Test
    void contactLoggedAMinuteBeforeEight_takesItsLineOutAndLeavesTheOthers() {
        givenTheMotherWasSeenUntilOctober();
        String second = newId("C");
        putCase("system", second, motherAndChild(second, worker)).then().statusCode(200);
        clockAt("2026-11-20T13:59:00Z");

        contact(worker, caseId, newId("X"), "2026-11-19").statusCode(201);
        advance("PT1M");

        List<Mail> mails = mailTo(worker);
        Mail last = mails.get(mails.size() - 1);
        assertThat(last.receivedAt()).isEqualTo("2026-11-20T14:00:00Z");
        assertThat(last.text()).contains("case " + second).doesNotContain("case " + caseId);
    }

    @Test
    void moreThanAHundredContacts_areCountedAndTheMostPressingListed() {
        for (int number = 0; number < 104; number++) {
            String other = newId("C");
            putCase("system", other, motherAndChild(other, worker)).then().statusCode(200);
        }

        clockAt("2026-11-20T13:59:00Z");

        advance("PT1M");

        List<Mail> mails = mailTo(worker);
        Mail mail = mails.get(mails.size() - 1);
        int counted = Pattern.compile("\\d+")
                .matcher(mail.subject())
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .sum();
        assertThat(counted).isGreaterThan(100);
        assertThat(mail.text().lines().filter(line -> line.startsWith("* M. L.")))
                .hasSize(100);
        assertThat(mail.text()).contains("* and " + (counted - 100) + " more: http://");
        assertThat(mail.html()).contains(">and " + (counted - 100) + " more</a>");
    }

    @Test
    void workersInTwoZones_eachHearAtTheirOwnEight() {
        String inKnoxville = worker(newId("W"), unit, supervisor, "America/New_York", "WORKER");
        String knoxCase = newId("C");
        givenTheMotherWasSeenUntilOctober();
        givenTheMotherWasSeenUntilOctober(knoxCase, inKnoxville);

        advance("P20D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-20T14:00:00Z");
        assertThat(dates(mailTo(inKnoxville))).containsExactly("2026-11-20T13:00:00Z");
    }

    @Test
    void caseEnteredLate_isInTheNextMorningsDigestOnce() {
        clockAt("2026-11-24T20:00:00Z");

        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        advance("P3D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-25T14:00:00Z");
        assertThat(mailTo(worker).get(0).text().split("\\* ")).hasSize(3);
    }

    @Test
    void orderThatEndedYesterday_isInTheNextMorningsDigest() {
        putCase("system", caseId, motherAndChild(caseId, worker).replaceFirst("}\\s*$", """
                                        , "courtOrders": [{"id": "%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS",
                                                           "from": "2026-08-03"}]}
                                        """.formatted("O-" + caseId)))
                .then()
                .statusCode(200);
        clockAt("2026-11-24T20:00:00Z");

        as(worker)
                .body("{\"to\": \"2026-11-23\"}")
                .patch("/api/v1/court-orders/O-" + caseId)
                .then()
                .statusCode(200);
        advance("P1D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-25T14:00:00Z");
    }

    @Test
    void workerWithoutSupervisor_overdueGoesToTheUnitsFallbackAddress() {
        String alone = worker(newId("W"), newId("U"), null);
        int before = fallbackMails();
        givenTheMotherWasSeenUntilOctober(caseId, alone);

        advance("P35D");

        assertThat(fallbackMails()).isEqualTo(before + 1);
    }

    @Test
    void caseOfAWorkerNotOnRecord_remindsTheFallbackAddressAtEightInTheCasesZone() {
        int before = fallbackMails();
        putCase("system", caseId, motherAndChild(caseId, newId("W"))).then().statusCode(200);

        advance("P20D");

        assertThat(fallbackMails()).isGreaterThan(before);
    }

    @Test
    void caseThatChangedHands_remindsTheNewWorker() {
        givenTheMotherWasSeenUntilOctober();
        String successor = worker(newId("W"), unit, supervisor, "America/New_York", "WORKER");
        advance("P15D");

        putCase("system", caseId, motherAndChild(caseId, successor)).then().statusCode(200);
        advance("P5D");

        assertThat(mailTo(worker)).isEmpty();
        assertThat(dates(mailTo(successor))).containsExactly("2026-11-20T13:00:00Z");
    }

    @Test
    void workerWhoMovedToAnotherZone_isRemindedAtEightThere() {
        givenTheMotherWasSeenUntilOctober();

        worker(worker, unit, supervisor, "America/New_York", "WORKER");
        advance("P20D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-20T13:00:00Z");
    }

    @Test
    void serviceThatSleptForAWeek_tellsAllOfItInOneDigest() {
        givenTheMotherWasSeenUntilOctober();

        clockAt("2026-11-26T20:00:00Z");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-26T20:00:00Z");
        assertThat(mailTo(worker).get(0).text()).contains("(in 4 days)");
    }

    @Test
    void contactCorrectedToAnotherMonth_remindsAgain() {
        givenTheMotherWasSeenUntilOctober();
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-11-02").statusCode(201);
        advance("P20D");

        as(worker)
                .body("{\"on\": \"2026-10-02\", \"why\": \"wrong month\"}")
                .patch("/api/v1/contacts/" + contactId)
                .then()
                .statusCode(200);
        advance("P5D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-23T14:00:00Z", "2026-11-25T14:00:00Z");
    }

    @Test
    void orderInForceSinceTheServiceSlept_isSilentAboutWhatItSleptOver() {
        givenTheMotherWasSeenUntilOctober();
        advance("P19DT15H");
        release(worker, caseId, newId("O"), "2026-12-01");
        int before = mailTo(worker).size();

        clockAt("2026-12-02T20:00:00Z");

        assertThat(mailTo(worker)).hasSize(before);
        assertThat(mailTo(supervisor)).isEmpty();
    }

    @Test
    void monthFoundUnmetAfterEightOnTheOverdueDay_isToldTheNextMorningToBoth() {
        givenTheMotherWasSeenUntilOctober();
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-11-10").statusCode(201);
        clockAt("2026-12-01T15:00:00Z");

        notDone(contactId);
        advance("P2D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-12-02T14:00:00Z");
        assertThat(dates(mailTo(supervisor))).containsExactly("2026-12-02T14:00:00Z");
    }

    @Test
    void contactTakenBackOnTheDueDay_isToldTheNextMorningThoughItWasCaughtUpBefore() {
        clockAt("2026-11-24T20:00:00Z");
        givenTheMotherWasSeenUntilOctober();
        advance("P1D");
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-11-25").statusCode(201);
        clockAt("2026-11-30T15:00:00Z");

        notDone(contactId);
        advance("P1D");

        assertThat(dates(mailTo(worker))).containsExactly("2026-11-25T14:00:00Z", "2026-12-01T14:00:00Z");
    }

    private void notDone(String contactId) {
        as(worker)
                .body("{\"outcome\": \"ATTEMPTED\", \"why\": \"nobody was at home\"}")
                .patch("/api/v1/contacts/" + contactId)
                .then()
                .statusCode(200);
    }

    private static int fallbackMails() {
        return given().queryParam("to", "contact-desk@agency.example")
                .get("/sandbox/mail")
                .jsonPath()
                .getList("$")
                .size();
    }

    private void givenTheMotherWasSeenUntilOctober() {
        givenTheMotherWasSeenUntilOctober(caseId, worker);
    }

    private static void givenTheMotherWasSeenUntilOctober(String caseId, String worker) {
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        for (String on : List.of("2026-08-20", "2026-09-15", "2026-10-14")) {
            contact(worker, caseId, newId("X"), on).statusCode(201);
        }
    }

    private static List<String> dates(List<Mail> mails) {
        return mails.stream().map(Mail::receivedAt).toList();
    }
}
