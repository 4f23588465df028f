package org.hearthline;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The service as a client sees it. Every test makes its own workers and cases under ids of their own, since the database is shared. */
public final class Api {

    private static volatile boolean clockIsSet;

    private Api() {}

    public static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, "demo").contentType(ContentType.JSON);
    }

    public static String newId(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A worker in Nashville's zone; their e-mail is their id at agency.example. */
    public static String worker(String id, String unit, String supervisorId) {
        return worker(id, unit, supervisorId, "America/Chicago", "WORKER");
    }

    public static String worker(String id, String unit, String supervisorId, String zone, String role) {
        as("system")
                .body("""
                        {"name": "Dana Reed", "email": "%s@agency.example", "supervisorId": %s, "unit": "%s",
                         "timeZone": "%s", "role": "%s"}
                        """.formatted(id, supervisorId == null ? "null" : "\"" + supervisorId + "\"", unit, zone, role))
                .put("/api/v1/workers/" + id)
                .then()
                .statusCode(200);
        return id;
    }

    /** A supervisor in Nashville's zone. */
    public static String supervisor(String id, String unit) {
        return worker(id, unit, null, "America/Chicago", "SUPERVISOR");
    }

    /** A case with a mother and one child, opened well before the tests' month. */
    public static String motherAndChild(String caseId, String workerId) {
        return """
               {"id": "%1$s", "policy": "tn-31.8", "programArea": "FOSTER_CARE", "timeZone": "America/Chicago",
                "workerId": "%2$s", "openedOn": "2026-08-03",
                "children": [{"id": "K-%1$s", "name": "Ana Lopez"}],
                "participants": [{"id": "P-%1$s", "name": "Maria Lopez", "role": "MOTHER"}]}
               """.formatted(caseId, workerId);
    }

    /** The document of the same case, closed on this day. */
    public static String closed(String document, String on) {
        return document.replace("\"openedOn\"", "\"closedOn\": \"%s\", \"openedOn\"".formatted(on));
    }

    public static Response putCase(String user, String caseId, String document) {
        return as(user).body(document).put("/api/v1/cases/" + caseId);
    }

    public static ValidatableResponse contact(String user, String caseId, String contactId, String on) {
        return as(user).body("""
                        {"id": "%s", "on": "%s", "mode": "FACE_TO_FACE", "outcome": "COMPLETED",
                         "participantIds": ["P-%s"], "childIds": []}
                        """.formatted(contactId, on, caseId))
                .post("/api/v1/cases/" + caseId + "/contacts")
                .then();
    }

    /** Records an order that releases the agency from efforts for everybody in the case, from this day on. */
    public static ValidatableResponse release(String user, String caseId, String orderId, String from) {
        return as(user).body("""
                        {"id": "%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "%s"}
                        """.formatted(orderId, from))
                .post("/api/v1/cases/" + caseId + "/court-orders")
                .then()
                .statusCode(201);
    }

    /** Sets the clock, and does what is due by then. */
    public static void clockAt(String instant) {
        standAt(instant);
        advance("PT0S");
    }

    /** Sets the clock alone: what is due by then waits. */
    public static void standAt(String instant) {
        clockIsSet = true;
        given().contentType(ContentType.JSON)
                .body(Map.of("now", instant))
                .put("/sandbox/clock")
                .then()
                .statusCode(200);
    }

    /** Sets the clock on by so much, and does what is due by then at once: cheaper than {@link #advance}, which stops on the way. */
    public static void jump(String by) {
        String now = given().get("/sandbox/clock").jsonPath().getString("now");
        clockAt(Instant.parse(now).plus(Duration.parse(by)).toString());
    }

    /** Moves the clock on; all that falls due on the way has been done when it answers. */
    public static JsonPath advance(String by) {
        clockIsSet = true;
        return given().contentType(ContentType.JSON)
                .body(Map.of("by", by))
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Whether a test set or moved the service's clock, and nobody has had it follow the machine's since. */
    static boolean clockIsSet() {
        return clockIsSet;
    }

    public static void followTheMachinesClock() {
        clockIsSet = false;
        given().contentType(ContentType.JSON)
                .body("{\"now\": null}")
                .put("/sandbox/clock")
                .then()
                .statusCode(200);
    }

    /** E-mails that reached this worker, oldest first. */
    public static List<Mail> mailTo(String workerId) {
        return given()
                .queryParam("to", workerId + "@agency.example")
                .get("/sandbox/mail")
                .jsonPath()
                .getList("$", Map.class)
                .stream()
                .map(mail -> new Mail(
                        Objects.toString(mail.get("subject")),
                        Objects.toString(mail.get("text")),
                        Objects.toString(mail.get("html")),
                        Objects.toString(mail.get("receivedAt"))))
                .toList();
    }

    public record Mail(String subject, String text, String html, String receivedAt) {}
}
