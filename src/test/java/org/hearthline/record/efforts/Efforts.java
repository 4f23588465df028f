package org.hearthline.record.efforts;

import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.hearthline.Api;

/** A family whose record is read in November 2026: a mother, a father who has no custody, and a worker with a supervisor. */
final class Efforts {

    final String unit = newId("U");
    final String supervisor = supervisor(newId("W"), unit);
    final String worker = worker(newId("W"), unit, supervisor);
    final String caseId = newId("C");
    final String mother = "P-" + caseId;
    final String father = newId("P");
    final String child = "K-" + caseId;

    Efforts() {
        Api.standAt("2026-11-20T18:00:00Z");
        put("\"circumstances\": []");
    }

    void put(String ofFather) {
        Api.putCase(
                        "system",
                        caseId,
                        Api.motherAndChild(caseId, worker)
                                .replace("\"Maria Lopez\"", "\"María Peña Ñandú\", \"language\": \"es\"")
                                .replace(
                                        "\"participants\": [",
                                        "\"participants\": [{\"id\": \"%s\", \"name\": \"Juan Peña\", \"role\": \"FATHER\", \"custodial\": false, %s}, "
                                                .formatted(father, ofFather)))
                .then()
                .statusCode(200);
    }

    String contact(String on, String mode, String outcome, String more) {
        String id = newId("X");
        as(worker)
                .body("""
                {"id": "%s", "on": "%s", "mode": "%s", "outcome": "%s", "participantIds": ["%s"], "childIds": ["%s"] %s}
                """.formatted(id, on, mode, outcome, mother, child, more))
                .post("/api/v1/cases/{id}/contacts", caseId)
                .then()
                .statusCode(201);
        return id;
    }

    String search(String on) {
        String id = newId("S");
        as(worker)
                .body("""
                {"id": "%s", "on": "%s", "participantId": "%s", "sources": ["RELATIVES"], "result": "An uncle may know."}
                """.formatted(id, on, father))
                .post("/api/v1/cases/{id}/searches", caseId)
                .then()
                .statusCode(201);
        return id;
    }

    String meeting(List<String> attendees, String... slots) {
        String id = newId("M");
        as(worker)
                .body("""
                {"id": "%s", "caseId": "%s", "kind": "FAMILY_TEAM_MEETING", "workerId": "%s", "placeKind": "OFFICE", "minutes": 60,
                 "attendees": [%s], "slots": ["%s"]}
                """.formatted(
                                id,
                                caseId,
                                worker,
                                String.join(
                                        ", ",
                                        attendees.stream()
                                                .map("{\"participantId\": \"%s\", \"required\": true}"::formatted)
                                                .toList()),
                                String.join("\", \"", slots)))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        return id;
    }

    String address() {
        return "/api/v1/cases/" + caseId + "/concerted-efforts";
    }

    Response record(String query) {
        return as(worker).get(address() + query);
    }

    Response record(RequestSpecification request) {
        return request.get(address());
    }

    String text() {
        return record("?format=text").then().statusCode(200).extract().asString();
    }

    Response sign(String user, String body) {
        return as(user).body(body).post(address() + "/sign-offs");
    }

    /** Signs November off; answers under which id. */
    String signed() {
        return sign(worker, """
                {"from": "2026-11-01", "to": "2026-11-30", "note": "Read with the supervisor."}""").then().statusCode(201).extract().path("id");
    }

    Response signOff(String id, String query) {
        return as(worker).get(address() + "/sign-offs/" + id + query);
    }
}
