package org.hearthline.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Documented;
import org.hearthline.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changed what, when, from what: by the database itself, and without a plain name or word. */
@QuarkusTest
class AuditTrailTest {

    private static final String NOW = "2026-11-05T15:00:00Z";

    private final String caseId = newId("C");
    private final String worker = newId("W");

    /** The end of the trail as it was before the test's own writes. */
    private long before;

    @BeforeEach
    void aWorkerOnTheFifthOfNovember() {
        clockAt(NOW);
        before = Long.parseLong(
                Objects.requireNonNull(Database.query("select coalesce(max(seq), 0) as seq from audit_entry")
                        .get(0)
                        .get("seq")));
        Api.worker(worker, newId("U"), null);
    }

    @Test
    void everyFactOfANewCase_leavesAnEntryOfItsWriter() {
        put("system", wholeCase(caseId, worker));

        List<Map<String, String>> entries = entries();

        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry).containsEntry("actor", "system").containsEntry("actor_role", "system");
            assertThat(OffsetDateTime.parse(Objects.requireNonNull(entry.get("at")))
                            .toInstant())
                    .isEqualTo(Instant.parse(NOW));
            assertThat(entry.get("after")).isNotNull();
        });
        assertThat(entries.stream().filter(entry -> "INSERT".equals(entry.get("operation"))))
                .allSatisfy(entry -> assertThat(entry.get("before")).isNull())
                .extracting(entry -> entry.get("entity"))
                .containsOnly(
                        "case_file",
                        "case_child",
                        "case_participant",
                        "guardianship",
                        "circumstance",
                        "court_order",
                        "no_contact")
                .filteredOn("case_participant"::equals)
                .hasSize(3);
    }

    @Test
    void changeByAWorker_leavesWhatItWasAndWhatItIs() {
        put("system", wholeCase(caseId, worker));
        clockAt("2026-11-06T15:00:00Z");
        long seq = last();

        put(worker, with(wholeCase(caseId, worker), "/county", "\"Shelby\""));

        Map<String, String> entry = since(seq).stream()
                .filter(each -> "case_file".equals(each.get("entity")))
                .findFirst()
                .orElseThrow();
        assertThat(entry)
                .containsEntry("actor", worker)
                .containsEntry("actor_role", "worker")
                .containsEntry("operation", "UPDATE");
        assertThat(OffsetDateTime.parse(Objects.requireNonNull(entry.get("at"))).toInstant())
                .isEqualTo(Instant.parse("2026-11-06T15:00:00Z"));
        assertThat(node(entry.get("before")).path("county").asText()).isEqualTo("Davidson");
        assertThat(node(entry.get("after")).path("county").asText()).isEqualTo("Shelby");
    }

    @Test
    void whatIsLeftOut_leavesWhatItWas() {
        put("system", wholeCase(caseId, worker));
        long seq = last();

        put("system", with(wholeCase(caseId, worker), "/courtOrders", "[]"));

        assertThat(since(seq).stream().filter(entry -> "DELETE".equals(entry.get("operation"))))
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.get("entity")).isEqualTo("court_order");
                    assertThat(node(entry.get("before")).path("from_on").asText())
                            .startsWith("202");
                    assertThat(entry.get("after")).isNull();
                });
    }

    @Test
    void everythingLoggedAndCorrected_leavesAnEntryOfItsWriter() {
        put("system", wholeCase(caseId, worker));
        String id = newId("E");
        for (List<String> each : List.of(
                List.of("contacts", "contact", Documented.contact(id, caseId).toString()),
                List.of(
                        "searches",
                        "diligent_search",
                        Documented.search(id, caseId).toString()),
                List.of("court-orders", "court_order", Documented.order(id).toString()))) {
            long seq = last();
            as(worker)
                    .body(each.get(2))
                    .post("/api/v1/cases/" + caseId + "/" + each.get(0))
                    .then()
                    .statusCode(201);
            as(worker)
                    .body("{\"why\": \"a slip\"}")
                    .patch("/api/v1/" + each.get(0) + "/" + id)
                    .then()
                    .statusCode(200);

            assertThat(since(seq).stream().filter(entry -> each.get(1).equals(entry.get("entity"))))
                    .extracting(
                            entry -> entry.get("operation") + " " + entry.get("actor") + " " + entry.get("actor_role"))
                    .containsExactly("INSERT " + worker + " worker", "UPDATE " + worker + " worker");
        }
    }

    @Test
    void requestThatChangesNothing_leavesNoEntry() {
        put("system", wholeCase(caseId, worker));
        String id = newId("E");
        String contact = Documented.contact(id, caseId).toString();
        as(worker)
                .body(contact)
                .post("/api/v1/cases/" + caseId + "/contacts")
                .then()
                .statusCode(201);
        String kept = as("system").get("/api/v1/cases/" + caseId).asString();
        String keptWorker = as("system").get("/api/v1/workers/" + worker).asString();
        long seq = last();

        put("system", wholeCase(caseId, worker));
        put("system", Json.object(kept));
        put(worker, Json.object(kept));
        as(worker)
                .body(contact)
                .post("/api/v1/cases/" + caseId + "/contacts")
                .then()
                .statusCode(201);
        as("system").body(keptWorker).put("/api/v1/workers/" + worker).then().statusCode(200);
        as(worker).get("/api/v1/cases/" + caseId + "/requirements").then().statusCode(200);

        assertThat(since(seq)).isEmpty();
    }

    @Test
    void requestThatIsRefused_leavesNoEntry() {
        put("system", wholeCase(caseId, worker));
        long seq = last();

        as("system")
                .header("If-Match", "\"99\"")
                .body(with(wholeCase(caseId, worker), "/county", "\"Shelby\"").toString())
                .put("/api/v1/cases/" + caseId)
                .then()
                .statusCode(412);

        assertThat(since(seq)).isEmpty();
    }

    @Test
    void namesAndWords_standNowherePlain() {
        String canary = "Canary" + newId("x").substring(2);
        ObjectNode document = wholeCase(caseId, worker);
        document = with(document, "/children/0/name", quoted(canary + "1"));
        document = with(document, "/participants/0/name", quoted(canary + "2"));
        document = with(document, "/participants/0/circumstances/0/note", quoted(canary + "3"));
        put("system", document);
        put("system", with(document, "/participants/0/name", quoted(canary + "4")));
        as("system")
                .body("""
                        {"name": "%1$s5", "email": "%1$s6@agency.example", "phone": "+16155550199", "unit": "U", "role": "WORKER"}
                        """.formatted(canary))
                .put("/api/v1/workers/" + newId("W"))
                .then()
                .statusCode(200);
        ObjectNode contact = Documented.contact(newId("X"), caseId);
        for (String words :
                List.of("place", "safety", "permanency", "wellBeing", "servicesOffered", "nextSteps", "whatWorked")) {
            contact.put(words, canary + words);
        }
        log("contacts", contact);
        correct("contacts", contact, canary);
        ObjectNode search = Documented.search(newId("S"), caseId).put("result", canary + "7");
        log("searches", search);
        correct("searches", search, canary);
        ObjectNode order = Documented.order(newId("O")).put("why", canary + "8");
        log("court-orders", order);
        correct("court-orders", order, canary);

        String hexadecimal = HexFormat.of().formatHex(canary.getBytes(UTF_8));

        assertThat(Database.everyRow().stream()
                        .filter(row -> row.contains(canary) || row.contains(hexadecimal) || row.contains("6155550199")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "update audit_entry set actor = 'nobody' where false",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void entryThatIsThere_cannotBeChangedOrRemoved(String sql) {
        assertThatThrownBy(() -> Database.execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("audit_entry only grows");
    }

    @Test
    void writeWithoutAnActor_isRefused() {
        assertThatThrownBy(() -> Database.execute("update worker set unit = 'U' where id = ?", worker))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("names no actor");
        assertThatThrownBy(() -> Database.execute("delete from worker where id = ?", worker))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "case_file",
                "case_child",
                "case_participant",
                "guardianship",
                "circumstance",
                "court_order",
                "no_contact",
                "contact",
                "diligent_search",
                "task"
            })
    void tableOfFacts_cannotBeEmptiedPastTheTrail(String table) {
        assertThatThrownBy(() -> Database.execute("truncate " + table + " cascade"))
                .isInstanceOf(SQLException.class);
    }

    private static void put(String user, ObjectNode document) {
        as(user).body(document.toString())
                .put("/api/v1/cases/" + document.path("id").asText())
                .then()
                .statusCode(200);
    }

    private void log(String kind, ObjectNode entry) {
        as(worker)
                .body(entry.toString())
                .post("/api/v1/cases/" + caseId + "/" + kind)
                .then()
                .statusCode(201);
    }

    private void correct(String kind, ObjectNode entry, String why) {
        as(worker)
                .body("{\"why\": \"%s why\"}".formatted(why))
                .patch("/api/v1/" + kind + "/" + entry.path("id").asText())
                .then()
                .statusCode(200);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static JsonNode node(String json) {
        return Json.node(Objects.requireNonNull(json));
    }

    private static long last() {
        return Long.parseLong(Objects.requireNonNull(
                Database.query("select max(seq) as seq from audit_entry").get(0).get("seq")));
    }

    /** The entries of this test's case. */
    private List<Map<String, String>> entries() {
        return since(before).stream()
                .filter(entry -> String.valueOf(entry.get("after")).contains(caseId))
                .toList();
    }

    private static List<Map<String, String>> since(long seq) {
        return Database.query("""
                select actor, actor_role, entity, operation, before::text, after::text,
                       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
                from audit_entry where seq > ? order by seq
                """, seq);
    }
}
