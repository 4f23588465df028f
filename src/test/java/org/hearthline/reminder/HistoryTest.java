package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.mailTo;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts that are entered late or corrected: the plan becomes what it would have been, and the history says why. */
@QuarkusTest
class HistoryTest {

    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aCaseOnTheFirstOfNovember() {
        clockAt("2026-11-01T12:00:00Z");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        contact(worker, caseId, newId("X"), "2026-08-20").statusCode(201);
    }

    @Test
    void everyRequirement_beginsWithTheDecisionThatMadeIt() {
        assertThat(historyOf("2026-11-01"))
                .containsExactly("null -> OPEN because case " + caseId + " was recorded, by the case system");
        assertThat(historyOf("2026-12-01"))
                .containsExactly("null -> UPCOMING because case " + caseId + " was recorded, by the case system");
    }

    @Test
    void windowThatOpensAndPasses_isDecidedByTheDayAlone() {
        advance("P32D");

        assertThat(historyOf("2026-12-01")).hasSize(1);
        assertThat(historyOf("2026-11-01")).last().isEqualTo("OPEN -> MISSED because of the date alone");
    }

    @Test
    void orderEnteredOnTheTwentiethEffectiveOnTheTenth_suppressesTheMonthAndLeavesWhatWasSent() {
        clockAt("2026-11-20T15:00:00Z");
        int sent = mailTo(worker).size();
        assertThat(sent).isPositive();
        String order = recordOrder("2026-11-10");

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("OPEN -> SUPPRESSED because court order " + order + " was recorded, by worker " + worker);
        assertThat(historyOf("2026-10-01")).isNotEmpty().noneMatch(line -> line.contains(order));
        advance("P20D");
        assertThat(mailTo(worker)).hasSize(sent);
    }

    @Test
    void orderThatCoversAMonthAlreadyMissed_liftsItAndSaysWhy() {
        clockAt("2026-12-03T15:00:00Z");
        assertThat(historyOf("2026-11-01")).last().asString().startsWith("OPEN -> MISSED");
        String order = recordOrder("2026-11-10");

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("MISSED -> SUPPRESSED because court order " + order + " was recorded, by worker " + worker
                        + "");
        requirement("2026-11-01")
                .body("status", equalTo("SUPPRESSED"))
                .body("was", equalTo("MISSED"))
                .body("because", equalTo("because court order " + order + " was recorded, by worker " + worker));
    }

    @Test
    void orderEnteredInError_bringsBackWhatItHadLifted() {
        clockAt("2026-11-05T15:00:00Z");
        Map<String, Object> before = plan("2026-11-01");
        String order = recordOrder("2026-11-10");
        advance("P1D");

        as(worker)
                .body("{\"enteredInError\": true, \"why\": \"another family's\"}")
                .patch("/api/v1/court-orders/" + order)
                .then()
                .statusCode(200);

        assertThat(plan("2026-11-01")).isEqualTo(before);
        assertThat(historyOf("2026-11-01"))
                .containsExactly(
                        "null -> OPEN because case " + caseId + " was recorded, by the case system",
                        "OPEN -> SUPPRESSED because court order " + order + " was recorded, by worker " + worker,
                        "SUPPRESSED -> OPEN because court order " + order
                                + " was marked as entered in error, by worker " + worker);
    }

    @Test
    void contactMovedToAnotherDate_meetsTheOtherMonth() {
        String contactId = newId("X");
        clockAt("2026-12-03T15:00:00Z");
        contact(worker, caseId, contactId, "2026-12-01").statusCode(201);
        assertThat(plan("2026-12-01")).containsEntry("status", "MET");

        as(worker)
                .body("{\"on\": \"2026-11-30\", \"why\": \"wrong day\"}")
                .patch("/api/v1/contacts/" + contactId)
                .then()
                .statusCode(200);

        assertThat(historyOf("2026-12-01"))
                .last()
                .isEqualTo("MET -> OPEN because contact " + contactId + " was changed (date), by worker " + worker);
        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("MISSED -> MET because contact " + contactId + " was changed (date), by worker " + worker);
    }

    @Test
    void contactLoggedLate_meetsTheMonthThatWasMissed() {
        clockAt("2026-12-03T15:00:00Z");
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-11-12").statusCode(201);

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("MISSED -> MET because contact " + contactId + " was recorded, by worker " + worker);
    }

