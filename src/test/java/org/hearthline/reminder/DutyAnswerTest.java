package org.hearthline.reminder;

import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed to one participant on one day, and why. */
@QuarkusTest
class DutyAnswerTest {

    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aCaseOnTheFirstOfNovember() {
        clockAt("2026-11-01T12:00:00Z");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @Test
    void dutyOfADay_isExplained() {
        release(worker, caseId, newId("O"), "2026-11-10");

        duty("P-" + caseId, "?on=2026-11-09")
                .then()
                .statusCode(200)
                .body("duty", equalTo("CONTACT"))
                .body("rule", equalTo("CADENCE"))
                .body("citation", equalTo("TN DCS 31.8 A.1"))
                .body("accepts", equalTo(List.of("FACE_TO_FACE")))
                .body("childIds", equalTo(List.of("K-" + caseId)))
                .body("policy", equalTo(Map.of("id", "tn-31.8", "version", "2026-11")))
                .body(
                        "explanation",
                        equalTo(
                                "On 9 November 2026 contact with Maria Lopez is owed for Ana Lopez, face to face, as the"
                                        + " policy asks (TN DCS 31.8 A.1)."));
        duty("P-" + caseId, "?on=2026-11-10")
                .then()
                .statusCode(200)
                .body("duty", equalTo("NONE"))
                .body("rule", equalTo("RELEASED_BY_COURT_ORDER"))
                .body("reasons[0].code", equalTo("RELEASED_BY_COURT_ORDER"));
    }

    @Test
    void dutyWithoutADay_isThatOfToday() {
        duty("P-" + caseId, "").then().statusCode(200).body("on", equalTo("2026-11-01"));
    }

    @Test
    void dutyOfSomebodyElse_isNotFound() {
        Refusal.of(duty("P-none", ""), 404);
    }

    @Test
    void dutyOfADayThatIsNone_isRefused() {
        Refusal.of(duty("P-" + caseId, "?on=soon"), 422).naming("on");
    }

    private Response duty(String participantId, String query) {
        return as(worker).get("/api/v1/cases/" + caseId + "/participants/" + participantId + "/decision" + query);
    }
}
