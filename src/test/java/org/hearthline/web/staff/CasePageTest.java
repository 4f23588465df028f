package org.hearthline.web.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CasePageTest {

    @BeforeEach
    void november() {
        Api.standAt("2026-11-10T18:00:00Z");
    }

    private static String see(Family family, String query) {
        return Staff.see(family.worker, "/cases/" + family.caseId + query);
    }

    @Test
    void contactLogged_standsInTheListAndAsAMarkOnTheTimeline() {
        Family family = new Family();
        as(family.worker)
                .body("""
                {"on": "2026-11-05", "mode": "FACE_TO_FACE", "outcome": "COMPLETED", "participantIds": ["%s"]}
                """.formatted(family.mother))
                .post("/api/v1/cases/{id}/contacts", family.caseId)
                .then()
                .statusCode(201);

        String page = see(family, "");

        assertThat(page).contains("Maria Lopez", "Ana Lopez", "Contact, face to face", "#mark-contact", "bar-MET");
        assertThat(page).doesNotContain("style=");
    }

    @Test
    void dayAskedFor_isExplainedWithRuleCitationAndPolicyVersion() {
        Family family = new Family();

        String page = see(family, "?who=" + family.mother + "&on=2026-11-20");

        assertThat(page).contains("contact is owed", "TN DCS 31.8 A.1", "tn-31.8, ");
    }

    @Test
    void caseOfAnother_isNotFound() {
        String stranger = Api.worker(Api.newId("W"), Api.newId("U"), null);

        given().auth()
                .preemptive()
                .basic(stranger, "demo")
                .get("/cases/" + new Family().caseId)
                .then()
                .statusCode(404);
    }

    @Test
    void spanishReader_readsItInSpanish() {
        Family family = new Family();

        String page = Staff.browser(family.worker)
                .header("Accept-Language", "es")
                .get("/cases/" + family.caseId)
                .asString();

        assertThat(page).contains("<html lang=\"es\"", "Cronología", "madre");
    }
}
