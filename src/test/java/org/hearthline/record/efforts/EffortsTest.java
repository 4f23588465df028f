package org.hearthline.record.efforts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record as the case system and workers get it. */
@QuarkusTest
class EffortsTest {

    private Efforts family;

    @BeforeEach
    void aFamily() {
        family = new Efforts();
    }

    @Test
    void contactsAttemptsSearchesAndMeetings_areToldByParticipant() {
        String seen = family.contact(
                "2026-11-05",
                "FACE_TO_FACE",
                "COMPLETED",
                ", \"place\": \"home\", \"minutes\": 50, \"safety\": \"No concern today.\"");
        String tried = family.contact("2026-11-03", "PHONE", "ATTEMPTED", "");
        String searched = family.search("2026-11-06");
        String meeting = family.meeting(List.of(family.mother, family.father), "2026-11-24T18:00-06:00");

        family.record("")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("from", equalTo("2026-11-01"))
                .body("to", equalTo("2026-11-30"))
                .body("participants.name", contains("Juan Peña", "María Peña Ñandú"))
                .body("participants[1].contacts.id", contains(tried, seen))
                .body("participants[1].contacts.effort", contains("ATTEMPT", "CONTACT"))
                .body("participants[1].contacts[1].said[0].words", equalTo("No concern today."))
                .body("participants[1].contacts[1].loggedBy", equalTo("Dana Reed (" + family.worker + ")"))
                .body("participants[1].owed.status", contains("MET_LATE", "MET"))
                .body("participants[1].owed.metBy", contains(seen, seen))
                .body("participants[0].owed.status", contains("OVERDUE", "OPEN"))
                .body("participants[0].searches.id", contains(searched))
                .body("participants.meetings.flatten().id", contains(meeting, meeting))
                .body("participants[0].considerations.outsideBusinessHours", is(1))
                .body("participants[1].gaps.code", hasItem("WELL_BEING"))
                .body("children[0].contacts", hasSize(2))
                .body("children[0].gaps.code", contains("TRIBAL_AFFILIATION"))
                .body("family.relativesSought.id", contains(searched))
                .body("family.meetings.id", contains(meeting))
                .body("family.gaps", hasSize(0));
    }

    @Test
    void text_quotesWordsAndNamesGaps() {
        String seen =
                family.contact("2026-11-05", "FACE_TO_FACE", "COMPLETED", ", \"nextSteps\": \"Llamar a la niñera.\"");

        Response answer = family.record(as(family.supervisor).accept("text/plain"));

        assertThat(answer.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.asString())
                .startsWith("Concerted efforts, case " + family.caseId)
                .contains("Next steps: \"Llamar a la niñera.\" (" + seen + ", 5 November 2026)")
                .contains("GAP: No contact on record says anything of safety. [TN DCS 31.8 D.2.a]")
                .contains("Tribal affiliation of Ana Lopez (" + family.child + ") has not been asked about.");
    }

    @Test
    void monthUnderAnOrder_namesItAndAsksNothing() {
        as(family.worker)
                .body("""
                {"id": "O-%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": ["%s"], "from": "2026-11-02",
                 "docket": "26-J-114"}
                """.formatted(family.caseId, family.father))
                .post("/api/v1/cases/{id}/court-orders", family.caseId)
                .then()
                .statusCode(201);

        // Nobody asked about tribal affiliation, and the order is in force: reviewed elsewhere, told here.
        family.record("")
                .then()
                .body("participants[0].owed.status", contains("SUPPRESSED"))
                .body("participants[0].owed[0].grounds[0].code", equalTo("RELEASED_BY_COURT_ORDER"))
                .body("participants[0].owed[0].grounds[0].docket", equalTo("26-J-114"))
                .body("participants[0].owed[0].grounds[0].citation", equalTo("TN DCS 31.8 A, NOTE"))
                .body("participants[0].gaps", hasSize(0));
        assertThat(family.text()).contains("Order O-" + family.caseId + " has the docket number 26-J-114.");
    }

    @Test
    void textsToAParent_areToldWithHowFarTheyCameAndNotAsContact() {
        Family texted = new Family().consenting();

        as(texted.worker)
                .get("/api/v1/cases/{id}/concerted-efforts", texted.caseId)
                .then()
                .body("participants[0].messages.purpose", hasItem("CONSENT_CONFIRMATION"))
                .body("participants[0].messages.status", hasItem("DELIVERED"))
                .body("participants[0].messages.channel", hasItem("SMS"))
                .body("participants[0].replies", hasSize(1))
                .body("participants[0].contacts", hasSize(0))
                .body("participants[0].gaps.code", hasItem("CONTACT"));
    }

    @Test
    void wordsWhoseKeyWasDestroyed_areToldAsErased() throws SQLException {
        String seen = family.contact("2026-11-05", "FACE_TO_FACE", "COMPLETED", ", \"safety\": \"No concern today.\"");
        Database.execute("delete from sealing_key where owner = ?", "contact:" + seen);

        assertThat(family.text()).contains("The words of it were erased.").doesNotContain("No concern today.");
    }

    @Test
    void pdf_isTaggedAndHoldsTheSameWithItsLetters() throws IOException {
        family.contact(
                "2026-11-05",
                "FACE_TO_FACE",
                "COMPLETED",
                ", \"safety\": \"<img src='http://localhost:1/x'/> & \\u0007 ¿Qué pasó? Żółć, Ελλάδα\"");

        Response answer = family.record(as(family.worker).accept("application/pdf"));

        assertThat(answer.contentType()).isEqualTo("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.asByteArray())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Concerted efforts, case " + family.caseId);
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("María Peña Ñandú", "<img src='http://localhost:1/x'/> &", "¿Qué pasó? Żółć, Ελλάδα")
                    .contains("Gap: No contact on record says anything of permanency.");
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void withoutDays_itIsTheCurrentMonthInTheCasesZone() {
        Api.standAt("2026-12-01T03:00:00Z");

        family.record("").then().body("from", equalTo("2026-11-01")).body("to", equalTo("2026-11-30"));
        family.record("?from=2026-10-05").then().body("to", equalTo("2026-10-31"));
        family.record("?to=2026-10-05").then().body("from", equalTo("2026-10-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "?from=yesterday, from",
        "?to=2026-13-01, to",
        "?from=2026-11-02&to=2026-11-01, to",
        "?from=2020-01-01&to=2026-11-01, to",
        "?format=docx, format"
    })
    void whatIsNoPeriodOrFormat_isRefusedByName(String query, String field) {
        Refusal.of(family.record(query), 422).naming(field);
    }

    @Test
    void formatThatThereIsNot_isNotAcceptable() {
        Refusal.of(family.record(as(family.worker).accept("image/png")), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/sign-offs", "/sign-offs/none"})
    void caseOfAnother_isNotFound(String path) {
        String stranger = Api.worker(newId("W"), newId("U"), null);

        Refusal.of(as(stranger).get(family.address() + path), 404);
        Refusal.of(as("admin").get(family.address() + path), 403);
    }
}
