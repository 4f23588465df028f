package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordPageTest {

    private Family family;
    private String page;

    @BeforeEach
    void november() {
        Api.standAt("2026-11-10T18:00:00Z");
        family = new Family();
        page = "/cases/" + family.caseId + "/record";
        as(family.worker)
                .body("""
                {"on": "2026-11-05", "mode": "FACE_TO_FACE", "outcome": "COMPLETED", "participantIds": ["%s"],
                 "safety": "Smoke alarm works."}
                """.formatted(family.mother))
                .post("/api/v1/cases/{id}/contacts", family.caseId)
                .then()
                .statusCode(201);
    }

    @Test
    void casePage_leadsToItsRecord() {
        assertThat(Staff.see(family.worker, "/cases/" + family.caseId)).contains("href=\"" + page + "\"");
    }

    @Test
    void record_isShownToBeCopiedAndKept() {
        String shown = Staff.see(family.worker, page);

        assertThat(shown)
                .contains("value=\"2026-11-01\"", "value=\"2026-11-30\"", "readonly", "Smoke alarm works.")
                .contains("Nothing has been signed off yet.")
                .doesNotContain("style=");
        assertThat(Staff.see(family.worker, page + "?from=2026-10-01&to=2026-10-31"))
                .doesNotContain("Smoke alarm works.");
    }

    @Test
    void files_areThePdfAndTheText() {
        Response pdf = Staff.browser(family.worker).get(page + "/file?format=pdf");

        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"efforts-" + family.caseId + "-2026-11-01-2026-11-30.pdf\"");
        assertThat(new String(pdf.asByteArray(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(Staff.browser(family.worker).get(page + "/file?format=text").asString())
                .contains("Smoke alarm works.");
    }

    @Test
    void recordSignedOff_isListedAndShownWithItsHashAndAddendum() {
        String signed = Staff.sent(
                family.worker,
                page,
                Map.of("id", Api.newId("E"), "from", "2026-11-01", "to", "2026-11-30", "note", "As discussed."));
        Api.contact(family.worker, family.caseId, Api.newId("X"), "2026-11-09");

        String hash = as(family.worker)
                .get("/api/v1/cases/{id}/concerted-efforts/sign-offs", family.caseId)
                .path("items[0].hash");
        assertThat(Staff.see(family.worker, signed))
                .contains(hash, "As discussed.", "Smoke alarm works.", " was added.");
        assertThat(Staff.see(family.worker, page)).contains(hash, "href=\"" + signed + "\"");
        assertThat(Staff.browser(family.worker)
                        .get(signed + "/file?format=json")
                        .path("hash")
                        .toString())
                .isEqualTo(hash);
    }

    @Test
    void daysThatAreNoPeriod_areToldBesideTheirField() {
        assertThat(Staff.see(family.worker, page + "?from=2026-11-02&to=2026-11-01"))
                .contains("must not be before from", "value=\"2026-11-01\"");
    }

    @Test
    void caseOfAnother_isNotFoundOnAnyOfItsPages() {
        String stranger = Api.worker(Api.newId("W"), Api.newId("U"), null);

        for (String each :
                new String[] {"", "/file?format=pdf", "/sign-offs/none", "/sign-offs/none/file?format=pdf"}) {
            assertThat(Staff.browser(stranger).get(page + each).statusCode())
                    .as(each)
                    .isEqualTo(404);
        }
    }

    @Test
    void spanishReader_readsTheFrameInSpanish() {
        assertThat(Staff.browser(family.worker)
                        .header("Accept-Language", "es")
                        .get(page)
                        .asString())
                .contains("Registro de esfuerzos concertados", "Firmar");
    }
}
