package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.mailTo;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.Api;
import org.hearthline.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan as kept: by difference, under keys that stay, and remade only when time can change it. */
@QuarkusTest
class PlansTest {

    @Inject
    PlansAtStart plansAtStart;

    private final String worker = newId("W");
    private final String caseId = newId("C");

    @BeforeEach
    void aCaseOnTheFirstOfNovember() {
        clockAt("2026-11-01T06:00:00Z");
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @Test
    void planKept_isWhatTheRulesSayOnEveryDayOfTwoMonths() {
        contact(worker, caseId, newId("X"), "2026-10-20").statusCode(201);
        contact(worker, caseId, newId("X"), "2026-11-17").statusCode(201);
        for (int day = 0; day < 61; day++) {
            String today = LocalDate.of(2026, 11, 1).plusDays(day).toString();
            List<Map<String, Object>> kept = requirements("");
            List<Map<String, Object>> judged = requirements("?asOf=" + today);

            assertThat(kept).as(today).isEqualTo(judged);
            advance("P1D");
        }
    }

    @Test
    void sameFactsAgain_leaveEveryRowAsItIs() throws SQLException {
        List<String> before = rows();

        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        worker(worker, newId("U"), null);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void contactThatIsWithdrawnByCorrection_restoresTheVeryRowsThatWere() throws SQLException {
        List<String> before = rows();
        String contactId = newId("X");
        contact(worker, caseId, contactId, "2026-11-01").statusCode(201);
        assertThat(rows()).isNotEqualTo(before);

        as(worker)
                .body("{\"outcome\": \"ATTEMPTED\", \"why\": \"nobody was at home\"}")
                .patch("/api/v1/contacts/" + contactId)
                .then()
                .statusCode(200);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void caseThatClosed_owesNothingMoreAndKeepsWhatWasMissed() {
        advance("P1DT12H");
        putCase("system", caseId, closed(motherAndChild(caseId, worker), "2026-11-02"))
                .then()
                .statusCode(200);
        int before = mailTo(worker).size();

        advance("P40D");

        assertThat(mailTo(worker)).hasSize(before);
        as(worker)
                .get("/api/v1/workers/" + worker + "/due")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .then()
                .body("items.status", equalTo(List.of("MISSED", "MISSED", "MISSED")));
    }

    @Test
    void dueList_isSoonestFirstAndComesInPages() {
        String other = newId("C");
        putCase("system", other, motherAndChild(other, worker)).then().statusCode(200);
        contact(worker, other, newId("X"), "2026-08-20").statusCode(201);

        List<String> whole =
                as(worker).get("/api/v1/workers/" + worker + "/due").path("items.dueOn");
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            var page = as(worker)
                    .queryParam("limit", 2)
                    .queryParam("after", next.isEmpty() ? List.of() : List.of(next))
                    .get("/api/v1/workers/" + worker + "/due")
                    .then()
                    .statusCode(200)
                    .extract();
            paged.addAll(page.path("items.dueOn"));
            next = page.path("next");
        } while (next != null);

        assertThat(whole).isSorted().hasSizeGreaterThan(3);
        assertThat(paged).isEqualTo(whole);
        as(worker)
                .queryParam("from", "2026-11-01")
                .queryParam("to", "2026-11-30")
                .get("/api/v1/workers/" + worker + "/due")
                .then()
                .body("items.dueOn", equalTo(List.of("2026-11-30", "2026-11-30")))
                .body("items[0].subjectName", is("Maria Lopez"))
                .body("items[0].daysLeft", is(29))
                .body("items[0].accepts", equalTo(List.of("FACE_TO_FACE")));
    }

    @Test
    void newCadenceOfTheCasePlan_leavesClosedMonthsTheirResult() {
        contact(worker, caseId, newId("X"), "2026-10-20").statusCode(201);
        List<String> before = as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .path("items.findAll { it.dueOn < '2026-11-01' }.status");

        putCase(
                        "system",
                        caseId,
                        motherAndChild(caseId, worker).replace("\"role\"", "\"contactEveryDays\": 14, \"role\""))
                .then()
                .statusCode(200);

        List<String> after = as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements")
                .path("items.findAll { it.dueOn < '2026-11-01' }.status");
        assertThat(before).contains("MET", "MISSED");
        assertThat(after).containsAll(before);
    }

    @Test
    void startWithOtherFilesThanBefore_hasEveryPlanMadeAgainAndTheNextStartNone() throws SQLException {
        List<String> before = rows();
        Database.execute("update planning_basis set fingerprint = 'of other files'");
        Database.execute("update requirement set due_at = null where case_id = ?", caseId);

        assertThat(plansAtStart.remakeIfChanged()).isPositive();
        assertThat(plansAtStart.remakeIfChanged()).isZero();
        advance("PT0S");

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void caseThatCannotBePlanned_holdsUpNoOther() throws SQLException {
        String broken = newId("C");
        putCase("system", broken, motherAndChild(broken, worker)).then().statusCode(200);
        Database.changeFacts("update case_file set policy = 'gone' where id = ?", broken);

        List<String> before = rows();

        advance("P2D");

        Database.changeFacts("update case_file set policy = 'tn-31.8' where id = ?", broken);
        assertThat(rows()).isNotEqualTo(before);
        assertThat(mailTo(worker))
                .singleElement()
                .extracting(Api.Mail::text)
                .asString()
                .contains("case " + caseId);
    }

    @Test
    void planThatTimeCannotChangeBefore_isDueWhenTheNextMonthComesIntoSight() throws SQLException {
        contact(worker, caseId, newId("X"), "2026-08-20").statusCode(201);
        advance("P1DT12H");

        assertThat(texts("select (due_at at time zone 'UTC')::text as text from plan where case_id = ?"))
                .containsExactly("2026-11-27 06:00:00");
    }

    /** Without what tells of the last decision, which only the plan as kept knows. */
    private List<Map<String, Object>> requirements(String query) {
        List<Map<String, Object>> items = as(worker)
                .get("/api/v1/cases/" + caseId + "/requirements" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        items.forEach(item -> item.keySet().removeAll(Set.of("decidedAt", "was", "because")));
        return items;
    }

    private List<String> rows() {
        List<String> rows = texts("select to_jsonb(r)::text as text from requirement r where case_id = ? order by 1");
        rows.addAll(texts("select to_jsonb(r)::text as text from reminder r where case_id = ? order by 1"));
        return rows;
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        Database.query(sql, caseId).forEach(row -> texts.add(row.get("text")));
        return texts;
    }
}
