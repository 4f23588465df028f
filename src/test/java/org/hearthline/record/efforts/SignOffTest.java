package org.hearthline.record.efforts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that somebody signed off stays as it was, beside what has changed since. */
@QuarkusTest
class SignOffTest {

    private Efforts family;

    @BeforeEach
    void aFamily() {
        family = new Efforts();
    }

    /** The bytes of the frozen document within an answer. */
    private static String document(Response answer) {
        String body = answer.asString();
        return body.substring(body.indexOf("\"document\":") + 11, body.lastIndexOf(",\"addendum\":"));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void signedRecord_staysAsItWasBesideWhatChangedSince() throws NoSuchAlgorithmException {
        String seen =
                family.contact("2026-11-05", "FACE_TO_FACE", "COMPLETED", ", \"safety\": \"No concern, señora.\"");
        String id = family.signed();
        Response before = family.signOff(id, "");
        before.then()
                .statusCode(200)
                .body("signedBy", equalTo(family.worker))
                .body("note", equalTo("Read with the supervisor."))
                .body("document.participants[1].contacts.id", contains(seen))
                .body("addendum", hasSize(0));
        assertThat(sha256(document(before))).isEqualTo(before.path("hash"));

        String later = family.contact("2026-11-18", "PHONE", "ATTEMPTED", "");
        family.contact("2026-12-01", "PHONE", "ATTEMPTED", "");
        String searched = family.search("2026-11-19");
        as(family.worker)
                .body("{\"outcome\": \"ATTEMPTED\", \"why\": \"Nobody was at home.\"}")
                .patch("/api/v1/contacts/" + seen)
                .then()
                .statusCode(200);
        Response after = family.signOff(id, "");

        assertThat(document(after)).isEqualTo(document(before));
        after.then()
                .body("hash", equalTo(before.path("hash")))
                .body(
                        "addendum.id",
                        containsInAnyOrder(
                                later,
                                seen,
                                searched,
                                family.mother + " from 3 August 2026",
                                family.mother + " from 1 November 2026"));
        assertThat(family.signOff(id, "?format=text").asString())
                .contains("Safety: \"No concern, señora.\"")
                .contains("Contact " + seen + ": corrected in outcome (\"Nobody was at home.\").")
                .contains("Requirement " + family.mother + " from 1 November 2026: was met")
                .contains(before.<String>path("hash"));
    }

    @Test
    void signedRecordAsPdf_holdsHashAndAddendum() throws IOException {
        String id = family.signed();
        String later = family.contact("2026-11-18", "PHONE", "ATTEMPTED", "");

        Response answer = family.signOff(id, "?format=pdf");

        try (PDDocument pdf = Loader.loadPDF(answer.asByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("SHA-256 of the frozen document", "Read with the supervisor.")
                    .contains("Contact " + later + " was added.");
        }
    }

    @Test
    void signOffRepeated_isAnsweredTheSameAndAnotherUnderItsIdIsRefused() {
        String id = newId("E");
        String body = "{\"id\": \"%s\", \"from\": \"2026-11-01\", \"to\": \"2026-11-30\"}".formatted(id);
        String first = family.sign(family.worker, body)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        family.contact("2026-11-18", "PHONE", "ATTEMPTED", "");
        Api.standAt("2026-11-21T18:00:00Z");

        assertThat(family.sign(family.worker, body)
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        Refusal.of(family.sign(family.worker, body.replace("11-30", "11-29")), 409);
        Efforts other = new Efforts();
        Refusal.of(other.sign(other.worker, body), 409);
        as(family.supervisor)
                .get(family.address() + "/sign-offs")
                .then()
                .body("items.id", contains(id))
                .body("items.signedAt", contains("2026-11-20T18:00:00Z"));
    }

    @Test
    void signOff_isForThoseWhoWorkOnTheCase() {
        String body = "{\"from\": \"2026-11-01\", \"to\": \"2026-11-30\"}";

        assertThat(family.sign(family.supervisor, body).statusCode()).isEqualTo(201);
        Refusal.of(family.sign("system", body), 403);
        Refusal.of(family.sign(Api.worker(newId("W"), newId("U"), null), body), 404);
        Refusal.of(family.sign(family.worker, "{\"from\": \"2026-11-01\", \"to\": \"2026-10-30\"}"), 422)
                .naming("to");
        Refusal.of(family.sign(family.worker, "{}"), 422).naming("from", "to");
    }

    @Test
    void keptSignOff_isSealedAndNeverChanged() throws SQLException {
        family.contact("2026-11-05", "FACE_TO_FACE", "COMPLETED", ", \"safety\": \"No concern of Quetzalcoatl.\"");
        String id = family.signed();

        assertThat(Database.query("select * from efforts_sign_off where id = ?", id)
                        .toString())
                .doesNotContain(HexFormat.of().formatHex("Quetzalcoatl".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Database.execute("update efforts_sign_off set signed_by = 'W-1' where id = ?", id))
                .hasMessageContaining("efforts_sign_off only grows");
        assertThatThrownBy(() -> Database.execute("delete from efforts_sign_off where id = ?", id))
                .hasMessageContaining("efforts_sign_off only grows");
        Database.execute("delete from sealing_key where owner = ?", "efforts:" + id);
        assertThat(family.signOff(id, "?format=text").asString()).contains("The signed record was erased.");
    }
}
