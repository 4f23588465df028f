package org.hearthline.record.retention;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.http.ContentType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.hearthline.platform.Sealing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasing a person, and what is exported of them before and after. */
@QuarkusTest
class ErasureTest {

    @Inject
    Pool pool;

    @Inject
    Sealing sealing;

    private EveryValue everyValue;
    private Seeded seeded;

    @BeforeEach
    void aMotherOfWhomEverythingIsKept() {
        clockAt("2026-11-05T18:00:00Z");
        everyValue = new EveryValue(pool, sealing);
        seeded = new Seeded();
    }

    @Test
    void erasedPerson_canBeReadNowhere_andTheSkeletonStays() {
        seeded.close();
        assertThat(holding(everyValue.now(), seeded.values())).containsExactlyElementsOf(seeded.values());
        List<Map<String, String>> skeleton = skeleton();

        JsonPath answer = erase("{\"why\": \"asked by letter\"}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answer.getMap("destroyed"))
                .containsEntry("person", 1)
                .containsEntry("contacts", 1)
                .containsEntry("searches", 1)
                .containsEntry("courtOrders", 1)
                .containsEntry("meetings", 1)
                .containsEntry("tasks", 1)
                .containsEntry("signedRecords", 1)
                .containsEntry("numbers", 1);
        assertThat(answer.getInt("kept.find { it.what == 'contacts' }.count")).isEqualTo(1);
        assertThat(Database.query("""
                        select id from meeting m where case_id = ? and due_at is not null
                          and not exists (select from meeting_attendee where meeting_id = m.id and step_at is not null)
                        """, seeded.caseId)).isEmpty();
        List<String> all = everyValue.now();
        assertThat(holding(all, seeded.values())).isEmpty();
        assertThat(holding(all, seeded.shared())).containsExactlyElementsOf(seeded.shared());
        assertThat(skeleton()).containsAll(skeleton).isNotEmpty();
        as("system")
                .get("/api/v1/cases/" + seeded.caseId)
                .then()
                .body("participants.name", hasItem(seeded.fathersName))
                .body("participants[0].name", is((Object) null))
                .body("participants[0].id", is(seeded.mother));
    }

    @Test
    void documentThatNamesThemAgain_bringsNothingBack() {
        seeded.close();
        erase("{\"why\": \"asked by letter\"}").then().statusCode(200);

        seeded.close();
        String version = as("system").get("/api/v1/cases/" + seeded.caseId).header("ETag");
        long entries = trail();
        seeded.close();

        assertThat(as("system").get("/api/v1/cases/" + seeded.caseId).header("ETag"))
                .isEqualTo(version);
        assertThat(trail()).isEqualTo(entries);
        assertThat(holding(everyValue.now(), seeded.values())).isEmpty();
        Refusal.of(seeded.family.putAddresses("system", """
                        {"channel": "SMS", "value": "%s"}""".formatted(seeded.family.phone.number())), 409);
        Refusal.of(
                as("system")
                        .body("""
                                {"participantId": "%s", "caseId": "%s", "channel": "SMS", "address": "%s", "action": "REQUEST",
                                 "how": "by phone", "by": "W"}
                                """.formatted(seeded.mother, seeded.caseId, seeded.family.phone.number()))
                        .post("/api/v1/consents"),
                409);
        Refusal.of(
                as("system")
                        .body("""
                                {"id": "X1-%1$s", "on": "2026-11-04", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["%2$s"],
                                 "place": "alone"}""".formatted(seeded.caseId, seeded.mother))
                        .post("/api/v1/cases/" + seeded.caseId + "/contacts"),
                410);
    }

    /** Contacts, orders and people are numbered each by themselves. */
    @Test
    void export_holdsNothingOfSomebodyWhoHasTheIdOfAContactOfTheirs() {
        String stranger = "X1-" + seeded.caseId;
        as("system")
                .body(Api.motherAndChild("C9-" + seeded.caseId, seeded.family.worker)
                        .replace("P-C9-" + seeded.caseId, stranger)
                        .replace("Maria Lopez", "Stranger" + seeded.mark))
                .put("/api/v1/cases/C9-" + seeded.caseId)
                .then()
                .statusCode(200);

        assertThat(as("system")
                        .get("/api/v1/persons/" + seeded.mother + "/export")
                        .asString())
                .contains(seeded.name)
                .doesNotContain("Stranger" + seeded.mark);
    }

    @Test
    void importThatNamesThemAgain_bringsNothingBack() {
        seeded.close();
        String contact = """
                {"id": "X1-%1$s", "on": "2026-11-04", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["%2$s"],
                 "place": "alone%3$s"}""".formatted(seeded.caseId, seeded.mother, seeded.mark);
        ObjectNode line =
                Json.object(as("system").get("/api/v1/cases/" + seeded.caseId).asString());
        line.putArray("contacts").add(Json.object(contact));
        erase("{\"why\": \"asked by letter\"}").then().statusCode(200);

        String id = as("system")
                .config(config().encoderConfig(encoderConfig().encodeContentTypeAs("application/x-ndjson", TEXT)))
                .contentType("application/x-ndjson")
                .body(line.toString())
                .post("/api/v1/imports")
                .path("id");
        Api.advance("PT1M");

        as("system")
                .get("/api/v1/imports/" + id)
                .then()
                .body("status", is("DONE"))
                .body("casesRefused", is(0))
                .body("notes", hasSize(0));
        assertThat(holding(everyValue.now(), seeded.values())).isEmpty();
    }

    @Test
    void erasureAsItIsRepeated_isAnsweredTheSame() {
        seeded.close();
        JsonPath first = erase("{\"why\": \"asked by letter\"}").jsonPath();
        clockAt("2026-11-06T15:00:00Z");
        JsonPath second = erase("{\"why\": \"asked again\", \"by\": \"L-9\"}").jsonPath();

        assertThat(second.getString("at")).isEqualTo(first.getString("at"));
        assertThat(second.<String, Integer>getMap("destroyed").values()).containsOnly(0);
        assertThat(second.getList("kept")).isEqualTo(first.getList("kept"));
        assertThat(Database.query(
                        "select actor, actor_role from audit_entry where entity = 'erasure' and after ->> 'person_id' = ?",
                        seeded.mother))
                .containsExactly(Map.of("actor", "admin", "actor_role", "admin"));
        assertThat(Database.query("select type from event where subject = ? and type like '%.person.%'", seeded.mother))
                .containsExactly(Map.of("type", "org.hearthline.person.erased"));
    }

    @Test
    void personInAnOpenCase_isErasedOnlyWhereThatIsSaid_andWritesToNobodyThen() {
        Refusal.of(erase("{\"why\": \"asked by letter\"}"), 409);
        Refusal.of(erase("{\"why\": \" \"}"), 422);
        Refusal.of(as("admin").body("{\"why\": \"x\"}").post("/api/v1/persons/" + newId("P") + "/erasure"), 404);
        assertThat(holding(everyValue.now(), seeded.values())).containsExactlyElementsOf(seeded.values());
        // After hours: what is offered now waits for the morning.
        clockAt("2026-11-06T05:00:00Z");
        as(seeded.family.worker)
                .body("""
                        {"id": "%1$s", "caseId": "%2$s", "kind": "VISIT", "workerId": "%3$s", "placeKind": "OFFICE",
                         "attendees": [{"participantId": "%4$s", "required": true}], "minutes": 60, "slots": ["2026-11-12T15:00:00Z"]}
                        """.formatted(newId("M"), seeded.caseId, seeded.family.worker, seeded.mother))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        Api.advance("PT1M");
        int texts = seeded.family.phone.texts().size();

        JsonPath answer = erase("{\"why\": \"asked by letter\", \"evenInOpenCase\": true}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answer.getInt("cancelled")).isPositive();
        assertThat(answer.getList("unsettled")).isEmpty();
        Api.advance("P1D");
        seeded.family.phone.writes("later" + seeded.mark);
        assertThat(seeded.family.phone.texts()).hasSize(texts);
        assertThat(seeded.family.messages("MEETING_PROPOSAL")).contains("DROPPED NO_CONSENT");
        assertThat(Database.query("select words from reply where participant_id = ?", seeded.mother))
                .as("her yes, and what she wrote before")
                .hasSize(2);
        assertThat(holding(
                        everyValue.now(),
                        seeded.values().stream()
                                .filter(value -> !value.equals(seeded.family.phone.number()))
                                .toList()))
                .isEmpty();
    }

    @Test
    void export_holdsEverything_andAfterwardsSaysErased() {
        seeded.close();
        String unit = as("system")
                .get("/api/v1/workers/" + seeded.family.worker)
                .jsonPath()
                .getString("unit");
        String theirs = Api.supervisor(newId("W"), unit);
        String others = Api.supervisor(newId("W"), newId("U"));

        Response before = export("system");

        assertThat(holding(List.of(before.asString()), seeded.values())).containsExactlyElementsOf(seeded.values());
        JsonPath document = before.jsonPath();
        assertThat(document.getBoolean("erased")).isFalse();
        assertThat(document.getList("cutOff")).isEmpty();
        assertThat(document.getMap("$").entrySet())
                .filteredOn(section -> section.getValue() instanceof List<?> rows && rows.isEmpty())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("cutOff", "children", "guardianships", "noContact");
        assertThat(before.asString()).doesNotContain(seeded.fathersName, "\\\\x", "token");
        assertThat(export(theirs).statusCode()).isEqualTo(200);
        Refusal.of(export(others), 404);
        Refusal.of(as("system").get("/api/v1/persons/" + newId("P") + "/export"), 404);

        erase("{\"why\": \"asked by letter\"}").then().statusCode(200);

        Response after = export("system");
        assertThat(holding(List.of(after.asString()), seeded.values())).isEmpty();
        assertThat(after.jsonPath().getBoolean("erased")).isTrue();
        assertThat(after.jsonPath().getBoolean("participants[0].erased")).isTrue();
        assertThat(after.jsonPath().getList("consents")).hasSameSizeAs(document.getList("consents"));
        assertThat(after.jsonPath().getList("contacts")).hasSize(2);
    }

    private Response erase(String body) {
        return as("admin").body(body).post("/api/v1/persons/" + seeded.mother + "/erasure");
    }

    private Response export(String user) {
        return as(user).get("/api/v1/persons/" + seeded.mother + "/export");
    }

    /** Which of these can be read there. */
    private static List<String> holding(List<String> texts, List<String> values) {
        return values.stream()
                .filter(value -> texts.stream().anyMatch(text -> text.contains(value)))
                .toList();
    }

    private long trail() {
        return Long.parseLong(String.valueOf(Database.query(
                        "select count(*) as count from audit_entry where coalesce(after, before) ->> 'case_id' = ?",
                        seeded.caseId)
                .get(0)
                .get("count")));
    }

    /** What only grows, as it stands. */
    private List<Map<String, String>> skeleton() {
        return Database.query(
                """
                select 'consent' as what, e::text as row from consent_entry e where participant_id = ?
                union all select 'audit', a::text from audit_entry a where a::text like ?
                union all select 'decision', d::text from decision d where case_id = ?
                union all select 'contact', c::text from contact c where case_id = ?
                union all select 'message', m::text from message m where case_id = ?
                """, seeded.mother, "%" + seeded.caseId + "%", seeded.caseId, seeded.caseId, seeded.caseId);
    }
}
