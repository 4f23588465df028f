package org.hearthline.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SandboxHttpTest {

    @Inject
    ReactiveMailer mailer;

    @AfterEach
    void followTheMachinesClock() {
        setClock("{\"now\": null}").then().statusCode(200);
        given().delete("/sandbox/mail").then().statusCode(204);
    }

    @Test
    void clockThatIsSet_standsThere() {
        setClock("{\"now\": \"2026-11-01T13:00:00Z\"}").then().statusCode(200).body("now", is("2026-11-01T13:00:00Z"));

        given().get("/sandbox/clock").then().statusCode(200).body("now", is("2026-11-01T13:00:00Z"));
    }

    @Test
    void clockSetToNull_followsTheMachineAgain() {
        setClock("{\"now\": \"2001-01-01T00:00:00Z\"}");

        setClock("{\"now\": null}");

        assertThat(now()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void clockThatIsMovedOn_standsAtTheSumAndCountsWhatWasDone() {
        setClock("{\"now\": \"2026-01-31T13:00:00Z\"}");

        advance("{\"by\": \"P1M1DT2H\"}")
                .then()
                .statusCode(200)
                .body("now", is("2026-03-01T15:00:00Z"))
                .body("$", hasKey("counts"));

        assertThat(now()).isEqualTo("2026-03-01T15:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"by\": \"-P1D\"}",
                "{\"by\": \"P1DT-2H\"}",
                "{\"by\": \"P1M-3D\"}",
                "{\"by\": \"tomorrow\"}",
                "{\"by\": \"P\"}",
                "{\"by\": \"PT\"}",
                "{\"by\": \"P11Y\"}",
                "{\"by\": \"P999999999Y\"}",
                "{\"by\": 3}",
                "{\"by\": null}",
                "{\"by\": \"P1D\", \"and\": 1}",
                "{}",
                "[]"
            })
    void clockMovedByNonsense_isRefusedAndStandsStill(String body) {
        setClock("{\"now\": \"2026-01-31T13:00:00Z\"}");

        advance(body).then().statusCode(400).body("errors.field", contains("by"));

        assertThat(now()).isEqualTo("2026-01-31T13:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\": \"2026-11-01\"}",
                "{\"now\": \"soon\"}",
                "{\"now\": 5}",
                "{\"now\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"to\": null}",
                "{}"
            })
    void clockSetToNonsense_isRefused(String body) {
        setClock(body).then().statusCode(400).body("errors.field", contains("now"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"by\": "})
    void bodyThatIsNoJson_isRefused(String body) {
        advance(body).then().statusCode(400);
        setClock(body).then().statusCode(400);
    }

    @Test
    void sentMail_isShownToWhomItWasSentAtTheServicesTime() {
        setClock("{\"now\": \"2026-11-02T14:00:00Z\"}");

        mailer.send(Mail.withText("dana@agency.example", "Due this week: é", "Two visits – ñ")
                        .setHtml("<p>Two visits – ñ</p>")
                        .addCc("unit@agency.example")
                        .addHeader("X-Purpose", "digest")
                        .addAttachment("due.ics", new byte[] {1, 2, 3}, "text/calendar"))
                .await()
                .atMost(Duration.ofSeconds(10));

        given().get("/sandbox/mail?to=DANA@agency.example")
                .then()
                .statusCode(200)
                .body("size()", is(1))
                .body("[0].from", is("hearthline@localhost"))
                .body("[0].to", is("dana@agency.example, unit@agency.example"))
                .body("[0].subject", is("Due this week: é"))
                .body("[0].text.trim()", is("Two visits – ñ"))
                .body("[0].html.trim()", is("<p>Two visits – ñ</p>"))
                .body("[0].headers.X-Purpose", is("digest"))
                .body("[0].attachments.name", contains("due.ics"))
                .body("[0].attachments[0].size", is(3))
                .body("[0].attachments[0].contentType", containsString("text/calendar"))
                .body("[0].receivedAt", is("2026-11-02T14:00:00Z"))
                .body("[0]", not(hasKey("recipients")));
        given().get("/sandbox/mail?to=unit@agency.example").then().body("size()", is(1));
        given().get("/sandbox/mail?to=else@agency.example").then().body("$", empty());
    }

    @Test
    void mailsOfAnybody_areListedNewestLast() {
        for (String subject : new String[] {"first", "second", "third"}) {
            mailer.send(Mail.withText("dana@agency.example", subject, "x"))
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }

        given().get("/sandbox/mail").then().body("subject", contains("first", "second", "third"));
    }

    @Test
    void page_isServedWithItsScriptAndStyle() {
        given().get("/sandbox")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(allOf(
                        containsString("/sandbox/page.js"),
                        containsString("/sandbox/page.css"),
                        not(containsString("<script>"))));
        given().get("/sandbox/page.js").then().statusCode(200).contentType("text/javascript");
        given().get("/sandbox/page.css").then().statusCode(200).contentType("text/css");
    }

    @Test
    void usersOfTheSandbox_areLetInByTheirPasswordAlone() {
        given().auth()
                .preemptive()
                .basic("system", "demo")
                .get("/sandbox/clock")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("admin", "demo")
                .get("/sandbox/clock")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("system", "Demo")
                .get("/sandbox/clock")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("W-0", "demo")
                .get("/sandbox/clock")
                .then()
                .statusCode(401);
    }

    private static io.restassured.response.Response setClock(String body) {
        return given().contentType(ContentType.JSON).body(body).put("/sandbox/clock");
    }

    private static io.restassured.response.Response advance(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sandbox/clock/advance");
    }

    private static Instant now() {
        return Instant.parse(given().get("/sandbox/clock").then().extract().path("now"));
    }
}
