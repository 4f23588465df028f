package org.hearthline.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks over HTTP: facts and time make and lift them, a supervisor settles them. */
@QuarkusTest
class TasksTest extends SupervisedCase {

    @Test
    void orderThatMeetsAChildNotYetAskedAbout_isInTheSupervisorsListAtOnce() {
        putCase(NOT_ASKED, "");
        open(supervisor).body("items", empty());

        recordOrder("2026-11-02");

        open(supervisor)
                .body("items.size()", is(1))
                .body("next", nullValue())
                .rootPath("items[0]")
                .body("kind", is("REVIEW"))
                .body("reason", is("TRIBAL_STATUS_UNKNOWN"))
                .body("caseId", is(caseId))
                .body("participantId", is("P-" + caseId))
                .body("participantName", is("Maria Lopez"))
                .body("childId", is("K-" + caseId))
                .body("childName", is("Ana Lopez"))
                .body("evidence", is(orderId))
                .body("since", is("2026-11-02"))
                .body("urgent", is(false))
                .body("status", is("OPEN"))
                .body("createdAt", is("2026-11-05T15:00:00Z"))
                .body("closedAt", nullValue())
                .body("closedBy", nullValue())
                .body("note", nullValue())
                .body(
                        "text",
                        is(
                                "Order " + orderId
                                        + ", in force since 2 November 2026, covers Maria Lopez and Ana Lopez, and nobody has recorded"
                                        + " whether Ana Lopez is an Indian child: ask, and record the answer (25 USC 1912(d))."));
        open(worker).body("items", empty());
    }

    @Test
    void orderInForceForHalfAYear_makesATaskByTimeAloneAndAnotherAfterTheNextHalf() {
        putCase("NO", "");
        recordOrder("2026-05-11");
        open(supervisor).body("items", empty());

        clockAt("2026-11-07T05:59:59Z");
        open(supervisor).body("items", empty());
        advance("PT1S");

        open(supervisor)
                .body("items.reason", contains("EXEMPTION_DUE_FOR_REVIEW"))
                .body("items.since", contains("2026-11-07"))
                .body("items.evidence", contains(orderId));
        settle(supervisor, onlyTask(), "the court was asked: it stays").then().statusCode(200);
        open(supervisor).body("items", empty());

        Api.standAt("2027-05-06T04:59:59Z");
        advance("PT1S");

        open(supervisor).body("items.since", contains("2027-05-06"));
    }

    @Test
    void factThatIsCorrected_liftsTheTaskAndOpensItAgainWhenItComesBack() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();

        putCase("NO", "");

        open(supervisor).body("items", empty());
        list(supervisor, "?status=LIFTED")
                .body("items.id", contains(task))
                .body("items.closedAt", contains("2026-11-05T15:00:00Z"))
                .body("items[0].closedBy", nullValue());
        assertThat(Refusal.of(settle(supervisor, task, "asked"), 409)).isNotNull();

        putCase(NOT_ASKED, "");

