package org.hearthline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hearthline.Database;
import org.hearthline.Documented;
import org.hearthline.Json;
import org.hearthline.Phone;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /imports}: what a file says is kept as single documents would be, and nothing that a worker said is undone. */
@QuarkusTest
class ImportTest {

    private final String caseId = newId("C");
    private final String other = newId("C");
    private final String worker = newId("W");

    @BeforeEach
    void aDayInNovember() {
        standAt("2026-11-09T15:00:00Z");
        worker(worker, newId("U"), null);
    }

    private CaseFiles family() {
        return CaseFiles.empty().family(caseId, worker);
    }

    private JsonNode kept() {
        return Json.node(as("system").get("/api/v1/cases/" + caseId).asString());
    }

    private JsonNode requirements() {
        return Json.node(
                as("system").get("/api/v1/cases/" + caseId + "/requirements").asString());
    }

    private static void assertCounts(JsonNode done, int written, int unchanged, int refused) {
        assertThat(done.path("status").asText()).isEqualTo("DONE");
        assertThat(List.of(
                        done.path("casesWritten").asInt(),
                        done.path("casesUnchanged").asInt(),
                        done.path("casesRefused").asInt()))
                .isEqualTo(List.of(written, unchanged, refused));
    }

    @Test
    void tables_areKeptAsTheDocumentThatTheySay() {
        JsonNode done = Posted.csv(family()).done();

        assertCounts(done, 1, 0, 0);
        assertThat(done.path("rowsRead").asInt()).isEqualTo(12);
        assertThat(done.path("errors")).isEmpty();
        assertThat((Object) kept()).isEqualTo(Json.object("""
                {"id": "%1$s", "policy": "tn-31.8", "programArea": "FOSTER_CARE", "county": "Davidson", "timeZone": "America/Chicago",
                 "workerId": "%2$s", "openedOn": "2026-08-03", "closedOn": null,
                 "children": [
                   {"id": "K1-%1$s", "name": "Ana Muñoz", "joinedOn": null, "leftOn": null, "tribalStatus": "NO", "guardianship": []},
                   {"id": "K2-%1$s", "name": "Ben, the younger", "joinedOn": "2026-08-10", "leftOn": null, "tribalStatus": "UNKNOWN",
                    "guardianship": [{"kind": "PARTIAL", "from": "2026-10-01", "to": "2026-10-20", "evidence": "order 26-J-7",
                                      "source": "CASE_SYSTEM"}]}],
                 "participants": [
                   {"id": "P1-%1$s", "name": "Maria Lopez", "role": "MOTHER", "custodial": true, "language": "es", "timeZone": null,
                    "joinedOn": null, "leftOn": null, "childIds": [], "contactEveryDays": 14, "safetyFlag": false,
                    "circumstances": [{"kind": "OUT_OF_STATE", "from": "2026-10-01", "to": null, "note": "TX, with kin",
                                       "source": "CASE_SYSTEM"}]},
                   {"id": "P2-%1$s", "name": "Juan Lopez", "role": "FATHER", "custodial": false, "language": null, "timeZone": null,
                    "joinedOn": null, "leftOn": null, "childIds": ["K1-%1$s"], "contactEveryDays": null, "safetyFlag": true,
                    "circumstances": [{"kind": "MISSING", "from": "2026-09-01", "to": null, "note": null, "source": "CASE_SYSTEM"}]}],
                 "courtOrders": [
                   {"id": "O1-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": ["P1-%1$s", "P2-%1$s"],
                    "childIds": ["K1-%1$s"], "from": "2026-08-20", "to": "2026-09-10", "docket": "26-J-114",
                    "enteredInError": false, "why": null, "source": "CASE_SYSTEM"}],
                 "noContact": []}
                """.formatted(caseId, worker)));
    }

