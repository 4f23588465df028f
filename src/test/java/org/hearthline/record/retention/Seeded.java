package org.hearthline.record.retention;

import static io.restassured.RestAssured.given;
import static org.hearthline.Api.as;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.newId;

import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Json;
import org.hearthline.consent.Family;

/** A mother of whom something of every kind is kept, in words that nobody else has, beside a father. */
final class Seeded {

    /** In letters alone: words with a number that could be a phone's are refused. */
    final String mark = newId("x")
            .substring(2)
            .chars()
            .map(each -> Character.isDigit(each) ? each - '0' + 'g' : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    final Family family = new Family();
    final String caseId = family.caseId;
    final String mother = family.mother;
    final String father = "F-" + caseId;
    final String name = "Zorana" + mark;
    final String fathersName = "Bruno" + mark;
    final String meeting = newId("M");
    /** The text that asked for her consent, as she got it. */
    final String asked;

    Seeded() {
        putCase("");
        family.consenting();
        asked = family.phone.texts().get(0);
        family.addresses("""
                {"channel": "SMS", "value": "%s", "language": "en"}""".formatted(family.phone.number()), """
                {"channel": "EMAIL", "value": "%s", "language": "en"}""".formatted(family.email))
                .statusCode(200);
        send("POST", "cases/" + caseId + "/contacts", """
                {"id": "X1-%1$s", "on": "2026-11-04", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["%2$s"],
                 "place": "alone%3$s"}""".formatted(caseId, mother, mark), 201);
        send("PATCH", "contacts/X1-" + caseId, "{\"why\": \"slip%s\"}".formatted(mark), 200);
        send("POST", "cases/" + caseId + "/contacts", """
                {"id": "X2-%1$s", "on": "2026-11-04", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["%2$s", "%4$s"],
                 "place": "shared%3$s"}""".formatted(caseId, mother, mark, father), 201);
        send("POST", "cases/" + caseId + "/searches", """
                {"id": "S-%1$s", "on": "2026-11-04", "participantId": "%2$s", "sources": ["RELATIVES"], "result": "search%3$s"}
                """.formatted(caseId, mother, mark), 201);
        send("POST", "cases/" + caseId + "/court-orders", """
                {"id": "O-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "2027-01-01", "participantIds": ["%2$s"],
                 "why": "order%3$s"}""".formatted(caseId, mother, mark), 201);
        send("POST", "meetings", """
                {"id": "%1$s", "caseId": "%2$s", "kind": "VISIT", "workerId": "%3$s", "place": "place%4$s", "placeKind": "OFFICE",
                 "attendees": [{"participantId": "%5$s", "required": true}], "minutes": 60, "slots": ["2026-11-10T15:00:00Z"]}
                """.formatted(meeting, caseId, family.worker, mark, mother), 201);
        Api.advance("PT1M");
        family.phone.writes("reply" + mark);
        given().auth()
                .preemptive()
                .basic(family.worker, "demo")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("say", "WORDS", "words", "answer" + mark))
                .post("/cases/{id}/participants/{p}/conversation/answers", caseId, mother)
                .then()
                .statusCode(303);
        Api.advance("PT1M");
        String task = as(family.worker)
                .get("/api/v1/workers/" + family.worker + "/tasks")
                .jsonPath()
                .getString("items.find { it.reason == 'WORDS' }.id");
        send("POST", "cases/" + caseId + "/concerted-efforts/sign-offs", """
                {"from": "2026-11-01", "to": "2026-11-30", "note": "signed%s"}""".formatted(mark), 201);
        send("PATCH", "tasks/" + task, "{\"status\": \"DONE\", \"note\": \"note%s\"}".formatted(mark), 200);
    }

    /** What is of the mother alone. */
    List<String> values() {
        return List.of(
                name,
                "told" + mark,
                family.phone.number(),
                family.email,
                "form 12",
                asked,
                "alone" + mark,
                "slip" + mark,
                "search" + mark,
                "order" + mark,
                "place" + mark,
                "reply" + mark,
                "answer" + mark,
                "note" + mark,
                "signed" + mark);
    }

    /** What is of others too. */
    List<String> shared() {
        return List.of(fathersName, "shared" + mark);
    }

    void close() {
        putCase("2026-11-05");
    }

    void putCase(String closedOn) {
        String document = Api.motherAndChild(caseId, family.worker)
                .replace("Maria Lopez", name)
                .replace(
                        "\"role\": \"MOTHER\"}",
                        "\"role\": \"MOTHER\", \"circumstances\": [{\"kind\": \"OUT_OF_STATE\", \"from\": \"2026-10-01\", \"note\": \"told"
                                + mark + "\"}]}, {\"id\": \"" + father + "\", \"name\": \"" + fathersName
                                + "\", \"role\": \"FATHER\"}");
        String said = Json.object(document).toString();
        Api.putCase("system", caseId, closedOn.isEmpty() ? said : closed(said, closedOn))
                .then()
                .statusCode(200);
    }

    private void send(String method, String path, String body, int status) {
        as(family.worker).body(body).request(method, "/api/v1/" + path).then().statusCode(status);
    }
}