        open(supervisor).body("items.id", contains(task)).body("items[0].closedAt", nullValue());
    }

    @Test
    void taskThatIsDone_staysDoneWhateverTheFactsDo() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();

        settle(supervisor, task, "asked both parents")
                .then()
                .statusCode(200)
                .body("id", is(task))
                .body("status", is("DONE"))
                .body("closedAt", is("2026-11-05T15:00:00Z"))
                .body("closedBy", is(supervisor))
                .body("note", is("asked both parents"))
                .body("participantName", is("Maria Lopez"));

        putCase("NO", "");
        putCase(NOT_ASKED, "");
        advance("P1D");
        open(supervisor).body("items", empty());
        list(supervisor, "?status=DONE").body("items.note", contains("asked both parents"));
    }

    @Test
    void childWhoTurnsOutToBeAnIndianChild_isAnotherTask() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        settle(supervisor, onlyTask(), "asked: she is").then().statusCode(200);

        putCase("YES", "");

        open(supervisor).body("items.reason", contains("TRIBAL_STATUS_YES"));
    }

    @Test
    void doneTwice_isAnsweredTheSameWithTheSameNoteAlone() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();
        String first = settle(supervisor, task, "asked").asString();
        advance("PT1H");

        assertThat(settle(supervisor, task, "asked")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        Refusal.of(settle(supervisor, task, "asked again"), 409);
        assertThat(as(supervisor).get(address("?status=DONE")).asString()).contains(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": \"DONE\"} | note",
                "{\"status\": \"DONE\", \"note\": null} | note",
                "{\"status\": \"DONE\", \"note\": \" \"} | note",
                "{\"status\": \"OPEN\", \"note\": \"x\"} | status",
                "{\"status\": \"LIFTED\", \"note\": \"x\"} | status",
                "{\"status\": \"ELSE\", \"note\": \"x\"} | status",
                "{\"note\": \"x\"} | status",
                "{\"status\": \"DONE\", \"note\": \"x\", \"else\": 1} | else"
            })
    void changeThatIsWrong_isRefusedByNameAndChangesNothing(String change, String field) {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String task = onlyTask();

        Refusal.of(as(supervisor).body(change).patch("/api/v1/tasks/" + task), 422)
                .naming(field);

        assertThat(onlyTask()).isEqualTo(task);
    }

    @Test
    void noteOfAnyLengthUpToTwoThousand_isTaken() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");

        Refusal.of(settle(supervisor, onlyTask(), "x".repeat(2001)), 422).naming("note");
        settle(supervisor, onlyTask(), "x".repeat(2000)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "00000000-0000-0000-0000-000000000000"})
    void taskThatIsNotThere_isNotFound(String id) {
        Refusal.of(settle(supervisor, id, "x"), 404);
    }

    @Test
    void sameDocumentAgain_leavesTheTaskAsItIs() {
        String order = "{\"id\": \"%s\", \"kind\": \"RELEASE_OF_REASONABLE_EFFORTS\", \"from\": \"2026-11-02\"}"
                .formatted(orderId);
        putCase(NOT_ASKED, order);
        List<String> before = rows();

        putCase(NOT_ASKED, order);
        advance("PT1H");
        putCase(NOT_ASKED, order);

        assertThat(rows()).hasSize(1).isEqualTo(before);
    }

    @Test
    void planMadeAgain_leavesEveryTaskAsItIs() throws SQLException {
        putCase(NOT_ASKED, "");
        recordOrder("2026-05-11");
        advance("P2D");
        settle(supervisor, taskFor("TRIBAL_STATUS_UNKNOWN"), "asked").then().statusCode(200);
        List<String> before = rows();
        assertThat(before).hasSize(2);

        for (int again = 0; again < 2; again++) {
            Database.execute("update plan set due_at = timestamptz 'epoch' where case_id = ?", caseId);
            advance("PT0S");
        }

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void orderEndedByAWorkerAlone_isATaskUntilTheCaseSystemSaysSoToo() {
        String said =
                "{\"id\": \"%s\", \"kind\": \"RELEASE_OF_REASONABLE_EFFORTS\", \"from\": \"2026-09-02\", \"to\": %s}";
        putCase("NO", said.formatted(orderId, "null"));
        open(supervisor).body("items", empty());

        as(worker)
                .body("{\"to\": \"2026-11-04\"}")
                .patch("/api/v1/court-orders/" + orderId)
                .then()
                .statusCode(200);

        open(supervisor)
                .body("items.reason", contains("SOURCES_DISAGREE"))
                .body("items.evidence", contains(orderId))
                .body("items.since", contains("2026-11-04"));

        putCase("NO", said.formatted(orderId, "\"2026-11-04\""));

        open(supervisor).body("items", empty());
    }

    @Test
    void note_standsNowherePlainAndTheTrailKnowsWhoSettled() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");
        String canary = "Canary" + newId("x").substring(2);
        String task = onlyTask();

        settle(supervisor, task, canary).then().statusCode(200);

        String hexadecimal = HexFormat.of().formatHex(canary.getBytes(UTF_8));
        assertThat(Database.everyRow().stream().filter(row -> row.contains(canary) || row.contains(hexadecimal)))
                .isEmpty();
        assertThat(Database.query(
                        "select actor, operation from audit_entry where entity = 'task' and after->>'id' = ? order by seq",
                        task))
                .containsExactly(
                        Map.of("actor", worker, "operation", "INSERT"),
                        Map.of("actor", supervisor, "operation", "UPDATE"));
    }

    @Test
    void closedCase_asksNothingMore() {
        putCase(NOT_ASKED, "");
        recordOrder("2026-11-02");

        Api.putCase("system", caseId, closed(document(NOT_ASKED, ""), "2026-11-05"))
                .then()
                .statusCode(200);

        open(supervisor).body("items", empty());
    }

    private String taskFor(String reason) {
        return open(supervisor).extract().path("items.find { it.reason == '%s' }.id".formatted(reason));
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        Database.query("select to_jsonb(t)::text as text from task t where case_id = ? order by key", caseId)
                .forEach(row -> rows.add(row.get("text")));
        return rows;
    }
}
