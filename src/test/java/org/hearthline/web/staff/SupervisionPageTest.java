package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SupervisionPageTest {

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");
    private final String colleague = newId("W");
    private final String caseId = newId("C");
    private final String father = newId("P");
    private final Browser browser = Browser.of(supervisor);

    @BeforeEach
    void aUnitOfTwoWorkers() {
        Api.clockAt("2026-11-25T16:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
        worker(colleague, unit, supervisor);
        putCase("system", caseId, Api.motherAndChild(caseId, worker).replace("\"participants\": [", """
                "participants": [{"id": "%s", "name": "Luis Lopez", "role": "FATHER", "custodial": false},\
                """.formatted(
                                father)))
                .then()
                .statusCode(200);
        Api.advance("PT0S");
    }

    @Test
    void unit_isSeenByWorker() {
        String page = html();

        // Both first contacts are overdue, both of November are due on the 30th.
        assertThat(row(page, worker)).contains("Dana Reed 2 2 0 1");
        assertThat(row(page, colleague)).contains("Dana Reed 0 0 0 0");
    }

    @Test
    void contacts_areCountedByMonthAndByWhomTheyWereOwedTo() {
        // Late for the first contact, which was due in September, and in time for October's.
        Api.contact(worker, caseId, newId("K"), "2026-10-12").statusCode(201);
        attempt("2026-10-13");
        attempt("2026-10-20");
        Api.advance("PT0S");

        String page = html();

        assertThat(Browser.read(page))
                .contains("Sep 2026 0 1 3 0 Oct 2026 1 0 1 0 Nov 2026 0 0 0 0")
                .contains("mother, custody not recorded 3 67% 0 1 0.0")
                .contains("father, without custody 3 0% 2 0 –");
        assertThat(page).contains("data-chart=\"{&quot;labels&quot;:[&quot;Jun 2026&quot;");
    }

    @Test
    void exemption_isShownWithGroundEvidenceAndAge() {
        String order = newId("O");
        release(worker, caseId, order, "2026-11-05");
        Api.advance("PT0S");

        String page = Browser.read(html());

        assertThat(page)
                .contains("Maria Lopez , " + caseId + " 20 days released by court order, since Thu, Nov 5, evidence: "
                        + order)
                .contains("A release order meets a child whose tribal status nobody asked about")
                .contains("To all 2 review items");
    }

    @Test
    void caseHandedOn_takesWhatIsOpenAlong() {
        String open = meeting("2026-12-01T16:00:00Z");
        String settled = meeting("2026-12-02T16:00:00Z");
        as(worker)
                .body("{\"at\": \"2026-12-02T16:00:00Z\"}")
                .patch("/api/v1/meetings/" + settled)
                .then()
                .statusCode(200);

        handOn(caseId, colleague).then().statusCode(303).header("Location", equalTo("/supervision?moved=" + caseId));

        String page = browser.get("/supervision?moved=" + caseId).asString();
        assertThat(Browser.read(page)).contains(caseId + " is now with Dana Reed");
        assertThat(row(page, worker)).contains("Dana Reed 0 0 0 0");
        assertThat(row(page, colleague)).contains("Dana Reed 2 2 0 1");
        as(worker).get("/api/v1/cases/" + caseId).then().statusCode(404);
        as(colleague)
                .get("/api/v1/cases/" + caseId)
                .then()
                .body("workerId", equalTo(colleague))
                .body("participants.size()", equalTo(2));
        as(colleague).get("/api/v1/meetings/" + open).then().body("workerId", equalTo(colleague));
        as(colleague).get("/api/v1/meetings/" + settled).then().body("workerId", equalTo(worker));
    }

    @Test
    void caseOrWorkerOfAnotherUnit_isRefused() {
        String stranger = worker(newId("W"), newId("U"), null);
        String foreign = newId("C");
        putCase("system", foreign, Api.motherAndChild(foreign, stranger)).then().statusCode(200);

        Response foreignCase = handOn(foreign, colleague);
        Response foreignWorker = handOn(caseId, stranger);

        assertThat(foreignCase.statusCode()).isEqualTo(422);
        assertThat(foreignCase.asString()).contains("id=\"caseId-error\"");
        assertThat(foreignWorker.statusCode()).isEqualTo(422);
        assertThat(foreignWorker.asString()).contains("id=\"workerId-error\"");
        as("system").get("/api/v1/cases/" + foreign).then().body("workerId", equalTo(stranger));
        as("system").get("/api/v1/cases/" + caseId).then().body("workerId", equalTo(worker));
        assertThat(html()).doesNotContain(foreign).doesNotContain(stranger);
    }

    @Test
    void inSpanish_isReadInSpanish() {
        String page = new Browser(supervisor, "es").see("/supervision");

        assertThat(page)
                .contains("Exenciones vigentes")
                .contains("padre, sin custodia")
                .contains("Traspasar un caso");
    }

    @Test
    void worker_mayNotSeeTheUnit() {
        Browser.of(worker).get("/supervision").then().statusCode(403);
        Browser.of(worker)
                .post("/supervision/reassign", Map.of("caseId", caseId, "workerId", colleague))
                .then()
                .statusCode(403);
    }

    private String html() {
        return browser.get("/supervision").then().statusCode(200).extract().asString();
    }

    private Response handOn(String caseId, String workerId) {
        return browser.post("/supervision/reassign", Map.of("caseId", caseId, "workerId", workerId));
    }

    private static String row(String html, String workerId) {
        Matcher row = Pattern.compile(
                        "<tr data-row>(?:(?!</tr>).)*\"/workers/" + workerId + "\".*?</tr>", Pattern.DOTALL)
                .matcher(html);
        assertThat(row.find()).isTrue();
        return Browser.read(Objects.requireNonNull(row.group()));
    }

    private void attempt(String on) {
        as(worker)
                .body("""
                        {"id": "%s", "on": "%s", "mode": "FACE_TO_FACE", "outcome": "ATTEMPTED", "participantIds": ["%s"], "childIds": []}
                        """.formatted(newId("K"), on, father))
                .post("/api/v1/cases/" + caseId + "/contacts")
                .then()
                .statusCode(201);
    }

    private String meeting(String slot) {
        String id = newId("M");
        as(worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "place": "the blue house", "placeKind": "OFFICE",
                         "attendees": [{"participantId": "P-%s", "required": true}], "minutes": 60, "slots": ["%s"]}
                        """.formatted(id, caseId, worker, caseId, slot))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        return id;
    }
}