    @Test
    void casesThatCame_arePlannedWithWhatWasLogged() {
        Posted.csv(family()).done();

        assertThat(requirements().findValuesAsText("metBy")).contains("X1-" + caseId, "S1-" + caseId);
        assertThat(as("system").get("/api/v1/cases/" + caseId + "/history").asString())
                .contains("because case " + caseId + " was recorded, by the case system");
    }

    @Test
    void sameRowsAgain_inWhateverOrder_changeNothing() {
        Posted.csv(family()).done();
        String before = kept().toString();

        String mother = "%1$s,P1-%1$s,Maria Lopez,MOTHER,true,es,,,,14,false".formatted(caseId);
        CaseFiles turned =
                family().replace("participants.csv", mother + "\n", "").row("participants.csv", mother);

        assertCounts(Posted.csv(turned).done(), 0, 1, 0);
        assertThat(kept().toString()).isEqualTo(before);
    }

    @Test
    void whatIsNoLongerSaid_isTakenBack_andCasesThatAreNotNamedStay() {
        Posted.csv(family().family(other, worker)).done();

        JsonNode done = Posted.csv(family().replace("court_orders.csv", "O1-" + caseId, "O2-" + caseId)
                        .replace(
                                "circumstances.csv",
                                caseId + ",P1-" + caseId + ",OUT_OF_STATE,2026-10-01,,\"TX, with kin\"\n",
                                "")
                        .replace(
                                "children.csv",
                                caseId + ",K2-" + caseId + ",\"Ben, the younger\",2026-08-10,,UNKNOWN\n",
                                "")
                        .replace(
                                "guardianship.csv",
                                caseId + ",K2-" + caseId + ",PARTIAL,2026-10-01,2026-10-20,order 26-J-7\n",
                                "")
                        .replace("contacts.csv", "K1-" + caseId + ";K2-" + caseId, "K1-" + caseId))
                .done();

        assertCounts(done, 1, 0, 0);
        assertThat(kept().path("courtOrders").findValuesAsText("id")).containsExactly("O2-" + caseId);
        assertThat(kept().path("children").findValuesAsText("id")).containsExactly("K1-" + caseId);
        assertThat(kept().at("/participants/0/circumstances")).isEmpty();
        as("system").get("/api/v1/cases/" + other).then().statusCode(200);
    }

    @Test
    void manyThatAreKept_areChangedSideBySide() {
        CaseFiles many = CaseFiles.empty();
        IntStream.range(0, 150).forEach(number -> many.family(caseId + "-" + number, worker)
                .row("workers.csv", worker + "-" + number + ",,,,,Davidson-2,,WORKER,"));
        assertCounts(Posted.csv(many).done(), 150, 0, 0);

        assertCounts(Posted.csv(many.replace("cases.csv", "Davidson", "Shelby")).done(), 150, 0, 0);

        assertThat(Database.query("select county from case_file where id like ? and county = 'Shelby'", caseId + "-%"))
                .hasSize(150);
    }

