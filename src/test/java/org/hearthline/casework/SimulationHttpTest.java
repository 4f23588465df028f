package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hearthline.Database;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy tried on stored cases. */
@QuarkusTest
class SimulationHttpTest {

    private static final String DECEMBER = "\"from\": \"2026-12-01\", \"to\": \"2026-12-31\"";

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");
    private final String mate = newId("W");
    private final String seen = newId("C");
    private final String released = newId("C");
    private final String ofMate = newId("C");

    @BeforeEach
    void threeCasesOfTwoWorkers() {
        clockAt("2026-11-23T12:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
        worker(mate, unit, supervisor);
        putCase("system", seen, motherAndChild(seen, worker)).then().statusCode(200);
        contact(worker, seen, newId("X"), "2026-11-20").statusCode(201);
        putCase("system", released, motherAndChild(released, worker)).then().statusCode(200);
        release(worker, released, newId("O"), "2026-11-10");
        putCase("system", ofMate, motherAndChild(ofMate, mate)).then().statusCode(200);
    }

    private static Response simulate(String user, String fields) {
        return as(user).body("{" + DECEMBER + fields + "}").post("/api/v1/policy/simulations");
    }

    private static List<JsonNode> lines(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/x-ndjson");
        assertThat(response.asString().lines()).allMatch(line -> line.startsWith("{\"type\":"));
        return response.asString().lines().map(Json::node).toList();
    }

    private static JsonNode kind(JsonNode line, String kind) {
        return StreamSupport.stream(line.path("kinds").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> counts(JsonNode counts) {
        List<Integer> values = new ArrayList<>();
        for (String name : List.of("owed", "met", "missed", "suppressed", "reminded")) {
            values.add(counts.path(name).asInt());
        }
        return values;
    }

    @Test
    void policyInForce_isCountedByWorkerAndDiffersInNothing() {
        List<JsonNode> lines = lines(simulate(supervisor, ""));

        assertThat(lines).extracting(line -> line.path("type").asText()).containsExactly("WORKER", "WORKER", "TOTAL");
        JsonNode mine = lines.stream()
                .filter(line -> line.path("workerId").asText().equals(worker))
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("cases").asInt()).isEqualTo(2);
        JsonNode ongoing = kind(mine, "ONGOING_CONTACT");
        assertThat(counts(ongoing.path("today"))).containsExactly(1, 0, 0, 1, 4);
        assertThat(ongoing.path("simulated")).isEqualTo(ongoing.path("today"));
        JsonNode total = kind(lines.get(2), "ONGOING_CONTACT");
        assertThat(total.path("today").path("owed").asInt()).isEqualTo(2);
        assertThat(counts(total.path("difference"))).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void anotherPolicy_isComparedByKind() {
        List<JsonNode> lines = lines(simulate(worker, ", \"policy\": \"draft-30-day\", \"cases\": true"));

        assertThat(lines)
                .extracting(line -> line.path("type").asText())
                .containsExactly("CASE", "CASE", "WORKER", "TOTAL");
        assertThat(counts(kind(lines.get(3), "CHILD_VISIT").path("today"))).containsExactly(0, 0, 0, 0, 0);
        assertThat(kind(lines.get(3), "CHILD_VISIT")
                        .path("difference")
                        .path("owed")
                        .asInt())
                .isEqualTo(2);
        JsonNode suppressed = lines.stream()
                .filter(line -> line.path("caseId").asText().equals(released))
                .findFirst()
                .orElseThrow();
        assertThat(suppressed.path("differences")).anySatisfy(difference -> assertThat(
                        difference.path("simulated").path("status").asText())
                .isEqualTo("SUPPRESSED"));
    }

    @Test
    void policyOfOnesOwn_isTriedWithoutBeingInForce() {
        String everyFortnight = """
                {"id": "tn-31.8", "version": "trial", "effectiveFrom": "2030-01-01", "title": "Trial", "appliesTo": ["MOTHER"],
                 "cadence": {"default": {"kind": "ROLLING_DAYS", "days": 14}}, "initialWithin": {"default": "P1M"},
                 "resumeGrace": 7, "childVisits": false, "modes": {"default": ["FACE_TO_FACE"]},
                 "reminders": {"lead": [1], "overdue": [1], "at": "08:00"}}
                """;

        JsonNode total =
                lines(simulate(worker, ", \"policy\": " + everyFortnight)).get(1);

        assertThat(counts(kind(total, "ONGOING_CONTACT").path("simulated"))).containsExactly(1, 0, 1, 1, 3);
    }

    @Test
    void scope_isNarrowedByWorkerUnitAndPolicy() {
        assertThat(total(simulate("system", ", \"workerId\": \"" + worker + "\"")))
                .isEqualTo(2);
        assertThat(total(simulate("system", ", \"unit\": \"" + unit + "\""))).isEqualTo(3);
        assertThat(total(simulate(supervisor, ", \"under\": \"tn-31.8\""))).isEqualTo(3);
        assertThat(total(simulate(supervisor, ", \"under\": \"draft-30-day\""))).isZero();
        assertThat(total(simulate(mate, ""))).isEqualTo(1);
    }

    private static int total(Response response) {
        List<JsonNode> lines = lines(response);
        return lines.get(lines.size() - 1).path("cases").asInt();
    }

    @Test
    void workerOrUnitOfOthers_isNotFound() {
        String stranger = supervisor(newId("W"), newId("U"));

        Refusal.of(simulate(stranger, ", \"workerId\": \"" + worker + "\""), 404);
        Refusal.of(simulate(stranger, ", \"unit\": \"" + unit + "\""), 404);
        assertThat(total(simulate(stranger, ""))).isZero();
    }

    @Test
    void wrongRequest_isRefusedNamingEachField() {
        Refusal.of(simulate(worker, ", \"policy\": \"none\""), 422).naming("policy");
        Refusal.of(simulate(worker, ", \"under\": \"none\""), 422).naming("under");
        Refusal.of(simulate(worker, ", \"unit\": \"U\", \"workerId\": \"W\""), 422)
                .naming("unit");
        Refusal.of(as(worker).body("{\"from\": \"2026-12-01\"}").post("/api/v1/policy/simulations"), 422)
                .naming("to");
        Refusal.of(
                        as(worker)
                                .body("{\"from\": \"2026-12-01\", \"to\": \"2028-01-01\"}")
                                .post("/api/v1/policy/simulations"),
                        422)
                .naming("to");
    }

    @Test
    void simulation_writesNothing() {
        List<String> before = Database.everyRow();

        total(simulate("system", ", \"policy\": \"draft-30-day\""));

        assertThat(Database.everyRow()).isEqualTo(before);
    }

    @Test
    void caseLoadOfManyBatches_isWalkedWhole() {
        for (int i = 0; i < 51; i++) {
            String caseId = newId("C");
            putCase("system", caseId, motherAndChild(caseId, mate)).then().statusCode(200);
        }

        assertThat(total(simulate(supervisor, ""))).isEqualTo(54);
        assertThat(lines(simulate(supervisor, "")))
                .extracting(line -> line.path("type").asText())
                .containsExactly("WORKER", "WORKER", "TOTAL");
    }
}
