package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.release;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.Test;

/** Whose list a task is in and who may settle it, and in which order a list is read. */
@QuarkusTest
class TaskListsTest extends SupervisedCase {

    @Test
    void taskForASupervisor_isNotTheWorkersToSettle() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();

        Refusal.of(settle(worker, task, "asked"), 403);
        Refusal.of(settle("system", task, "asked"), 403);

        assertThat(onlyTask()).isEqualTo(task);
        as(worker)
                .get("/api/v1/cases/" + caseId + "/tasks")
                .then()
                .statusCode(200)
                .body("items.id", contains(task));
    }

    @Test
    void taskForAWorker_isInTheWorkersListAndTheirsToSettle() throws SQLException {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();
        Database.changeFacts("update task set for_role = 'WORKER' where id = ?::uuid", task);

        open(supervisor).body("items", empty());
        open(worker).body("items.id", contains(task));
        settle(worker, task, "asked").then().statusCode(200).body("closedBy", is(worker));
    }

    @Test
    void caseHandedToAnotherUnit_takesItsTasksAlong() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();
        String otherUnit = newId("U");
        String other = supervisor(newId("W"), otherUnit);
        String next = worker(newId("W"), otherUnit, other);
        Refusal.of(settle(other, task, "asked"), 404);

        Api.putCase("system", caseId, document(NOT_ASKED, "").replace(worker, next))
                .then()
                .statusCode(200);

        open(supervisor).body("items", empty());
        open(other).body("items.id", contains(task));
        Refusal.of(settle(supervisor, task, "asked"), 404);
        settle(other, task, "asked").then().statusCode(200);
    }

    @Test
    void taskOfACaseWhoseWorkerHasNoSupervisorInTheUnit_isEverySupervisorsOfTheUnit() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();
        String colleague = supervisor(newId("W"), unit);
        open(colleague).body("items", empty());
        String elsewhere = supervisor(newId("W"), newId("U"));
        String mate = worker(newId("W"), unit, supervisor);

        for (String named : new String[] {null, newId("W"), elsewhere, mate}) {
            worker(worker, unit, named);

            open(supervisor).body("items.id", contains(task));
            open(colleague).body("items.id", contains(task));
            open(mate).body("items", empty());
            open(elsewhere).body("items", empty());
        }
    }

    @Test
    void taskOfAnUnassignedCase_isWithTheCase() {
        Api.putCase("system", caseId, document(NOT_ASKED, "").replace("\"" + worker + "\"", "null"))
                .then()
                .statusCode(200);
        release("system", caseId, orderId, "2026-11-02");

        as("system")
                .get("/api/v1/cases/" + caseId + "/tasks")
                .then()
                .statusCode(200)
                .body("items.reason", contains("TRIBAL_STATUS_UNKNOWN"));
    }

    @Test
    void listsOfOthers_areTheirsAlone() {
        String mate = worker(newId("W"), unit, supervisor);
        String stranger = supervisor(newId("W"), newId("U"));
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");

        for (String allowed : List.of(supervisor, "system")) {
            as(allowed).get(address("")).then().statusCode(200).body("items.size()", is(1));
        }
        for (String other : List.of(worker, mate, stranger)) {
            Refusal.of(as(other).get(address("")), 404);
        }
        Refusal.of(as("admin").get(address("")), 403);
        for (String other : List.of(mate, stranger)) {
            Refusal.of(as(other).get("/api/v1/cases/" + caseId + "/tasks"), 404);
        }
    }

    @Test
    void list_isOldestFirstAndComesInPages() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        advance("PT1H");
        for (int outsider = 0; outsider < 4; outsider++) {
            as(worker)
                    .body(
                            "{\"kind\": \"RELEASE_OF_REASONABLE_EFFORTS\", \"participantIds\": [\"P-%d\"], \"from\": \"2026-11-02\"}"
                                    .formatted(outsider))
                    .post("/api/v1/cases/" + caseId + "/court-orders")
                    .then()
                    .statusCode(201);
        }
        for (String address : List.of(address(""), "/api/v1/cases/" + caseId + "/tasks")) {
            List<String> whole = as(supervisor).get(address).path("items.id");
            List<String> paged = new ArrayList<>();
            String next = "";
            while (next != null) {
                Response page = as(supervisor)
                        .queryParam("limit", 2)
                        .queryParam("after", next.isEmpty() ? List.of() : List.of(next))
                        .get(address);
                paged.addAll(page.path("items.id"));
                next = page.path("next");
            }

            assertThat(whole).hasSize(5).doesNotHaveDuplicates();
            assertThat(paged).isEqualTo(whole);
            as(supervisor).get(address).then().body("items[0].reason", is("TRIBAL_STATUS_UNKNOWN"));
        }
    }
}
