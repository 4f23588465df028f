package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.minimalCase;
import static org.hearthline.Documented.order;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that are recorded, ended, corrected, or were never made. */
@QuarkusTest
class CourtOrderTest {

    private final String caseId = newId("C");
    private final String orderId = newId("O");
    private final String worker = newId("W");

    @BeforeEach
    void aCaseOnTheTwentiethOfNovember() {
        clockAt("2026-11-20T12:00:00Z");
        worker(worker, newId("U"), null);
        putCase(caseDocument()).then().statusCode(200);
    }

    @Test
    void orderThatIsRecorded_standsInTheCaseAndSuppressesTheDuty() {
        post(order(orderId))
                .statusCode(201)
                .body("id", is(orderId))
                .body("docket", is("26-J-115"))
                .body("source", is("WORKER"))
                .body("cancelled", is(0))
                .body("unsettled.size()", is(0));

        getCase().body("courtOrders.id", is(java.util.List.of(orderId)));
        november().body("status", hasItem("SUPPRESSED"));
    }

    @Test
    void orderWithoutAnId_isGivenOne() {
        ObjectNode order = order(orderId);
        order.remove("id");

        String first = post(order).statusCode(201).extract().path("id");
        String second = post(order).statusCode(201).extract().path("id");

        assertThat(first).isNotBlank().isNotEqualTo(second);
        as(worker)
                .body("{\"to\": \"2026-11-30\"}")
                .patch("/api/v1/court-orders/" + first)
                .then()
                .statusCode(200);
    }

    @Test
    void sameRequestAgain_isAnsweredTheSame() {
        String first = post(order(orderId)).statusCode(201).extract().asString();

        assertThat(post(order(orderId)).statusCode(201).extract().asString()).isEqualTo(first);
        patch("{\"to\": \"2026-11-30\"}").then().statusCode(200);
        post(order(orderId)).statusCode(201);
        getCase().body("courtOrders.to", is(java.util.List.of("2026-11-30")));
    }

    @Test
    void idOfAnotherOrder_isTaken() {
        post(order(orderId)).statusCode(201);
        String other = newId("C");
        putCase(minimalCase(other)).then().statusCode(200);

        Refusal.of(
                as(worker)
                        .body(with(order(orderId), "/docket", "\"x\"").toString())
                        .post(address(caseId)),
                409);
        Refusal.of(as("system").body(order(orderId).toString()).post(address(other)), 409);
        Refusal.of(putCase(with(minimalCase(other), "/courtOrders", "[" + order(orderId) + "]")), 409);
    }

    @Test
    void orderOfTheCaseSystemsDocument_isTakenToo() {
        putCase(with(caseDocument(), "/courtOrders", "[" + order(orderId) + "]"));

        Refusal.of(as(worker).body(order(orderId).toString()).post(address(caseId)), 409);
    }

    @Test
    void orderThatIsEnded_appliesNoLongerOnThatDay() {
        post(order(orderId));

        patch("{\"to\": \"2026-11-20\"}")
                .then()
                .statusCode(200)
                .body("to", is("2026-11-20"))
                .body("docket", is("26-J-115"));

        november().body("status", not(hasItem("SUPPRESSED")));
    }

    @Test
    void correctionByTheWorker_winsOverTheCaseSystemsNextDocument() {
        ObjectNode said = with(caseDocument(), "/courtOrders", "[" + order(orderId) + "]");
        putCase(said);

        patch("{\"to\": \"2026-11-20\"}").then().statusCode(200).body("source", is("WORKER"));

        for (int again = 0; again < 2; again++) {
            putCase(with(said, "/county", "\"County " + again + "\"")).then().statusCode(200);
            getCase()
                    .body("courtOrders.to", is(java.util.List.of("2026-11-20")))
                    .body("courtOrders.source", is(java.util.List.of("WORKER")));
            november().body("status", not(hasItem("SUPPRESSED")));
        }
        putCase(caseDocument()).then().statusCode(200);
        getCase().body("courtOrders.to", is(java.util.List.of("2026-11-20")));
    }

