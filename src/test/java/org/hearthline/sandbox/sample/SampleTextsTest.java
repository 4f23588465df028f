package org.hearthline.sandbox.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.putCase;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hearthline.Database;
import org.hearthline.Phone;
import org.junit.jupiter.api.Test;

/** What the parents of the whole sample case load are sent holds nobody's name but their worker's first one, and no id of a case. */
@QuarkusTest
class SampleTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private final Set<String> secrets = new TreeSet<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> meetings = new ArrayList<>();

    /** How far each worker's days are taken. */
    private final Map<String, Integer> visits = new HashMap<>();

    @Test
    void textsAndMailsOfTheWholeCaseLoad_nameNobody() throws Exception {
        clockAt(NOW.toString());
        SampleCaseLoad load = SampleCaseLoad.asOf(TODAY);
        load.workers().forEach(worker -> as("system")
                .body(worker.deepCopy().without("id").toString())
                .put("/api/v1/workers/" + worker.get("id").textValue())
                .then()
                .statusCode(200));
        load.cases().forEach(each -> put(each.document()));
        Database.changeFacts(
                "update address set consent = 'ACTIVE', consent_at = ? where participant_id like 'P-%' and id in "
                        + "(select id from address where value_hash is not null and participant_id in (select participant_id from case_participant where case_id ~ '^C-10[0-9]{2}$'))",
                java.time.OffsetDateTime.ofInstant(NOW, java.time.ZoneOffset.UTC));
        load.cases().forEach(each -> propose(each.document()));
        advance("PT0S");
        for (int i = 0; i < phones.size(); i++) {
            reply(phones.get(i), i % 4 == 3 ? "I have to ask my sister" : String.valueOf(1 + i % 3));
        }
        advance("PT0S");
        clockAt(NOW.plus(Duration.ofDays(2)).toString());
        meetings.forEach(SampleTextsTest::cancel);
        advance("PT0S");

        List<String> sent = new ArrayList<>();
        phones.forEach(phone -> sent.addAll(new Phone(phone).texts()));
        given().get("/sandbox/mail").jsonPath().<Map<String, Object>>getList("$").stream()
                .filter(mail -> String.valueOf(mail.get("to")).contains("@family.example"))
                .forEach(mail -> sent.add(mail.get("subject") + "\n" + mail.get("text") + "\n" + mail.get("html")
                        + mail.get("attachments")));
        assertThat(sent).hasSizeGreaterThan(200);
        Pattern anySecret = Pattern.compile("\\b(" + String.join("|", secrets) + ")\\b");
        assertThat(sent).noneMatch(text -> anySecret.matcher(text).find());
        assertThat(sent.stream()
                        .map(text -> text.replaceAll("\\d", "#"))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    private void put(JsonNode document) {
        putCase("system", document.get("id").textValue(), document.toString())
                .then()
                .statusCode(200);
        secrets.add(document.get("id").textValue());
        for (String people : List.of("children", "participants")) {
            document.path(people).forEach(person -> {
                secrets.add(person.get("id").textValue());
                secrets.addAll(Arrays.asList(person.path("name").asText("").split("[ -]")));
            });
        }
        secrets.remove("");
        document.path("participants")
                .forEach(person -> addresses(document.get("id").textValue(), person));
    }

    private void addresses(String caseId, JsonNode person) {
        String phone = "+1629555" + (1000 + phones.size());
        phones.add(phone);
        as("system")
                .body("""
                {"addresses": [{"channel": "SMS", "value": "%s", "safe": true},
                               {"channel": "EMAIL", "value": "x%d@family.example", "safe": true}]}
                """.formatted(phone, phones.size()))
                .put(
                        "/api/v1/cases/{case}/participants/{person}/addresses",
                        caseId,
                        person.get("id").textValue())
                .then()
                .statusCode(200);
    }

    /** One visit for each participant, at hours that nobody else has. Who has left, or whose case is over, is offered none. */
    private void propose(JsonNode document) {
        String worker = document.path("workerId").asText();
        document.path("participants").forEach(person -> {
            int before = visits.merge(worker, 1, Integer::sum) - 1;
            Instant first = NOW.plus(Duration.ofHours(27 + 24L * (before / 4) + 2L * (before % 4)));
            String id = "M-" + document.get("id").textValue() + "-"
                    + person.get("id").textValue();
            int status = as("system")
                    .body("""
                    {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "placeKind": "HOME", "place": "at Ana's aunt",
                     "attendees": [{"participantId": "%s", "required": true}], "minutes": 60, "slots": ["%s", "%s"]}
                    """.formatted(
                                    id,
                                    document.get("id").textValue(),
                                    worker,
                                    person.get("id").textValue(),
                                    first,
                                    first.plus(Duration.ofHours(1))))
                    .post("/api/v1/meetings")
                    .statusCode();
            if (status == 201) {
                meetings.add(id);
            }
        });
    }

    private static void reply(String phone, String body) {
        given().contentType(ContentType.JSON)
                .body(Map.of("body", body))
                .post("/sandbox/phones/{number}/replies", phone)
                .then()
                .statusCode(200);
    }

    private static void cancel(String meeting) {
        as("system").body("{\"status\": \"CANCELLED\", \"why\": \"ill\"}").patch("/api/v1/meetings/" + meeting);
    }
}