    @Test
    void whatAWorkerRecorded_isNotUndone() {
        Posted.csv(family()).done();
        as(worker)
                .body(Documented.order("O9-" + caseId).toString())
                .post("/api/v1/cases/" + caseId + "/court-orders")
                .then()
                .statusCode(201);
        as(worker)
                .body("{\"minutes\": 50, \"why\": \"it took longer\"}")
                .patch("/api/v1/contacts/X1-" + caseId)
                .then()
                .statusCode(200);

        JsonNode done = Posted.csv(family().replace("cases.csv", "Davidson", "Shelby")
                        .replace("contacts.csv", ",home,45,", ",office,40,"))
                .done();

        assertCounts(done, 1, 0, 0);
        assertThat(kept().path("county").asText()).isEqualTo("Shelby");
        assertThat(kept().path("courtOrders").findValuesAsText("id")).contains("O9-" + caseId);
        assertThat(Database.query("select minutes from contact where id = ?", "X1-" + caseId))
                .containsExactly(Map.of("minutes", "50"));
        assertThat(done.path("notes").get(0).path("file").asText()).isEqualTo("contacts.csv");
        assertThat(done.path("notes").get(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void whatTheCaseSystemLogged_itMaySayOtherwise() {
        Posted.csv(family()).done();

        JsonNode done = Posted.csv(family().replace("contacts.csv", ",home,45,", ",office,40,"))
                .done();

        assertCounts(done, 1, 0, 0);
        assertThat(done.path("notes")).isEmpty();
        assertThat(Database.query("select minutes from contact where id = ?", "X1-" + caseId))
                .containsExactly(Map.of("minutes", "40"));
    }

    @Test
    void badRow_failsItsCaseAndNoOther() {
        JsonNode done = Posted.csv(family().family(other, worker)
                        .replace(
                                "circumstances.csv",
                                caseId + ",P2-" + caseId + ",MISSING",
                                caseId + ",P2-" + caseId + ",LOST"))
                .done();

        assertCounts(done, 1, 0, 1);
        JsonNode error = done.path("errors").get(0);
        assertThat(error.path("file").asText()).isEqualTo("circumstances.csv");
        assertThat(error.path("line").asInt()).isEqualTo(3);
        assertThat(error.path("field").asText()).isEqualTo("kind");
        assertThat(error.path("caseId").asText()).isEqualTo(caseId);
        assertThat(error.path("message").asText()).isNotBlank().doesNotContain("LOST");
        as("system").get("/api/v1/cases/" + caseId).then().statusCode(404);
        as("system").get("/api/v1/cases/" + other).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases.csv        | tn-31.8          | no-policy  | 2 | policy",
                "cases.csv        | 2026-08-03       | 2026-02-30 | 2 | openedOn",
                "children.csv     | 2026-08-10       | 10.8.2026  | 3 | joinedOn",
                "participants.csv | ,14,             | ,often,    | 2 | contactEveryDays",
                "participants.csv | FATHER,false     | FATHER,no  | 3 | custodial",
                "participants.csv | FATHER           | UNCLE      | 3 | role",
                "ties.csv         | K1-              | K9-        | 2 | childId",
                "ties.csv         | P2-              | P9-        | 2 | participantId",
                "guardianship.csv | K2-              | K9-        | 2 | childId",
                "court_orders.csv | 2026-09-10       | 2026-08-10 | 2 | to",
                "contacts.csv     | PHONE            | PIGEON     | 2 | mode",
                "contacts.csv     | ,45,             | ,long,     | 2 | minutes",
                "contacts.csv     | COMPLETED,P1-    | COMPLETED,P9- | 2 | participantIds[0]",
                "searches.csv     | ,S1-             | ,          | 2 | id",
            })
    void badValue_isNamedByFileLineAndField(String file, String what, String with, int line, String field) {
        CaseFiles wrong = file.equals("searches.csv")
                ? family().replace(file, "S1-" + caseId, "")
                : family().replace(file, what, with);

        JsonNode done = Posted.csv(wrong).done();

        assertCounts(done, 0, 0, 1);
        JsonNode error = done.path("errors").get(0);
        assertThat(error.path("file").asText() + ":" + error.path("line").asInt() + ":"
                        + error.path("field").asText())
                .isEqualTo(file + ":" + line + ":" + field);
    }

    @Test
    void dryRun_findsAndCountsTheSame_andWritesNothing() {
        CaseFiles file = family().family(other, worker).replace("cases.csv", caseId + ",tn-31.8", caseId + ",none");

        JsonNode done = Posted.dryRun(file).done();

        assertCounts(done, 1, 0, 1);
        assertThat(done.path("dryRun").asBoolean()).isTrue();
        as("system").get("/api/v1/cases/" + other).then().statusCode(404);
        assertCounts(Posted.csv(file).done(), 1, 0, 1);
    }

    @Test
    void dryRun_findsIdsThatAnotherCaseHas() {
        Posted.csv(CaseFiles.empty().family(other, worker)).done();

        JsonNode done = Posted.dryRun(family().replace("court_orders.csv", "O1-" + caseId, "O1-" + other)
                        .replace("contacts.csv", "X1-" + caseId, "X1-" + other))
                .done();

        assertCounts(done, 0, 0, 1);
        assertThat(done.path("errors").findValuesAsText("file")).containsExactly("contacts.csv", "court_orders.csv");
    }

    @Test
    void idsOfAnotherCase_failTheCase() {
        Posted.csv(CaseFiles.empty().family(other, worker)).done();

        JsonNode done = Posted.csv(family().replace("contacts.csv", "X1-" + caseId, "X1-" + other))
                .done();

        assertCounts(done, 0, 0, 1);
        assertThat(done.path("errors").findValuesAsText("field")).containsExactly("id");
    }

    @Test
    void caseThatWasPutOtherwiseSince_isBroughtBackToTheFile() {
        Posted.csv(family()).done();
        ObjectNode changed = (ObjectNode) kept();
        changed.put("county", "Shelby");
        as("system")
                .body(changed.toString())
                .put("/api/v1/cases/" + caseId)
                .then()
                .statusCode(200);

        assertCounts(Posted.csv(family()).done(), 1, 0, 0);
        assertThat(kept().path("county").asText()).isEqualTo("Davidson");
    }

    @Test
    void orderThatTheCaseSystemVoidedByItself_isBroughtBackByTheSameFile() {
        Posted.csv(family()).done();
        as("system")
                .body("{\"enteredInError\": true, \"why\": \"a slip\"}")
                .patch("/api/v1/court-orders/O1-" + caseId)
                .then()
                .statusCode(200);

        assertCounts(Posted.csv(family()).done(), 1, 0, 0);

        assertThat(kept().at("/courtOrders/0/enteredInError").asBoolean()).isFalse();
    }

    @Test
    void whatStandsInPlaceOfAnId_isRepeatedNowhere() {
        JsonNode lines = Posted.lines(
                        "{\"id\": \"Maria Lopez\"}",
                        "{\"id\": \"\\u0000\"}",
                        "{\"id\": \"" + caseId + "\", \"" + "x".repeat(5_000) + "\": 1}")
                .done();
        JsonNode tables = Posted.csv(
                        family().row("children.csv", "Maria Lopez,K-7,,,,").row("children.csv", "Maria Lopez,K-7"))
                .done();

        assertCounts(lines, 0, 0, 3);
        assertCounts(tables, 1, 0, 2);
        assertThat(lines + " " + tables).doesNotContain("Maria");
    }

    @Test
    void fileWithoutNoContactOrders_leavesThoseThatAreKept_andOneWithoutRowsEndsThem() {
        CaseFiles apart = family().with(
                        "no_contact.csv",
                        "caseId,participantIds,from,to\n%1$s,P1-%1$s;P2-%1$s,2026-09-01,\n".formatted(caseId));
        Posted.csv(apart).done();
        assertThat(kept().path("noContact")).hasSize(1);

        Posted.csv(family()).done();
        assertThat(kept().path("noContact")).hasSize(1);

        Posted.csv(family().with("no_contact.csv", "caseId,participantIds,from,to\n"))
                .done();
        assertThat(kept().path("noContact")).isEmpty();
    }

    @Test
    void workers_comeBeforeTheirCases() {
        String come = newId("W");
        CaseFiles file = CaseFiles.empty()
                .family(caseId, come)
                .row(
                        "workers.csv",
                        come + ",Dana Reed," + come
                                + "@agency.example,+16155550101,,Davidson-2,America/Chicago,WORKER,EMAIL;SMS");

        assertCounts(Posted.csv(file).done(), 1, 0, 0);

        as(come).get("/api/v1/cases/" + caseId).then().statusCode(200);
        assertThat(as("system").get("/api/v1/workers/" + come).path("alerts").toString())
                .isEqualTo("[EMAIL, SMS]");
    }

    @Test
    void badWorker_isNamed_andHoldsUpNoCase() {
        JsonNode done = Posted.csv(
                        family().row("workers.csv", newId("W") + ",Dana Reed,,,,Davidson-2,America/Chicago,BOSS,"))
                .done();

        assertCounts(done, 1, 0, 0);
        assertThat(done.path("errors").get(0).path("file").asText()).isEqualTo("workers.csv");
        assertThat(done.path("errors").get(0).path("field").asText()).isEqualTo("role");
    }

    @Test
    void lines_areKeptAsDocuments_withWhatWasLogged() {
        ObjectNode document = Documented.wholeCase(caseId, worker);
        ObjectNode line = document.deepCopy();
        line.putArray("contacts")
                .addObject()
                .put("id", "X1-" + caseId)
                .put("on", "2026-10-05")
                .put("mode", "FACE_TO_FACE")
                .put("outcome", "COMPLETED")
                .putArray("participantIds")
                .add("P1-" + caseId);

        JsonNode done = Posted.lines(
                        line.toString(), "", "{\"id\": 7}", "[]", "{\"id\": \"" + other + "\"}", line.toString())
                .done();

        assertCounts(done, 1, 0, 4);
        assertThat(done.path("rowsRead").asInt()).isEqualTo(5);
        assertThat(done.path("errors").findValuesAsText("line"))
                .startsWith("3", "4", "5")
                .endsWith("6");
        assertThat((Object) kept()).isEqualTo(Documented.asKept(document));
        assertThat(Database.query("select on_date from contact where id = ?", "X1-" + caseId))
                .hasSize(1);
    }

    @Test
    void lineThatIsLongerThanADocumentMayBe_isRefusedAlone() {
        String line = Documented.wholeCase(caseId, worker).toString();

        JsonNode done = Posted.lines(" ".repeat(2_000_000), "{\"id\": \"" + "x".repeat(1_100_000) + "\"}", line)
                .done();

        assertCounts(done, 1, 0, 1);
        assertThat(done.path("errors").get(0).path("message").asText()).contains("longer");
    }

    @Test
    void file_isSealedWhileItWaits_andForgottenAfterwards() {
        Posted posted = Posted.csv(family());

        assertThat(posted.now().path("status").asText()).isEqualTo("QUEUED");
        assertThat(parts(posted)).isNotEmpty();
        posted.done();

        assertThat(parts(posted)).isEmpty();
        assertThat(Database.query("select 1 from sealing_key where owner = ?", "import:" + posted.id()))
                .isEmpty();
    }

    private static List<Map<String, String>> parts(Posted posted) {
        return Database.query("select position from bulk_import_part where import_id = ?::uuid", posted.id());
    }

    @Test
    void importThatCameSecond_hasTheLastWord() {
        Posted first = Posted.csv(family());
        Posted second = Posted.csv(family().replace("cases.csv", "Davidson", "Shelby"));

        assertCounts(second.done(), 1, 0, 0);

        assertCounts(first.now(), 1, 0, 0);
        assertThat(kept().path("county").asText()).isEqualTo("Shelby");
    }

    @Test
    void orderThatCame_endsWhatWaitsForTheParent() {
        Family family = new Family(Phone.any()).withPhone();
        family.consent("REQUEST").statusCode(201);
        ObjectNode document = (ObjectNode)
                Json.node(as("system").get("/api/v1/cases/" + family.caseId).asString());
        ObjectNode order = document.withArray("courtOrders").addObject();
        order.put("id", newId("O")).put("kind", "RELEASE_OF_REASONABLE_EFFORTS").put("from", "2026-11-01");

        Posted.lines(document.toString()).done();

        assertThat(as("system")
                        .get("/api/v1/messages?caseId=" + family.caseId)
                        .jsonPath()
                        .getList("items.findAll { it.to.kind == 'PARTICIPANT' }.reason"))
                .containsExactly("RELEASED_BY_COURT_ORDER");
    }
}
