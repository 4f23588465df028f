package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.asKept;
import static org.hearthline.Documented.minimalCase;
import static org.hearthline.Documented.order;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT} and {@code GET /cases/{id}}: what is kept is what was said, and by whom. */
@QuarkusTest
class CaseTest {

    private final String caseId = newId("C");
    private final String unit = newId("U");
    private final String worker = newId("W");

    @BeforeEach
    void aWorker() {
        worker(worker, unit, null);
    }

    @Test
    void wholeDocument_isAnsweredAsItWasPut() {
        ObjectNode put = wholeCase(caseId, worker);

        put("system", put).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(put));
    }

    @Test
    void minimalDocument_isAnsweredWithItsGapsNamed() {
        put("system", minimalCase(caseId)).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(Json.object("""
                {"id": "%s", "policy": "tn-31.8", "programArea": null, "county": null, "timeZone": "America/Chicago", "workerId": null,
                 "openedOn": "2026-08-03", "closedOn": null, "children": [], "participants": [], "courtOrders": [], "noContact": []}
                """.formatted(caseId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "worker"})
    void documentThatWasAnswered_changesNothingWhenItIsPutAgain(String writer) {
        put("system", wholeCase(caseId, worker));
        as(worker).body(order(newId("O")).toString()).post("/api/v1/cases/" + caseId + "/court-orders");
        put(worker, with(get(), "/participants/1/circumstances/-", circumstance("INCARCERATED", "2026-11-01")));
        Response before = as("system").get("/api/v1/cases/" + caseId);

        Response answer = put(writer.equals("worker") ? worker : "system", Json.object(before.asString()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(before.header("ETag"));
        Response after = as("system").get("/api/v1/cases/" + caseId);
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/programArea | null",
                "/county | \"Shelby\"",
                "/timeZone | \"America/New_York\"",
                "/workerId | null",
                "/openedOn | \"2026-08-01\"",
                "/closedOn | null",
                "/children/0/name | \"Ána\"",
                "/children/0/name | null",
                "/children/0/joinedOn | null",
                "/children/0/leftOn | null",
                "/children/0/tribalStatus | \"YES\"",
                "/children/0/guardianship | []",
                "/children/0/guardianship/0/kind | \"PARTIAL\"",
                "/children/0/guardianship/0/from | \"2026-11-11\"",
                "/children/0/guardianship/0/to | null",
                "/children/0/guardianship/0/evidence | \"order 27\"",
                "/participants/0/name | \"María\"",
                "/participants/0/role | \"PARENT\"",
                "/participants/0/custodial | null",
                "/participants/0/language | \"en\"",
                "/participants/0/timeZone | null",
                "/participants/0/joinedOn | \"2026-08-06\"",
                "/participants/0/leftOn | null",
                "/participants/0/childIds | []",
                "/participants/0/contactEveryDays | null",
                "/participants/0/safetyFlag | false",
                "/participants/0/circumstances | []",
                "/participants/0/circumstances/0/kind | \"DECEASED\"",
                "/participants/0/circumstances/0/from | \"2026-10-02\"",
                "/participants/0/circumstances/0/to | null",
                "/participants/0/circumstances/0/note | null",
                "/participants/0/circumstances/0/note | \"KY\"",
                "/courtOrders | []",
                "/courtOrders/0/participantIds | []",
                "/courtOrders/0/childIds | []",
                "/courtOrders/0/from | \"2026-11-09\"",
                "/courtOrders/0/to | null",
                "/courtOrders/0/docket | null",
                "/noContact | []",
                "/noContact/0/from | \"2026-09-02\"",
                "/noContact/0/to | \"2026-12-01\""
            })
    void fieldThatIsPutOtherwise_isKeptAndMakesAnotherVersion(String place, String value) {
        put("system", wholeCase(caseId, worker));
        String before = etag();
        ObjectNode changed = with(wholeCase(caseId, worker), place, value);

        put("system", changed).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(changed));
        assertThat(etag()).isNotEqualTo(before);
    }

    @Test
    void factsReplacedOneByOne_areAnsweredInTheOrderTheyWereLastPut() {
        put("system", wholeCase(caseId, worker));
        ObjectNode second = wholeCase(caseId, worker);
        second.set("children", reversed(second.get("children")));
        second.set("participants", reversed(second.get("participants")));
        second.set("courtOrders", reversed(second.get("courtOrders")));
        second.withArray("/children/1/guardianship").remove(0);
        second.withArray("/children/1/guardianship").add(Json.node("""
                {"kind": "FULL", "from": "2027-01-01", "to": null, "evidence": "third"}
                """));
        second.set(
                "participants",
                with(
                                Json.object("{\"all\": " + second.get("participants") + "}"),
                                "/all/2/circumstances/0",
                                circumstance("DECEASED", "2027-01-01"))
                        .get("all"));

        put("system", second).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(second));
        String etag = etag();
        put("system", get()).then().statusCode(200);
        assertThat(etag()).isEqualTo(etag);
    }

    @Test
    void childAndParticipantLeftOut_areRemovedAndMayComeBack() {
        put("system", wholeCase(caseId, worker));
        ObjectNode fewer = wholeCase(caseId, worker);
        fewer.withArray("/children").remove(0);
        fewer.withArray("/participants").remove(0);
        fewer = with(fewer, "/participants/0/childIds", "[]");
        fewer.set("noContact", Json.node("[]"));
        fewer.set("courtOrders", Json.node("[]"));

        put("system", fewer).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(fewer));
        put("system", wholeCase(caseId, worker)).then().statusCode(200);
        assertThat((Object) get()).isEqualTo(asKept(wholeCase(caseId, worker)));
    }

    @Test
    void personInTwoCases_isNamedInEach() {
        String other = newId("C");
        ObjectNode shared =
                Json.object("{\"id\": \"%s\", \"role\": \"MOTHER\", \"name\": \"Maria\"}".formatted(newId("P")));
        for (String id : List.of(caseId, other)) {
            put("system", with(minimalCase(id), "/participants", "[" + shared + "]"))
                    .then()
                    .statusCode(200);
        }

        for (String id : List.of(caseId, other)) {
            as("system")
                    .get("/api/v1/cases/" + id)
                    .then()
                    .body("participants[0].name", org.hamcrest.Matchers.is("Maria"));
        }
    }

    @Test
    void factsOfTheWorker_outliveTheCaseSystemsNextDocument() {
        String orderId = newId("O");
        put("system", wholeCase(caseId, worker));
        as(worker)
                .body(order(orderId).toString())
                .post("/api/v1/cases/" + caseId + "/court-orders")
                .then()
                .statusCode(201);
        ObjectNode saidByWorker = with(get(), "/participants/1/circumstances/-", circumstance("MISSING", "2026-11-20"));
        saidByWorker = with(saidByWorker, "/children/1/guardianship/-", guardianship("FULL", "2026-11-21"));
        put(worker, saidByWorker).then().statusCode(200);

        put("system", with(wholeCase(caseId, worker), "/county", "\"Shelby\""))
                .then()
                .statusCode(200);

        assertThat(get().at("/participants/1/circumstances/0/source").asText()).isEqualTo("WORKER");
        assertThat(get().at("/participants/1/circumstances/0/kind").asText()).isEqualTo("MISSING");
        assertThat(get().at("/children/1/guardianship/0/source").asText()).isEqualTo("WORKER");
        assertThat(orderOf(get(), orderId).path("source").asText()).isEqualTo("WORKER");
        assertThat(orderOf(get(), "O1-" + caseId).path("source").asText()).isEqualTo("CASE_SYSTEM");
        assertThat(get().path("county").asText()).isEqualTo("Shelby");
    }

    @Test
    void factsOfTheWorker_endWhenTheWorkerEndsThem() {
        put("system", wholeCase(caseId, worker));
        put(worker, with(get(), "/participants/1/circumstances/-", circumstance("MISSING", "2026-11-20")));

        put(worker, with(get(), "/participants/1/circumstances", "[]")).then().statusCode(200);

        assertThat(get().at("/participants/1/circumstances")).isEmpty();
    }

    @Test
    void factsOfTheCaseSystem_areNotTheWorkersToRemove() {
        put("system", wholeCase(caseId, worker));
        ObjectNode without = with(get(), "/courtOrders", "[]");
        without = with(without, "/participants/0/circumstances", "[]");
        without = with(without, "/children/0/guardianship", "[]");

        put(worker, without).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(wholeCase(caseId, worker)));
    }

    @Test
    void sameFactFromBoth_standsOnce() {
        put("system", wholeCase(caseId, worker));
        put(worker, with(get(), "/participants/1/circumstances/-", circumstance("MISSING", "2026-11-20")));
        put(worker, with(get(), "/children/1/guardianship/-", guardianship("FULL", "2026-11-21")));
        String orderId = newId("O");
        as(worker).body(order(orderId).toString()).post("/api/v1/cases/" + caseId + "/court-orders");
        int orders = get().path("courtOrders").size();
        ObjectNode both = with(
                wholeCase(caseId, worker),
                "/participants/1/circumstances",
                "[" + circumstance("MISSING", "2026-11-20") + "]");
        both = with(both, "/children/1/guardianship/-", guardianship("FULL", "2026-11-21"));
        both = with(both, "/courtOrders/-", order(orderId).toString());

        put("system", both).then().statusCode(200);

        assertThat(get().at("/participants/1/circumstances")).hasSize(1);
        assertThat(get().at("/children/1/guardianship")).hasSize(1);
        assertThat(get().path("courtOrders")).hasSize(orders);
        put("system", wholeCase(caseId, worker)).then().statusCode(200);
        assertThat(get().at("/participants/1/circumstances")).hasSize(1);
        assertThat(get().path("courtOrders")).hasSize(orders);
    }

    @Test
    void factPutTwiceInOneDocument_standsOnce() {
        String fact = circumstance("MISSING", "2026-11-20");

        put("system", with(wholeCase(caseId, worker), "/participants/1/circumstances", "[" + fact + "," + fact + "]"))
                .then()
                .statusCode(200);

        assertThat(get().at("/participants/1/circumstances")).hasSize(1);
    }

    @Test
    void sourceThatIsSent_isNotBelieved() {
        ObjectNode claimed = with(wholeCase(caseId, worker), "/courtOrders/0/source", "\"WORKER\"");
        claimed = with(claimed, "/participants/0/circumstances/0/source", "\"WORKER\"");

        put("system", claimed).then().statusCode(200);

        assertThat((Object) get()).isEqualTo(asKept(wholeCase(caseId, worker)));
    }

    @Test
    void orderOfAnotherCase_isRefused() {
        put("system", wholeCase(caseId, worker));
        String other = newId("C");

        Refusal.of(put("system", with(minimalCase(other), "/courtOrders", "[" + order("O1-" + caseId) + "]")), 409);

        Refusal.of(as("system").get("/api/v1/cases/" + other), 404);
    }

    @Test
    void versionThatIsExpected_decidesWhetherItIsChanged() {
        String made = put("system", wholeCase(caseId, worker)).header("ETag");
        assertThat(made).matches("\"\\w+\"").isEqualTo(etag());
        ObjectNode closed = with(wholeCase(caseId, worker), "/county", "\"Shelby\"");

        assertThat(putIfMatch(made, closed).statusCode()).isEqualTo(200);
        Refusal.of(putIfMatch(made, wholeCase(caseId, worker)), 412);
        Refusal.of(putIfMatch("garbage", wholeCase(caseId, worker)), 412);
        Refusal.of(putIfMatch("\"99\"", wholeCase(caseId, worker)), 412);
        assertThat(get().path("county").asText()).isEqualTo("Shelby");
        assertThat(putIfMatch(made + ", " + etag(), closed).statusCode()).isEqualTo(200);
        assertThat(putIfMatch("*", wholeCase(caseId, worker)).statusCode()).isEqualTo(200);
        assertThat(get().path("county").asText()).isEqualTo("Davidson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"0\"", "garbage"})
    void versionThatIsExpectedOfANewCase_isNotThere(String expected) {
        Refusal.of(putIfMatch(expected, wholeCase(caseId, worker)), 412);

        Refusal.of(as("system").get("/api/v1/cases/" + caseId), 404);
    }

    @Test
    void orderThatIsRecorded_makesAnotherVersionOfTheCase() {
        put("system", wholeCase(caseId, worker));
        String before = etag();

        as(worker).body(order(newId("O")).toString()).post("/api/v1/cases/" + caseId + "/court-orders");

        Refusal.of(putIfMatch(before, wholeCase(caseId, worker)), 412);
    }

    @Test
    void policyLeftOutOrUnknown_isRefused() {
        ObjectNode without = minimalCase(caseId);
        without.remove("policy");

        Refusal.of(put("system", without), 422).naming("policy");
        Refusal.of(put("system", with(without, "/policy", "\"else\"")), 422).naming("policy");
    }

    private Response put(String user, ObjectNode document) {
        return as(user).body(document.toString())
                .put("/api/v1/cases/" + document.path("id").asText());
    }

    private Response putIfMatch(String expected, ObjectNode document) {
        return as("system")
                .header("If-Match", expected)
                .body(document.toString())
                .put("/api/v1/cases/" + caseId);
    }

    private ObjectNode get() {
        Response answer = as("system").get("/api/v1/cases/" + caseId);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.object(answer.asString());
    }

    private String etag() {
        return as("system").get("/api/v1/cases/" + caseId).header("ETag");
    }

    private static String circumstance(String kind, String from) {
        return "{\"kind\": \"%s\", \"from\": \"%s\", \"to\": null, \"note\": \"told by an aunt\"}"
                .formatted(kind, from);
    }

    private static String guardianship(String kind, String from) {
        return "{\"kind\": \"%s\", \"from\": \"%s\", \"to\": null, \"evidence\": \"order 26-J-200\"}"
                .formatted(kind, from);
    }

    private static ArrayNode reversed(JsonNode list) {
        List<JsonNode> nodes = new ArrayList<>();
        list.forEach(node -> nodes.add(0, node));
        ArrayNode reversed = Json.object("{}").putArray("reversed");
        nodes.forEach(reversed::add);
        return reversed;
    }

    private static JsonNode orderOf(ObjectNode document, String id) {
        return Stream.iterate(0, i -> i + 1)
                .limit(document.path("courtOrders").size())
                .map(i -> document.path("courtOrders").get(i))
                .filter(order -> order.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
