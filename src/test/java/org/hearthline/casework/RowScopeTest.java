package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.contact;
import static org.hearthline.Documented.minimalCase;
import static org.hearthline.Documented.order;
import static org.hearthline.Documented.search;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose case it is decides who sees it, changes it, and learns that it is there (CONTRACT, "Who may"). */
@QuarkusTest
class RowScopeTest {

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");
    private final String mate = newId("W");
    private final String stranger = newId("W");
    private final String otherSupervisor = newId("W");
    private final String caseId = newId("C");
    private final String entryId = newId("E");

    @BeforeEach
    void aCaseWithAnEntryOfEachKind() {
        clockAt("2026-11-01T06:00:00Z");
        String otherUnit = newId("U");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
        worker(mate, unit, supervisor);
        supervisor(otherSupervisor, otherUnit);
        worker(stranger, otherUnit, otherSupervisor);
        put("system", wholeCase(caseId, worker)).then().statusCode(200);
        as(worker)
                .body(contact(entryId, caseId).toString())
                .post(ofCase("contacts"))
                .then()
                .statusCode(201);
        as(worker)
                .body(search(entryId, caseId).toString())
                .post(ofCase("searches"))
                .then()
                .statusCode(201);
        as(worker)
                .body(order(entryId).toString())
                .post(ofCase("court-orders"))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | cases/{case} |",
                "GET | cases/{case}/requirements |",
                "GET | cases/{case}/requirements?asOf=2026-11-05 |",
                "GET | workers/{worker} |",
                "GET | workers/{worker}/due |",
                "GET | workers/{worker}/due?from=2026-11-01&to=2026-12-01 |",
                "GET | workers/{worker}/tasks |",
                "GET | workers/{worker}/tasks?status=DONE |",
                "GET | cases/{case}/tasks |",
                "POST | cases/{case}/contacts | {\"on\":\"2026-11-05\",\"mode\":\"PHONE\",\"outcome\":\"COMPLETED\",\"participantIds\":[\"P\"]}",
                "POST | cases/{case}/contacts | {\"id\":\"{entry}\",\"on\":\"2026-11-05\",\"mode\":\"PHONE\",\"outcome\":\"COMPLETED\",\"participantIds\":[\"P\"]}",
                "POST | cases/{case}/searches | {\"on\":\"2026-11-05\",\"participantId\":\"P\"}",
                "POST | cases/{case}/court-orders | {\"kind\":\"RELEASE_OF_REASONABLE_EFFORTS\",\"from\":\"2026-11-05\"}",
                "POST | cases/{case}/court-orders | {\"id\":\"{entry}\",\"kind\":\"RELEASE_OF_REASONABLE_EFFORTS\",\"from\":\"2026-11-05\"}",
                "PATCH | contacts/{entry} | {\"why\":\"x\"}",
                "PATCH | contacts/{entry} | {\"else\":\"x\"}",
                "PATCH | contacts/{entry} | {\"id\":\"x\"}",
                "PATCH | searches/{entry} | {\"why\":\"x\"}",
                "PATCH | searches/{entry} | {}",
                "PATCH | court-orders/{entry} | {\"to\":\"2026-11-20\"}",
                "PATCH | court-orders/{entry} | {\"else\":1}"
            })
    void caseOfSomebodyElse_isAnsweredLikeOneThatIsNotThere(String method, String path, String body) {
        String kept = as("system").get("/api/v1/cases/" + caseId).asString();

        for (String other : List.of(mate, stranger, otherSupervisor)) {
            Response hidden = ask(other, method, path, body, caseId, worker, entryId);
            Refusal.of(hidden, 404);
            assertThat(hidden.asString())
                    .isEqualTo(ask(other, method, path, body, newId("C"), newId("W"), newId("E"))
                            .asString());
        }

        assertThat(as("system").get("/api/v1/cases/" + caseId).asString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET cases/{case}",
                "GET cases/{case}/requirements",
                "GET cases/{case}/requirements?asOf=2026-11-05",
                "GET workers/{worker}",
                "GET workers/{worker}/due",
                "GET workers/{worker}/tasks",
                "GET cases/{case}/tasks",
                "PATCH contacts/{entry}",
                "PATCH searches/{entry}",
                "PATCH court-orders/{entry}"
            })
    void caseOfOnesOwnOrOnesUnit_isServed(String request) {
        String[] parts = request.split(" ");

        for (String allowed : List.of(worker, supervisor, "system")) {
            ask(allowed, parts[0], parts[1], "{\"why\": \"x\"}", caseId, worker, entryId)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void taskOfSomebodyElse_isAnsweredLikeOneThatIsNotThere() {
        put("system", with(wholeCase(caseId, worker), "/courtOrders/0/participantIds/-", "\"P-elsewhere\""))
                .then()
                .statusCode(200);
        advance("P10D");
        String task = as(worker)
                .get("/api/v1/cases/" + caseId + "/tasks")
                .path("items.find { it.reason == 'ORDER_NAMES_OUTSIDER' }.id");
        String done = "{\"status\": \"DONE\", \"note\": \"x\"}";

        for (String other : List.of(mate, stranger, otherSupervisor)) {
            Response hidden = as(other).body(done).patch("/api/v1/tasks/" + task);
            Refusal.of(hidden, 404);
            assertThat(hidden.asString())
                    .isEqualTo(as(other)
                            .body(done)
                            .patch("/api/v1/tasks/" + UUID.randomUUID())
                            .asString());
        }

        as(supervisor).body(done).patch("/api/v1/tasks/" + task).then().statusCode(200);
    }

    @Test
    void admin_seesNoCaseAndNoWorker() {
        for (String path : List.of(
                "cases/" + caseId,
                "cases/" + caseId + "/requirements",
                "workers/" + worker,
                "cases/" + caseId + "/tasks",
                "workers/" + worker + "/due",
                "workers/" + worker + "/tasks")) {
            Refusal.of(as("admin").get("/api/v1/" + path), 403).withoutEcho("Maria");
        }
    }

    @Test
    void supervisor_seesTheirUnitAlone() {
        as(supervisor).get("/api/v1/workers/" + mate).then().statusCode(200);
        as(supervisor).get("/api/v1/workers/" + supervisor).then().statusCode(200);
        Refusal.of(as(supervisor).get("/api/v1/workers/" + stranger), 404);
        Refusal.of(as(supervisor).get("/api/v1/workers/" + otherSupervisor + "/due"), 404);
    }

    @Test
    void workerWhoMovesToAnotherUnit_takesTheirCasesAlong() {
        worker(worker, newId("U"), null);

        Refusal.of(as(supervisor).get("/api/v1/cases/" + caseId), 404);
        as(worker).get("/api/v1/cases/" + caseId).then().statusCode(200);
    }

    @Test
    void messages_areShownToThoseWhoseTheyAre() {
        advance("P35D");

        for (String who : List.of(worker, supervisor, "system", "admin")) {
            assertThat(messages(who, "caseId=" + caseId)).as(who).isNotEmpty();
            assertThat(messages(who, "workerId=" + worker)).as(who).isNotEmpty();
        }
        for (String who : List.of(mate, stranger, otherSupervisor)) {
            assertThat(messages(who, "caseId=" + caseId)).as(who).isEmpty();
            assertThat(messages(who, "workerId=" + worker)).as(who).isEmpty();
            assertThat(as(who).get("/api/v1/messages?limit=1000").asString()).doesNotContain(caseId, worker);
        }
        for (String who : List.of("admin", worker)) {
            assertThat(as(who).get("/api/v1/messages?caseId=" + caseId).asString())
                    .doesNotContain("Maria", "Lopez", "Ana", "Dana", "@", "agency.example");
        }
    }

    @Test
    void case_isNotTheWorkersToHandOn() {
        for (String next : List.of(mate, stranger, supervisor, newId("W"))) {
            Refusal.of(put(worker, wholeCase(caseId, next)), 422).naming("workerId");
        }
        Refusal.of(put(worker, with(wholeCase(caseId, worker), "/workerId", "null")), 422)
                .naming("workerId");
        assertThat(workerOf(caseId)).isEqualTo(worker);
    }

    @Test
    void case_isNotTakenOver() {
        for (String other : List.of(mate, stranger, otherSupervisor)) {
            Refusal.of(put(other, wholeCase(caseId, other)), 404);
            Refusal.of(put(other, wholeCase(caseId, worker)), 422).naming("workerId");
        }
        Refusal.of(put(otherSupervisor, wholeCase(caseId, stranger)), 404);
        assertThat(workerOf(caseId)).isEqualTo(worker);
    }

    @Test
    void caseReassignedWithinTheUnit_isTheNextWorkersAlone() {
        put(supervisor, wholeCase(caseId, mate)).then().statusCode(200);

        as(mate).get("/api/v1/cases/" + caseId).then().statusCode(200);
        Refusal.of(as(worker).get("/api/v1/cases/" + caseId), 404);
        Refusal.of(as(worker).body("{\"why\": \"x\"}").patch("/api/v1/contacts/" + entryId), 404);
    }

    @Test
    void caseReassignedOutOfTheUnit_isRefused() {
        Refusal.of(put(supervisor, wholeCase(caseId, stranger)), 422).naming("workerId");
        Refusal.of(put(supervisor, wholeCase(caseId, newId("W"))), 422).naming("workerId");
        Refusal.of(put(supervisor, with(wholeCase(caseId, worker), "/workerId", "null")), 422)
                .naming("workerId");
        assertThat(workerOf(caseId)).isEqualTo(worker);
    }

    @Test
    void newCase_isMadeForOneselfOrOnesUnit() {
        String own = newId("C");
        String ofMate = newId("C");

        put(worker, with(minimalCase(own), "/workerId", '"' + worker + '"'))
                .then()
                .statusCode(200);
        put(supervisor, with(minimalCase(ofMate), "/workerId", '"' + mate + '"'))
                .then()
                .statusCode(200);

        Refusal.of(put(worker, with(minimalCase(newId("C")), "/workerId", '"' + mate + '"')), 422)
                .naming("workerId");
        Refusal.of(put(worker, minimalCase(newId("C"))), 422).naming("workerId");
        Refusal.of(put(supervisor, with(minimalCase(newId("C")), "/workerId", '"' + stranger + '"')), 422)
                .naming("workerId");
    }

    @Test
    void personOfAHiddenCase_isNotNamedInOnesOwn() {
        String own = newId("C");
        ObjectNode document = with(minimalCase(own), "/workerId", '"' + stranger + '"');
        document = with(document, "/participants", "[{\"id\": \"P1-%s\", \"role\": \"MOTHER\"}]".formatted(caseId));

        put(stranger, document).then().statusCode(200);

        String answer = as(stranger).get("/api/v1/cases/" + own).asString();
        assertThat(Json.object(answer).at("/participants/0/name").isNull()).isTrue();
        assertThat(answer).doesNotContain("Maria");
    }

    @Test
    void idOfAHiddenOrder_isTakenAndTellsNoMore() {
        String own = newId("C");
        ObjectNode document = with(minimalCase(own), "/workerId", '"' + stranger + '"');
        put(stranger, document).then().statusCode(200);

        Refusal.of(as(stranger).body(order(entryId).toString()).post("/api/v1/cases/" + own + "/court-orders"), 409)
                .withoutEcho(caseId);
        Refusal.of(put(stranger, with(document, "/courtOrders", "[" + order(entryId) + "]")), 409)
                .withoutEcho(caseId);
    }

    private String ofCase(String kind) {
        return "/api/v1/cases/" + caseId + "/" + kind;
    }

    private static Response put(String user, ObjectNode document) {
        return as(user).body(document.toString())
                .put("/api/v1/cases/" + document.path("id").asText());
    }

    private static Response ask(
            String user, String method, String path, String body, String caseId, String workerId, String entryId) {
        String address =
                path.replace("{case}", caseId).replace("{worker}", workerId).replace("{entry}", entryId);
        return body == null || method.equals("GET")
                ? as(user).request(method, "/api/v1/" + address)
                : as(user).body(body.replace("{entry}", entryId)).request(method, "/api/v1/" + address);
    }

    private static List<String> messages(String user, String query) {
        return as(user).get("/api/v1/messages?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static String workerOf(String caseId) {
        return as("system").get("/api/v1/cases/" + caseId).path("workerId");
    }
}
