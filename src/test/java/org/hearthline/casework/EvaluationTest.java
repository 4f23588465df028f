package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.draftPolicy;
import static org.hearthline.Documented.evaluation;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /policy/evaluations}: facts in, requirements out. */
@QuarkusTest
class EvaluationTest {

    @Test
    void requestOfTheContract_isAnsweredAsTheContractSays() {
        JsonNode requirements = requirements(evaluate(evaluation()));

        assertThat(requirements)
                .extracting(EvaluationTest::inShort)
                .startsWith(
                        "INITIAL_CONTACT 2026-09-14 2026-10-14 MET X-1",
                        "ONGOING_CONTACT 2026-10-01 2026-10-31 MET X-1")
                .hasSize(3);
        assertThat((Object) requirements.get(2)).isEqualTo(Json.node("""
                { "subject": "P-1", "kind": "ONGOING_CONTACT", "opensOn": "2026-11-01", "dueOn": "2026-11-30", "dueAt": "2026-12-01T06:00:00Z",
                  "status": "OPEN", "accepts": ["FACE_TO_FACE", "VIDEO", "PHONE"], "childIds": ["K-2"], "metBy": null, "needsReview": false,
                  "rule": "OUT_OF_STATE", "citation": "TN DCS 31.8 A.2", "policy": { "id": "tn-31.8", "version": "2026-11" },
                  "reasons": [ { "code": "FULL_GUARDIANSHIP", "childId": "K-1", "evidence": "order 26-J-114", "citation": "TN DCS 31.8 A, NOTE" } ],
                  "reminders": [ { "on": "2026-11-25", "at": "2026-11-25T14:00:00Z", "to": "WORKER", "why": "LEAD" },
                                 { "on": "2026-11-30", "at": "2026-11-30T14:00:00Z", "to": "WORKER", "why": "LEAD" },
                                 { "on": "2026-12-01", "at": "2026-12-01T14:00:00Z", "to": "SUPERVISOR", "why": "OVERDUE" },
                                 { "on": "2026-12-01", "at": "2026-12-01T14:00:00Z", "to": "WORKER", "why": "OVERDUE" } ],
                  "explanation": "A contact with P-1 is owed for K-2 from 1 November 2026 to 30 November 2026, face to face, by video or by phone, because P-1 is out of state (TN DCS 31.8 A.2); but not for K-1, who is in full guardianship (order 26-J-114; TN DCS 31.8 A, NOTE); it is open." }
                """));
    }