    @Test
    void caseReopened_owesAgainWhatItWouldHaveOwed() {
        clockAt("2026-11-05T15:00:00Z");
        Map<String, Object> before = plan("2026-11-01");
        putCase("system", caseId, closed(motherAndChild(caseId, worker), "2026-11-04"))
                .then()
                .statusCode(200);
        assertThat(plan("2026-11-01")).isEmpty();
        advance("P3D");

        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);

        assertThat(plan("2026-11-01")).isEqualTo(before);
        assertThat(historyOf("2026-11-01"))
                .containsExactly(
                        "null -> OPEN because case " + caseId + " was recorded, by the case system",
                        "OPEN -> WITHDRAWN because case " + caseId + " was changed (closed on), by the case system",
                        "WITHDRAWN -> OPEN because case " + caseId + " was changed (closed on), by the case system");
    }

    @Test
    void guardianshipInTheCaseDocument_isNamedAsTheCause() {
        clockAt("2026-11-05T15:00:00Z");
        putCase("system", caseId, motherAndChild(caseId, worker).replace("\"name\": \"Ana Lopez\"", """
                        "name": "Ana Lopez", "guardianship": [{"kind": "FULL", "from": "2026-11-04", "evidence": "26-J-9"}]
                        """))
                .then()
                .statusCode(200);

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo(
                        "OPEN -> SUPPRESSED because guardianship of K-" + caseId + " was recorded, by the case system");
    }

    @Test
    void caseUnderAnotherPolicy_namesThePolicyThatJudgesNow() {
        clockAt("2026-11-05T15:00:00Z");
        putCase("system", caseId, motherAndChild(caseId, worker).replace("tn-31.8", "draft-30-day"))
                .then()
                .statusCode(200);

        history()
                .body(
                        "items.findAll { it.was == 'OPEN' && it.requirement.opensOn == '2026-11-01' }.status",
                        equalTo(List.of("WITHDRAWN")))
                .body(
                        "items.findAll { it.requirement.policy.id == 'draft-30-day' }.cause.facts.fields.flatten().unique()",
                        equalTo(List.of("policy")));
    }

    @Test
    void decisions_areNeverChangedNorRemoved() {
        for (String change : List.of("update decision set was = null", "delete from decision", "truncate decision")) {
            assertThat(catchThrowable(() -> Database.execute(change)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("decision only grows");
        }
    }

    @Test
    void history_comesInPagesAndOnlyToThoseWhoMaySee() {
        Response first = as(worker).queryParam("limit", 2).get(address("history"));
        String next = first.jsonPath().getString("next");
        List<Object> rest = as(worker)
                .queryParam("limit", 1000)
                .queryParam("after", next)
                .get(address("history"))
                .jsonPath()
                .getList("items");

        assertThat(first.jsonPath().getList("items")).hasSize(2);
        assertThat(rest).hasSize(history().extract().jsonPath().getList("items").size() - 2);
        Refusal.of(as(worker(newId("W"), newId("U"), null)).get(address("history")), 404);
    }

    @Test
    void requirementAsOfAnotherDay_isExplainedAndNamesNoDecision() {
        as(worker)
                .queryParam("asOf", "2026-11-01")
                .get(address("requirements"))
                .then()
                .body(
                        "items[0].explanation",
                        equalTo(Objects.requireNonNull(requirement("2026-08-03")
                                .extract()
                                .path("items.find { it.opensOn == '2026-08-03' }.explanation"))))
                .body("items[0].decidedAt", nullValue());
    }

    private String recordOrder(String from) {
        String order = newId("O");
        release(worker, caseId, order, from);
        return order;
    }

    private String address(String what) {
        return "/api/v1/cases/" + caseId + "/" + what;
    }

    private ValidatableResponse history() {
        return as(worker)
                .queryParam("limit", 1000)
                .get(address("history"))
                .then()
                .statusCode(200);
    }

    private List<String> historyOf(String opensOn) {
        return history()
                .extract()
                .jsonPath()
                .getList("items.findAll { it.requirement.opensOn == '" + opensOn
                        + "' }.collect { it.was + ' -> ' + it.status + ' ' + it.because }");
    }

    private ValidatableResponse requirement(String opensOn) {
        return as(worker)
                .get(address("requirements"))
                .then()
                .statusCode(200)
                .rootPath("items.find { it.opensOn == '" + opensOn + "' }");
    }

    /** A requirement with its reminders, without what tells of its last decision. */
    private Map<String, Object> plan(String opensOn) {
        Map<String, Object> found = as(worker)
                .get(address("requirements"))
                .jsonPath()
                .getMap("items.find { it.opensOn == '" + opensOn + "' } ?: [:]");
        List.of("decidedAt", "was", "because").forEach(found::remove);
        return found;
    }
}
