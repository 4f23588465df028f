package org.hearthline.record.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import org.hearthline.Api;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures as supervisors, operators and the case system ask for them. */
@QuarkusTest
class MeasuresTest {

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");

    @BeforeEach
    void aUnit() {
        clockAt("2026-12-10T15:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
    }

    /**
     * A case opened on 14 September 2026 with a mother and a father without custody, under calendar months; the initial contact is due
     * within a month, on 14 October.
     *
     * <pre>
     * 20 Sep  the father is called, in vain      an attempt, 6 days after the opening; no contact
     *  5 Oct  the mother is met                  her initial contact (by 14 Oct) in time, 21 days after the opening; October's too
     * 20 Oct  the father is met                  his initial contact late, 36 days after the opening; October's in time
     * 10 Nov  an order releases from the mother  November (due on the 30th) is not owed for her; on the 30th that is 20 days old
     * 15 Nov  the father goes to prison          still owed, but nobody goes: November missed
     * </pre>
     *
     * October: due are 2 initial contacts on the 14th and 2 for the month on the 31st. Owed 4, in time 3, late 1; of the father 2, 1, 1.
     * November: owed 1, the father's, and missed, among the incarcerated; lifted 1, the mother's.
     * September: both began; tried after 6 and 21 days (median 6: half of the two waited no longer; 90 % of the two 21), met after 21 and 36.
     */
    @Test
    void caseReckonedByHand_isCountedSo() {
        String caseId = aCaseOfTwo();
        log(caseId, "2026-09-20", "ATTEMPTED", "F-");
        log(caseId, "2026-10-05", "COMPLETED", "P-");
        log(caseId, "2026-10-20", "COMPLETED", "F-");

        MeasuresAsked september = MeasuresAsked.of(supervisor, "2026-09-01", "2026-09-30");
        MeasuresAsked october = MeasuresAsked.of(supervisor, "2026-10-01", "2026-10-31");
        MeasuresAsked november = MeasuresAsked.of(supervisor, "2026-11-01", "2026-11-30");

        is(october, "CONTACT_OWED", "UNIT", 4);
        is(october, "CONTACT_IN_TIME", "UNIT", 3);
        is(october, "CONTACT_LATE", "UNIT", 1);
        is(october, "CONTACT_MISSED", "UNIT", 0);
        for (String father : List.of("ROLE FATHER", "CUSTODY FATHER", "CUSTODY NON_CUSTODIAL")) {
            is(october, "CONTACT_OWED", father, 2);
            is(october, "CONTACT_IN_TIME", father, 1);
            is(october, "CONTACT_LATE", father, 1);
        }
        is(october, "CONTACT_OWED", "ROLE MOTHER", 2);
        is(october, "CONTACT_IN_TIME", "CUSTODY MOTHER", 2);
        is(october, "CONTACT_OWED", "CUSTODY INCARCERATED", 0);
        is(october, "CONTACT_OWED", "WORKER " + worker, 4);

        is(november, "CONTACT_OWED", "UNIT", 1);
        is(november, "CONTACT_MISSED", "UNIT", 1);
        is(november, "CONTACT_MISSED", "CUSTODY INCARCERATED", 1);
        is(november, "CONTACT_MISSED", "CUSTODY NON_CUSTODIAL", 1);
        is(november, "CONTACT_LIFTED", "UNIT", 1);
        is(november, "CONTACT_LIFTED", "ROLE MOTHER", 1);
        is(november, "EXEMPT", "UNIT", 1);
        is(november, "EXEMPT_BY_ORDER", "CUSTODY MOTHER", 1);
        is(november, "EXEMPT_BY_GUARDIANSHIP", "UNIT", 0);
        is(november, "EXEMPT_BY_ORDER_MEDIAN", "UNIT", 20);

        is(september, "CONTACT_OWED", "UNIT", 0);
        is(september, "BEGAN", "UNIT", 2);
        is(september, "ATTEMPT_MADE", "UNIT", 2);
        is(september, "ATTEMPT_MEDIAN", "UNIT", 6);
        is(september, "ATTEMPT_NINETIETH", "UNIT", 21);
        is(september, "ATTEMPT_MEDIAN", "ROLE FATHER", 6);
        is(september, "INITIAL_MEDIAN", "UNIT", 21);
        is(september, "INITIAL_NINETIETH", "UNIT", 36);
        is(september, "INITIAL_MEDIAN", "CUSTODY NON_CUSTODIAL", 36);
    }

    @Test
    void searchesWhileMissing_areCountedApart() {
        String caseId = newId("C");
        putCase(
                        "system",
                        caseId,
                        Api.motherAndChild(caseId, worker)
                                .replace(
                                        "\"role\": \"MOTHER\"",
                                        "\"role\": \"MOTHER\", \"circumstances\": [{\"kind\": \"MISSING\", \"from\": \"2026-09-15\"}]"))
                .then()
                .statusCode(200);
        as("system")
                .body("""
                        {"id": "S-%s", "on": "2026-10-09", "participantId": "P-%s", "sources": ["RELATIVES"]}
                        """.formatted(caseId, caseId))
                .post("/api/v1/cases/" + caseId + "/searches")
                .then()
                .statusCode(201);

        MeasuresAsked autumn = MeasuresAsked.of(supervisor, "2026-10-01", "2026-11-30");

        is(autumn, "CONTACT_OWED", "UNIT", 0);
        is(autumn, "SEARCH_OWED", "UNIT", 2);
        is(autumn, "SEARCH_IN_TIME", "UNIT", 1);
        is(autumn, "SEARCH_MISSED", "UNIT", 1);
    }

    @Test
    void planThatTimeMadeOutOfDate_isMadeAgainFirst() {
        clockAt("2026-11-05T15:00:00Z");
        String caseId = newId("C");
        putCase("system", caseId, Api.motherAndChild(caseId, worker)).then().statusCode(200);
        is(MeasuresAsked.of(supervisor, "2026-11-01", "2026-11-30"), "CONTACT_OPEN", "UNIT", 1);

        standAt("2026-12-01T15:00:00Z");
        Response answer = MeasuresAsked.ask(supervisor, "2026-11-01", "2026-11-30");

        is(MeasuresAsked.of(supervisor, "2026-11-01", "2026-11-30"), "CONTACT_MISSED", "UNIT", 1);
        answer.then().body("plansDue", equalTo(0)).body("asOf", equalTo("2026-12-01T15:00:00Z"));
    }

    @Test
    void operatorsAndTheCaseSystem_seeNothingOfFew() {
        aCaseOfTwo();

        for (String user : List.of("admin", "system")) {
            MeasuresAsked seen = MeasuresAsked.of(user, "2026-10-01", "2026-10-31");

            for (String group : List.of("UNIT", "ROLE MOTHER", "WORKER " + worker)) {
                assertThat(seen.isHidden(unit, "CONTACT_OWED", group)).isTrue();
                assertThat(seen.value(unit, "CONTACT_OWED", group)).isNull();
            }
        }
        assertThat(MeasuresAsked.of(supervisor, "2026-10-01", "2026-10-31").isHidden(unit, "CONTACT_OWED", "UNIT"))
                .isFalse();
    }

    @Test
    void operators_seeWhatRestsOnFiveAndNoName() {
        for (int i = 0; i < 5; i++) {
            String caseId = newId("C");
            putCase("system", caseId, Api.motherAndChild(caseId, worker)).then().statusCode(200);
        }

        Response answer = as("admin")
                .queryParam("from", "2026-10-01")
                .queryParam("to", "2026-10-31")
                .queryParam("unit", unit)
                .get("/api/v1/measures");

        is(MeasuresAsked.of("admin", "2026-10-01", "2026-10-31"), "CONTACT_MISSED", "WORKER " + worker, 5);
        assertThat(answer.asString())
                .contains(worker)
                .contains("\"hiddenBelow\":5")
                .doesNotContain("Lopez")
                .doesNotContain("Dana");
        assertThat(answer.jsonPath().getList("measures.figures.flatten().unit.unique()"))
                .containsExactly(unit);
    }

    @Test
    void messagesToStaff_areCountedByPurposeChannelAndStatus() {
        clockAt("2026-11-20T15:00:00Z");
        String caseId = newId("C");
        putCase("system", caseId, Api.motherAndChild(caseId, worker)).then().statusCode(200);

        Api.advance("P3D");
        MeasuresAsked november = MeasuresAsked.of(supervisor, "2026-11-01", "2026-11-30");
        MeasuresAsked october = MeasuresAsked.of(supervisor, "2026-10-01", "2026-10-31");

        assertThat(november.value(unit, "MESSAGES_TO_STAFF", "WORKER " + worker + " WORKER_DIGEST EMAIL SENT"))
                .isPositive();
        is(october, "MESSAGES_TO_STAFF", "UNIT WORKER_DIGEST EMAIL SENT", 0);
    }

    @Test
    void withoutDays_isTheLastFullMonthOfTheAgencysZone() {
        standAt("2026-12-01T03:00:00Z");

        as(supervisor)
                .get("/api/v1/measures")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-10-01"))
                .body("to", equalTo("2026-10-31"))
                .body("timeZone", equalTo("America/Chicago"))
                .body("unit", equalTo(unit))
                .body("hiddenBelow", nullValue());
    }

    @Test
    void everyMeasure_isThereWithDefinitionAndSource() {
        Response answer = as(supervisor).get("/api/v1/measures");

        assertThat(answer.jsonPath().getList("measures.measure")).hasSize(Measure.values().length);
        assertThat(answer.jsonPath().getList("measures.definition", String.class))
                .allSatisfy(definition -> assertThat(definition).endsWith("."));
        assertThat(answer.jsonPath().getList("measures.source", String.class))
                .doesNotContain("")
                .doesNotContainNull();
    }

    @Test
    void csvByAcceptOrFormat_isAFile() {
        for (Response answer : List.of(
                as(supervisor).accept("text/csv").get("/api/v1/measures"),
                as(supervisor).queryParam("format", "csv").get("/api/v1/measures"))) {
            answer.then()
                    .statusCode(200)
                    .contentType("text/csv;charset=UTF-8")
                    .header("Content-Disposition", containsString("measures-2026-11-01-2026-11-30.csv"));
            assertThat(answer.asString().split("\r\n")[0])
                    .isEqualTo("from,to,asOf,unit,by,group,measure,detail,value,hidden,in,definition,source");
            assertThat(answer.asString()).contains(",CONTACT_OWED,,0,false,PARTICIPANT_MONTHS,Initial and ongoing");
        }
        as(supervisor)
                .accept("text/csv")
                .queryParam("format", "json")
                .get("/api/v1/measures")
                .then()
                .contentType("application/json");
    }

    @Test
    void unitsNameThatIsAFormula_isATextInTheFile() {
        String formula = "=cmd|" + newId("U");
        supervisor(newId("W"), formula);

        String file =
                as("system").queryParam("format", "csv").get("/api/v1/measures").asString();

        assertThat(file).contains(",'" + formula + ",UNIT,").doesNotContain("," + formula);
    }

    @Test
    void unitOfOthersOrNone_isNotFound() {
        String other = newId("U");
        supervisor(newId("W"), other);

        Refusal.of(as(supervisor).queryParam("unit", other).get("/api/v1/measures"), 404);
        Refusal.of(as("system").queryParam("unit", newId("U")).get("/api/v1/measures"), 404);
        as(supervisor).queryParam("unit", unit).get("/api/v1/measures").then().statusCode(200);
        as("system").queryParam("unit", other).get("/api/v1/measures").then().statusCode(200);
    }

    @Test
    void workers_areRefused() {
        Refusal.of(as(worker).get("/api/v1/measures"), 403);
    }

    @Test
    void badParameters_areNamed() {
        refused("from", "2026-02-30", "2026-03-01", "json").naming("from");
        refused("to", "2026-03-01", "2026-02-01", "json").naming("to");
        refused("to", "2020-01-01", "2025-01-01", "json").naming("to");
        refused("format", "2026-02-01", "2026-02-28", "xml").naming("format");
    }

    private Refusal refused(String field, String from, String to, String format) {
        return Refusal.of(
                        as(supervisor)
                                .queryParam("from", from)
                                .queryParam("to", to)
                                .queryParam("format", format)
                                .get("/api/v1/measures"),
                        422)
                .naming(field);
    }

    private void is(MeasuresAsked seen, String measure, String group, long value) {
        assertThat(seen.value(unit, measure, group))
                .as(measure + " of " + group)
                .isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    private String aCaseOfTwo() {
        String caseId = newId("C");
        putCase("system", caseId, """
                {"id": "%1$s", "policy": "tn-31.8", "programArea": "FOSTER_CARE", "timeZone": "America/Chicago",
                 "workerId": "%2$s", "openedOn": "2026-09-14",
                 "children": [{"id": "K-%1$s", "tribalStatus": "NO"}],
                 "participants": [
                   {"id": "P-%1$s", "name": "Maria Lopez", "role": "MOTHER", "custodial": true},
                   {"id": "F-%1$s", "name": "Juan Lopez", "role": "FATHER", "custodial": false,
                    "circumstances": [{"kind": "INCARCERATED", "from": "2026-11-15"}]}],
                 "courtOrders": [{"id": "O-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": ["P-%1$s"],
                                  "from": "2026-11-10"}]}
                """.formatted(caseId, worker)).then().statusCode(200);
        return caseId;
    }

    private static void log(String caseId, String on, String outcome, String who) {
        as("system")
                .body("""
                        {"on": "%s", "mode": "FACE_TO_FACE", "outcome": "%s", "participantIds": ["%s%s"]}
                        """.formatted(on, outcome, who, caseId))
                .post("/api/v1/cases/" + caseId + "/contacts")
                .then()
                .statusCode(201);
    }
}
