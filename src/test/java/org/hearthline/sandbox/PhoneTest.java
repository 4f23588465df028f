package org.hearthline.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.Refusal;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PhoneTest {

    private final String phone = "+1615555" + ThreadLocalRandom.current().nextInt(1000, 10_000);

    @Inject
    ServiceClock clock;

    @ConfigProperty(name = SandboxInfrastructure.TWILIO_BASE_URL)
    String carrier;

    @ConfigProperty(name = SandboxInfrastructure.TWILIO_ACCOUNT_SID)
    String accountSid;

    @ConfigProperty(name = SandboxInfrastructure.TWILIO_AUTH_TOKEN)
    String authToken;

    @ConfigProperty(name = SandboxInfrastructure.TWILIO_MESSAGING_SERVICE_SID)
    String messagingServiceSid;

    @AfterEach
    void beOrdinaryAgain() {
        clock.follow();
        behave("{\"fault\": \"NONE\"}").then().statusCode(200);
    }

    @Test
    void phone_showsItsTextsBothWaysAtTheServicesTime() {
        clock.standAt(Instant.parse("2026-11-02T14:00:00Z"));
        create().then().statusCode(201);

        reply("{\"body\": \"1\"}").then().statusCode(200).body("direction", is("FROM_PHONE"));

        texts().then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("direction", contains("TO_PHONE", "FROM_PHONE"))
                .body("body", contains("Tuesday at 3?", "1"))
                .body("writtenBy", contains("SERVICE", "PERSON"))
                .body("at", contains("2026-11-02T14:00:00Z", "2026-11-02T14:00:00Z"));
        given().get("/sandbox/phones").then().statusCode(200).body("$", hasItem(phone));
    }

    @Test
    void reply_reachesTheServiceWhereItListensThoughItsPublicAddressIsAnother() {
        reply("{\"body\": \"Hello\"}").then().statusCode(200).body("webhookStatus", notNullValue());
    }

    @Test
    void fault_befallsTheCarrierUntilItIsTakenBack() {
        behave("{\"fault\": \"429\"}").then().statusCode(200);
        create().then().statusCode(429).body("code", is(20429));

        behave("{\"fault\": \"NONE\"}").then().statusCode(200);

        create().then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "", "{\"fault\": 1}", "{\"fault\": \"SOMETHING\"}"})
    void faultThatIsUnknown_isRefused(String body) {
        assertThat(Refusal.of(behave(body), 400).fields()).isSubsetOf("fault", "body");
    }

    @Test
    void numberOrReplyThatIsNonsense_isRefused() {
        Refusal.of(given().get("/sandbox/phones/nobody"), 400).naming("number").withoutEcho("nobody");
        Refusal.of(reply("{\"body\": 1}"), 400).naming("body");
        Refusal.of(reply("{\"body\": \"1\", \"to\": \"x\"}"), 400).naming("body");
        assertThat(texts().jsonPath().getList("$")).isEmpty();
    }

    private Response create() {
        return given().auth()
                .preemptive()
                .basic(accountSid, authToken)
                .contentType(ContentType.URLENC)
                .formParam("To", phone)
                .formParam("MessagingServiceSid", messagingServiceSid)
                .formParam("Body", "Tuesday at 3?")
                .post(carrier + "/2010-04-01/Accounts/" + accountSid + "/Messages.json");
    }

    private Response texts() {
        return given().get("/sandbox/phones/{number}", phone);
    }

    private Response reply(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sandbox/phones/{number}/replies", phone);
    }

    private static Response behave(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sandbox/carrier");
    }
}
