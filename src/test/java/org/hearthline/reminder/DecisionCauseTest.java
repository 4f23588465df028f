package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.hearthline.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a decision is put down to where it is not plain: the day, the agency's files, or a fact; and by whom. */
@QuarkusTest
class DecisionCauseTest {

    @Inject
    PlansAtStart plansAtStart;

    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aCaseOnTheFirstOfNovember() {
        clockAt("2026-11-01T12:00:00Z");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @Test
    void dayThatCameBeforeTheFact_isNotPutDownToTheFact() {
        standAt("2026-12-03T15:00:00Z");
        contact(worker, caseId, newId("X"), "2026-12-02").statusCode(201);

        assertThat(historyOf("2026-11-01")).last().isEqualTo("OPEN -> MISSED because of the date alone");
    }

    @Test
    void dayThatCameBeforeTheWorkersDocument_isNotPutDownToIt() {
        standAt("2026-12-03T15:00:00Z");
        worker(worker, newId("U"), null);

        assertThat(historyOf("2026-11-01")).last().isEqualTo("OPEN -> MISSED because of the date alone");
    }

    @Test
    void planMadeAgainForOtherFiles_isPutDownToThem() throws SQLException {
        Database.execute("update requirement set rule = 'CASE_PLAN' where case_id = ?", caseId);
        Database.execute("update planning_basis set fingerprint = 'of other files'");

        plansAtStart.remakeIfChanged();

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("OPEN -> OPEN because the agency's configuration was changed");
    }

    @Test
    void ordersSaidInAnotherOrder_arePutDownToTheCaseSystem() {
        String one = newId("O");
        String other = newId("O");
        putCase("system", caseId, withOrders(one, other)).then().statusCode(200);
        putCase("system", caseId, withOrders(other, one)).then().statusCode(200);

        assertThat(historyOf("2026-11-01"))
                .last()
                .isEqualTo("SUPPRESSED -> SUPPRESSED because case " + caseId + " was changed, by the case system");
    }

    private String withOrders(String... ids) {
        return motherAndChild(caseId, worker).replace("\"children\"", """
                "courtOrders": [{"id": "%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "2026-11-10"},
                                {"id": "%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "2026-11-10"}],
                "children" """.formatted((Object[]) ids));
    }

    @Test
    void taskThatTimeMade_isTheServicesOwnWhoeverLooksFirst() {
        putCase("system", caseId, motherAndChild(caseId, worker).replace("\"role\": \"MOTHER\"", """
                        "role": "MOTHER", "circumstances": [{"kind": "RIGHTS_TERMINATED", "from": "2026-11-20"}]
                        """))
                .then()
                .statusCode(200);
        standAt("2026-11-21T15:00:00Z");

        as(worker).get("/api/v1/cases/" + caseId + "/requirements").then().statusCode(200);

        assertThat(Database.query(
                        "select actor from audit_entry where entity = 'task' and after ->> 'case_id' = ?", caseId))
                .extracting(row -> row.get("actor"))
                .containsExactly("hearthline");
    }

    @Test
    void factAfterACatchUp_isStillItsWriters() {
        standAt("2026-12-03T15:00:00Z");
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-12-02").statusCode(201);

        assertThat(Database.query(
                        "select actor from audit_entry where entity = 'contact' and after ->> 'id' = ?", contactId))
                .extracting(row -> row.get("actor"))
                .containsExactly(worker);
    }

    /** The row that would be it is closed and keeps its result; what is owed now must not be lost behind it. */
    @Test
    void dutyThatOpenedWithAMonthAlreadyMet_isKeptBesideItAndRemindedOf() {
        contact(worker, caseId, newId("X"), "2026-11-01").statusCode(201);
        clockAt("2026-12-20T15:00:00Z");
        putCase("system", caseId, everyThirtyDays()).then().statusCode(200);

        assertThat(standing()).contains("2026-11-01 2026-11-30 MET", "2026-11-01 2026-12-01 OVERDUE");
        as(worker).get("/api/v1/workers/" + worker + "/due").then().body("items.dueOn", equalTo(List.of("2026-12-01")));

        contact(worker, caseId, newId("X"), "2026-12-20").statusCode(201);
        assertThat(standing())
                .contains("2026-11-01 2026-11-30 MET", "2026-11-01 2026-12-01 MET_LATE", "2026-12-20 2027-01-19 OPEN");
        clockAt("2027-02-20T15:00:00Z");
        assertThat(standing())
                .contains(
                        "2026-11-01 2026-11-30 MET", "2026-11-01 2026-12-01 MET_LATE", "2026-12-20 2027-01-19 OVERDUE");
    }

    private String everyThirtyDays() {
        return motherAndChild(caseId, worker)
                .replace("\"role\": \"MOTHER\"", "\"role\": \"MOTHER\", \"contactEveryDays\": 30");
    }

    @Test
    void withdrawnRequirement_isSaidToBeAskedForNoLonger() {
        clockAt("2026-11-05T15:00:00Z");
        putCase("system", caseId, closed(motherAndChild(caseId, worker), "2026-11-04"))
                .then()
                .statusCode(200);

        assertThat(history("items.findAll { it.status == 'WITHDRAWN' && it.requirement.opensOn == '2026-11-01' }"
                        + ".requirement.explanation"))
                .containsExactly("The contact with Maria Lopez from 1 November 2026 to 30 November 2026 is no longer"
                        + " asked for.");
    }

    private List<String> standing() {
        return as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .jsonPath()
                .getList("items.collect { it.opensOn + ' ' + it.dueOn + ' ' + it.status }");
    }

    private List<String> historyOf(String opensOn) {
        return history("items.findAll { it.requirement.opensOn == '" + opensOn
                + "' }.collect { it.was + ' -> ' + it.status + ' ' + it.because }");
    }

    private List<String> history(String path) {
        return as(worker)
                .queryParam("limit", 1000)
                .get("/api/v1/cases/" + caseId + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(path);
    }
}