    @Test
    void correctionByTheCaseSystem_isReplacedByItsNextDocument() {
        ObjectNode said = with(caseDocument(), "/courtOrders", "[" + order(orderId) + "]");
        putCase(said);
        as("system")
                .body("{\"to\": \"2026-11-20\"}")
                .patch("/api/v1/court-orders/" + orderId)
                .then()
                .statusCode(200);

        putCase(said).then().statusCode(200);

        getCase().body("courtOrders.to", is(java.util.Arrays.asList((String) null)));
    }

    @Test
    void orderEnteredInError_hasNoEffectAndDoesNotComeBack() {
        ObjectNode said = with(caseDocument(), "/courtOrders", "[" + order(orderId) + "]");
        putCase(said);
        november().body("status", hasItem("SUPPRESSED"));

        patch("{\"enteredInError\": true, \"why\": \"never made\"}")
                .then()
                .statusCode(200)
                .body("enteredInError", is(true));

        getCase().body("courtOrders.size()", is(0));
        november().body("status", not(hasItem("SUPPRESSED")));
        putCase(with(said, "/county", "\"Shelby\"")).then().statusCode(200);
        getCase().body("courtOrders.size()", is(0));
        november().body("status", not(hasItem("SUPPRESSED")));
        assertThat(as(worker)
                        .body(Json.object(getCase().extract().asString()).toString())
                        .put("/api/v1/cases/" + caseId)
                        .statusCode())
                .isEqualTo(200);
        getCase().body("courtOrders.size()", is(0));
    }

    @Test
    void orderEnteredInErrorWithoutAReason_isRefused() {
        post(order(orderId));

        Refusal.of(patch("{\"enteredInError\": true}"), 422).naming("why");
        Refusal.of(patch("{\"enteredInError\": true, \"why\": \" \"}"), 422).naming("why");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"O-else\"} id",
                "{\"judge\":5} judge",
                "{\"to\":\"2026-11-09\"} to",
                "{\"from\":null} from",
                "{\"kind\":\"ELSE\"} kind",
                "{\"participantIds\":[5]} participantIds[0]"
            })
    void correctionThatIsWrong_isRefusedByNameAndChangesNothing(String change) {
        post(order(orderId));
        String before = getCase().extract().asString();
        int end = change.lastIndexOf(' ');

        Refusal.of(patch(change.substring(0, end)), 422).naming(change.substring(end + 1));

        assertThat(getCase().extract().asString()).isEqualTo(before);
    }

    @Test
    void orderThatIsNotThere_isNotFound() {
        Refusal.of(patch("{\"to\": \"2026-11-20\"}"), 404);
        Refusal.of(as(worker).body(order(orderId).toString()).post(address(newId("C"))), 404);
    }

    @Test
    void orderThatNamesSomebodyElse_isKeptAndReleasesNobodyHere() {
        post(with(order(orderId), "/participantIds", "[\"P-elsewhere\"]")).statusCode(201);

        november().body("status", not(hasItem("SUPPRESSED")));
    }

    private ObjectNode caseDocument() {
        return Json.object(motherAndChild(caseId, worker));
    }

    private ValidatableResponse post(ObjectNode order) {
        return as(worker).body(order.toString()).post(address(caseId)).then();
    }

    private Response patch(String change) {
        return as(worker).body(change).patch("/api/v1/court-orders/" + orderId);
    }

    private static Response putCase(ObjectNode document) {
        return as("system")
                .body(document.toString())
                .put("/api/v1/cases/" + document.path("id").asText());
    }

    private ValidatableResponse getCase() {
        return as(worker).get("/api/v1/cases/" + caseId).then().statusCode(200);
    }

    private ValidatableResponse november() {
        return as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .then()
                .statusCode(200)
                .root("items.findAll { it.opensOn == '2026-11-01' }");
    }

    private static String address(String caseId) {
        return "/api/v1/cases/" + caseId + "/court-orders";
    }
}