    @Test
    void workedExamples_areAnsweredAsWorkedOut() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode example : examples()) {
            ObjectNode request = (ObjectNode) example.get("request");
            if (!compared(requirements(evaluate(request)), example.get("expected"))
                    .equals(example.get("expected"))) {
                wrong.add(example.path("name").asText());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void policyOfTheCase_isAppliedWhereTheRequestNamesNone() {
        ObjectNode request = evaluation();
        request.remove("policy");

        Refusal.of(evaluate(request), 422).naming("case.policy");
        assertThat((Object) requirements(evaluate(with(request, "/case/policy", "\"tn-31.8\""))))
                .isEqualTo(requirements(evaluate(evaluation())));
    }

    @Test
    void policyOfTheRequest_winsOverTheCases() {
        ObjectNode request = with(evaluation(), "/case/policy", "\"unknown\"");

        assertThat((Object) requirements(evaluate(request))).isEqualTo(requirements(evaluate(evaluation())));
        Refusal.of(evaluate(with(request, "/policy", "\"other\"")), 422)
                .naming("policy")
                .withoutEcho("other");
    }

    @Test
    void wholePolicy_isAppliedAsIfItWereInForce() {
        ObjectNode everyTenDays = with(draftPolicy(), "/cadence/default/days", "10");
        ObjectNode request = with(evaluation(), "/contacts/0/on", "\"2026-11-12\"");
        request.set("policy", with(everyTenDays, "/citations/FULL_GUARDIANSHIP", "\"Our rule 7\""));

        Response answer = evaluate(request);

        assertThat(answer.jsonPath().getString("policy.id")).isEqualTo("draft-30-day");
        assertThat(requirements(answer).findValuesAsText("dueOn")).contains("2026-11-22");
        assertThat(requirements(answer).findValuesAsText("kind")).contains("CHILD_VISIT");
        assertThat(requirements(answer).findValuesAsText("citation")).contains("Our rule 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/policy/id | null | policy.id",
                "/policy/title | `` | policy.title",
                "/policy/else | 5 | policy.else",
                "/policy/reminders/else | 5 | policy.reminders.else",
                "/policy/reminders/at | 8 | policy.reminders.at",
                "/policy/reminders/lead/1 | -1 | policy.reminders.lead[1]",
                "/policy/reminders/overdue/0 | null | policy.reminders.overdue[0]",
                "/policy/reminders | null | policy.reminders",
                "/policy/cadence | null | policy.cadence",
                "/policy/cadence | {} | policy.cadence.default",
                "/policy/cadence/default/days | null | policy.cadence.default.days",
                "/policy/cadence/default/days | 0 | policy.cadence.default.days",
                "/policy/cadence/default/days | 366.5 | policy.cadence.default.days",
                "/policy/cadence/default/kind | \"WEEKLY\" | policy.cadence.default.kind",
                "/policy/cadence/default/else | 5 | policy.cadence.default.else",
                "/policy/cadence/AREA | {\"kind\": \"CALENDAR_MONTH\", \"days\": 30} | policy.cadence.AREA.days",
                "/policy/cadence/AREA | null | policy.cadence.AREA",
                "/policy/initialWithin/default | \"P-1D\" | policy.initialWithin.default",
                "/policy/initialWithin/default | \"P9999999Y\" | policy.initialWithin.default",
                "/policy/initialWithin/default | \"P2147483647M\" | policy.initialWithin.default",
                "/policy/initialWithin/default | 30 | policy.initialWithin.default",
                "/policy/modes | {\"MISSING\": [\"PHONE\"]} | policy.modes.default",
                "/policy/modes/default | [] | policy.modes.default",
                "/policy/modes/default | [\"TEXT\"] | policy.modes.default",
                "/policy/modes/default/0 | \"SMOKE\" | policy.modes.default[0]",
                "/policy/modes/ELSEWHERE | [\"PHONE\"] | policy.modes.ELSEWHERE",
                "/policy/appliesTo | [] | policy.appliesTo",
                "/policy/appliesTo/0 | \"UNCLE\" | policy.appliesTo[0]",
                "/policy/citations/CADENCE | 5 | policy.citations.CADENCE",
                "/policy/citations/CADENCE | null | policy.citations.CADENCE",
                "/policy/citations/CADENCE | \"\\u0000\" | policy.citations.CADENCE",
                "/policy | 5 | policy",
                "/policy | [] | policy",
                "/policy | \"\" | policy",
                "/policy | \"\\u0000\" | policy",
                "/asOf | null | asOf",
                "/asOf | \"2026-11\" | asOf",
                "/through | \"2026-11-22\" | through",
                "/through | \"2036-11-24\" | through",
                "/worker/timeZone | \"Nashville\" | worker.timeZone",
                "/worker/name | \"Dana\" | worker.name",
                "/worker | 5 | worker",
                "/case | null | case",
                "/case | \"C-1\" | case",
                "/case/id | null | case.id",
                "/case/id | \"no id\" | case.id",
                "/case/else | {} | case.else",
                "/case/openedOn | \"1026-09-14\" | case.openedOn",
                "/case/timeZone | null | case.timeZone",
                "/case/closedOn | \"2026-09-13\" | case.closedOn",
                "/case/children/1/id | \"K-1\" | case.children[1].id",
                "/case/children/0/guardianship/0/kind | \"HALF\" | case.children[0].guardianship[0].kind",
                "/case/children/0/guardianship/0/to | \"2026-11-09\" | case.children[0].guardianship[0].to",
                "/case/participants/0/role | \"UNCLE\" | case.participants[0].role",
                "/case/participants/0/circumstances/0/from | \"\" | case.participants[0].circumstances[0].from",
                "/case/participants/0/circumstances/0/kin | 5 | case.participants[0].circumstances[0].kin",
                "/case/participants/0/childIds | [\"K-1\", \"K-9\"] | case.participants[0].childIds[1]",
                "/case/participants/0/contactEveryDays | 0 | case.participants[0].contactEveryDays",
                "/contacts/0/id | null | contacts[0].id",
                "/contacts/0/on | null | contacts[0].on",
                "/contacts/0/at | \"+999999999-01-01T00:00:00Z\" | contacts[0].at",
                "/contacts/0/mode | \"SMOKE\" | contacts[0].mode",
                "/contacts/0/else | [] | contacts[0].else",
                "/contacts | [5, null] | contacts[0], contacts[1]",
                "/searches | [{\"on\": \"2026-11-05\"}] | searches[0].participantId, searches[0].id",
                "/searches | {} | searches",
                "/else | null | else"
            })
    void fieldThatIsWrong_isNamedByItsPath(String place, String value, String fields) {
        ObjectNode request = evaluation();
        request.set("policy", draftPolicy());

        Response answer = evaluate(with(request, place, value.isEmpty() ? "\"\"" : value));

        Refusal.of(answer, 422).naming(fields.split(", "));
    }

    @Test
    void everyFieldThatIsWrong_isNamedAtOnce() {
        ObjectNode request = Json.object("""
                {"policy": {"id": "x", "appliesTo": ["UNCLE"], "cadence": {"default": {"kind": "ROLLING_DAYS"}}, "title": 5,
                            "initialWithin": {"default": "P1M"}, "effectiveFrom": "2020-01-01", "version": "1", "resumeGrace": 7,
                            "childVisits": true, "modes": {"default": ["PHONE"]}, "reminders": {"lead": [], "overdue": [], "at": "8"}},
                 "through": "2026-11-30T00:00",
                 "case": {"id": "", "openedOn": "2026-09-14", "closedOn": "2026-09-01",
                          "participants": [{"role": "MOTHER", "childIds": ["K-1"], "more": 1}]},
                 "contacts": [{"id": "X-1", "on": "2026-10-05", "mode": "PHONE", "minutes": "5"}], "search": []}
                """);

        Refusal.of(evaluate(request), 422)
                .naming(
                        "policy.appliesTo[0]",
                        "policy.cadence.default.days",
                        "policy.title",
                        "policy.reminders.at",
                        "asOf",
                        "through",
                        "case.id",
                        "case.timeZone",
                        "case.closedOn",
                        "case.participants[0].id",
                        "case.participants[0].childIds[0]",
                        "case.participants[0].more",
                        "contacts[0].outcome",
                        "contacts[0].minutes",
                        "search");
    }

    @Test
    void anyUserSignedIn_mayAsk() {
        String someone = worker(newId("W"), newId("U"), null);

        for (String user : List.of("system", "admin", someone)) {
            as(user).body(evaluation().toString())
                    .post("/api/v1/policy/evaluations")
                    .then()
                    .statusCode(200);
        }
        Refusal.of(
                RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body(evaluation().toString())
                        .post("/api/v1/policy/evaluations"),
                401);
    }

    private static String inShort(JsonNode requirement) {
        return Stream.of("kind", "opensOn", "dueOn", "status", "metBy")
                .map(field -> requirement.path(field).asText())
                .collect(Collectors.joining(" "));
    }

    private static Response evaluate(ObjectNode request) {
        return as("system").body(request.toString()).post("/api/v1/policy/evaluations");
    }

    private static JsonNode requirements(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Json.node(answer.asString()).get("requirements");
    }

    private static JsonNode examples() {
        try (InputStream file = EvaluationTest.class.getResourceAsStream("/policy-examples.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("policy-examples.json cannot be read", unreadable);
        }
    }

    /** Of each requirement the fields that the examples name: modes in alphabetical order, no evidence, no citation. */
    private static JsonNode compared(JsonNode requirements, JsonNode expected) {
        JsonNode compared = requirements.deepCopy();
        for (JsonNode requirement : compared) {
            ObjectNode fields = (ObjectNode) requirement;
            fields.retain(names(expected.path(0)).isEmpty() ? names(requirement) : names(expected.path(0)));
            List<String> modes = new ArrayList<>();
            requirement.path("accepts").forEach(mode -> modes.add(mode.asText()));
            modes.stream().sorted().forEach(fields.putArray("accepts")::add);
            requirement.path("reasons").forEach(reason -> ((ObjectNode) reason).retain("code", "childId"));
        }
        return compared;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
