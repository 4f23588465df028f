package org.hearthline.web.staff;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.supervisor;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.Api;
import org.hearthline.Phone;
import org.hearthline.consent.Family;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationsPageTest {

    private static final Browser ADMIN = Browser.of("admin");

    @BeforeEach
    void byDay() {
        Api.clockAt("2026-11-05T16:00:00Z");
    }

    @AfterEach
    void goOn() {
        for (String scope : List.of("ALL", "SMS", "EMAIL")) {
            as("admin").delete("/api/v1/pauses/" + scope);
        }
    }

    @Test
    void heldMessage_isCountedWithItsReasonAndNothingOfWhoseItIs() {
        pause("ALL", "carrier's maintenance").then().statusCode(303);
        Family family = new Family(Phone.any()).withPhone().withEmail();
        family.consent("REQUEST").statusCode(201);
        Api.advance("PT0S");

        String html = ADMIN.get("/ops").then().statusCode(200).extract().asString();

        assertThat(Browser.read(html)).contains("Text messages Held: paused by operators");
        assertThat(html)
                .doesNotContain("Maria")
                .doesNotContain("Lopez")
                .doesNotContain("Dana Reed")
                .doesNotContain(family.phone.number())
                .doesNotContain(family.phone.number().substring(2))
                .doesNotContain(family.email)
                .doesNotContain(family.caseId)
                .doesNotContain(family.worker);
    }

    @Test
    void pauseByForm_holdsUntilItIsResumed() {
        pause("SMS", "carrier's maintenance").then().statusCode(303).header("Location", equalTo("/ops"));

        assertThat(ADMIN.see("/ops")).contains("carrier&#39;s maintenance Resume Text messages");
        as("admin").get("/api/v1/pauses").then().body("scope", contains("SMS"));

        ADMIN.post("/ops/resume", Map.of("scope", "SMS")).then().statusCode(303);

        assertThat(ADMIN.see("/ops")).contains("Nothing is paused.");
        as("admin").get("/api/v1/pauses").then().body("scope", empty());
    }

    @Test
    void pauseWithoutWhy_isRefusedBesideTheField() {
        Response answer = pause("SMS", " ");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("aria-invalid=\"true\"").contains("value=\"SMS\" selected");
        as("admin").get("/api/v1/pauses").then().body("scope", empty());
        pause("EVERYTHING", "?").then().statusCode(404);
    }

    @Test
    void errorOfThisProcess_standsThereWithItsIncident() {
        String incident = UUID.randomUUID().toString();

        Logger.getLogger("org.hearthline.test").errorf("Incident %s: %s", incident, "java.lang.IllegalStateException");

        assertThat(ADMIN.see("/ops")).contains("org.hearthline.test Incident " + incident);
    }

    @Test
    void configuration_isShown() {
        String page = ADMIN.see("/ops");

        assertThat(page)
                .contains("Messages to parents go out 08:00–21:00")
                .contains("tn-31.8")
                .contains("en: ")
                .contains("Carrier answers");
    }

    @Test
    void inSpanish_isReadInSpanish() {
        String page = new Browser("admin", "es").see("/ops");

        assertThat(page)
                .contains("Mensajes en espera")
                .contains("No hay nada en pausa.")
                .doesNotContain("Messages");
    }

    @Test
    void otherRoles_mayNotSeeOrPause() {
        Browser supervisor = Browser.of(supervisor(newId("W"), newId("U")));

        supervisor.get("/ops").then().statusCode(403);
        supervisor
                .post("/ops/pause", Map.of("scope", "ALL", "why", "no"))
                .then()
                .statusCode(403);
        as("admin").get("/api/v1/pauses").then().body("scope", empty());
    }

    private static Response pause(String scope, String why) {
        return ADMIN.post("/ops/pause", Map.of("scope", scope, "why", why));
    }

    @Test
    void import_isListed_andItsFindingsNamePlacesAlone() {
        String id = given().auth()
                .preemptive()
                .basic("system", "demo")
                .contentType("application/x-ndjson")
                .body("{\"id\": \"C-1\", \"openedOn\": \"Maria\"}".getBytes(UTF_8))
                .post("/api/v1/imports")
                .path("id");
        Api.advance("PT0S");

        assertThat(ADMIN.see("/ops")).contains("Done 1 0 0 1");
        assertThat(ADMIN.see("/ops/imports/" + id))
                .contains("cases.ndjson 1 openedOn C-1")
                .doesNotContain("Maria");
        ADMIN.get("/ops/imports/none").then().statusCode(404);
    }
}
