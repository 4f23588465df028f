package org.hearthline.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.mailTo;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.CarrierCalls.newNumber;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker's texts on their phone, and their STOP, through the carrier and back. */
@QuarkusTest
class WorkerTextsTest {

    private final String worker = newId("W");
    private final String caseId = newId("C");
    private final String phone = newNumber();

    @Test
    void workerWhoChoseTexts_isTextedWhatIsDueUntilTheyTextStop() {
        clockAt("2026-11-01T06:00:00Z");
        as("system")
                .body("""
                        {"name": "Dana Reed", "email": "%s@agency.example", "phone": "%s", "unit": "%s",
                         "timeZone": "America/Chicago", "role": "WORKER", "alerts": ["EMAIL", "SMS"]}
                        """.formatted(worker, phone, newId("U")))
                .put("/api/v1/workers/" + worker)
                .then()
                .statusCode(200);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        for (String month : List.of("08", "09", "10")) {
            contact(worker, caseId, newId("X"), "2026-" + month + "-20").statusCode(201);
        }

        advance("P29DT12H");
        assertThat(received()).singleElement().asString().startsWith("Hearthline: 1 due today. First: M. L. (mother)");

        given().contentType(ContentType.JSON)
                .body("{\"body\": \"STOP\"}")
                .post("/sandbox/phones/" + phone + "/replies")
                .then()
                .statusCode(200);
        advance("P5D");

        assertThat(received()).hasSize(1);
        assertThat(mailTo(worker)).hasSize(4);
    }

    private List<String> received() {
        return given().get("/sandbox/phones/" + phone)
                .jsonPath()
                .getList("findAll { it.writtenBy == 'SERVICE' }.body", String.class);
    }
}
