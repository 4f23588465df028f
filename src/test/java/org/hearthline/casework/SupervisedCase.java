package org.hearthline.casework;

import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.release;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.hearthline.Api;
import org.junit.jupiter.api.BeforeEach;

/** A mother's case whose worker has a supervisor: what a test of tasks begins with. */
abstract class SupervisedCase {

    static final String NOT_ASKED = "UNKNOWN";

    final String unit = newId("U");
    final String supervisor = newId("W");
    final String worker = newId("W");
    final String caseId = newId("C");
    final String orderId = newId("O");

    @BeforeEach
    void aSupervisorWithAWorker() {
        clockAt("2026-11-05T15:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
    }

    void putCase(String tribalStatus, String order) {
        Api.putCase("system", caseId, document(tribalStatus, order)).then().statusCode(200);
    }

    String document(String tribalStatus, String order) {
        return Api.motherAndChild(caseId, worker)
                .replace("2026-08-03", "2026-05-04")
                .replace("\"name\": \"Ana", "\"tribalStatus\": \"%s\", \"name\": \"Ana".formatted(tribalStatus))
                .replace("\"children\"", "\"courtOrders\": [%s], \"children\"".formatted(order));
    }

    void recordOrder(String from) {
        release(worker, caseId, orderId, from);
    }

    String onlyTask() {
        return open(supervisor).body("items.size()", is(1)).extract().path("items[0].id");
    }

    static Response settle(String user, String task, String note) {
        return as(user).body(Map.of("status", "DONE", "note", note)).patch("/api/v1/tasks/" + task);
    }

    static ValidatableResponse open(String workerId) {
        return list(workerId, "");
    }

    static ValidatableResponse list(String workerId, String query) {
        return as(workerId)
                .get("/api/v1/workers/" + workerId + "/tasks" + query)
                .then()
                .statusCode(200);
    }

    String address(String query) {
        return "/api/v1/workers/" + supervisor + "/tasks" + query;
    }
}
