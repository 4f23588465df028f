package org.hearthline.record.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Documented;
import org.hearthline.Json;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the case system is told, and what it is not. */
@QuarkusTest
class EventTest {

    @BeforeEach
    void aThursdayMorning() {
        clockAt("2026-11-05T15:00:00Z");
    }

    @Test
    void whatTheCaseSystemSaysItself_isNotToldToIt_whatFollowsIs() {
        String worker = Api.worker(newId("W"), newId("U"), null);
        String caseId = newId("C");
        Feed feed = Feed.fromNowOn();

        send("system", Method.PUT, "cases/" + caseId, wholeCase(caseId, worker), 200);
        send("system", Method.POST, "cases/" + caseId + "/contacts", Documented.contact("X-" + caseId, caseId), 201);
        send("system", Method.POST, "cases/" + caseId + "/searches", Documented.search("S-" + caseId, caseId), 201);
        send("system", Method.POST, "cases/" + caseId + "/court-orders", Documented.order("O-" + caseId), 201);
        send("system", Method.PATCH, "court-orders/O-" + caseId, "{\"to\": \"2026-11-30\"}", 200);
        // Ends the wait.
        send(worker, Method.PATCH, "contacts/X-" + caseId, "{\"why\": \"a slip\"}", 200);

        assertThat(feed.typesOf(caseId, "contact.corrected"))
                .contains("requirement.decided")
                .allMatch(type -> List.of("requirement.decided", "task.opened", "task.closed", "contact.corrected")
                        .contains(type));
    }

    @Test
    void whatAWorkerSays_isTold() {
        String unit = newId("U");
        String supervisor = Api.supervisor(newId("W"), unit);
        String worker = Api.worker(newId("W"), unit, supervisor);
        String other = Api.worker(newId("W"), unit, supervisor);
        String caseId = newId("C");
        ObjectNode document = wholeCase(caseId, worker);
        send("system", Method.PUT, "cases/" + caseId, document, 200);
        Feed feed = Feed.fromNowOn();

        send(worker, Method.POST, "cases/" + caseId + "/contacts", Documented.contact("X-" + caseId, caseId), 201);
        send(worker, Method.PATCH, "contacts/X-" + caseId, "{\"why\": \"a slip\"}", 200);
        send(worker, Method.POST, "cases/" + caseId + "/searches", Documented.search("S-" + caseId, caseId), 201);
        send(worker, Method.PATCH, "searches/S-" + caseId, "{\"why\": \"a slip\"}", 200);
        send(worker, Method.POST, "cases/" + caseId + "/court-orders", Documented.order("O-" + caseId), 201);
        send(worker, Method.PATCH, "court-orders/O-" + caseId, "{\"to\": \"2026-11-30\"}", 200);
        send(worker, Method.PATCH, "court-orders/O1-" + caseId, "{\"docket\": \"26-J-1\"}", 200);
        ObjectNode said =
                (ObjectNode) Json.node(as(worker).get("/api/v1/cases/" + caseId).asString());
        said = with(said, "/participants/2/circumstances/-", "{\"kind\": \"INCARCERATED\", \"from\": \"2026-11-01\"}");
        said = with(said, "/children/1/guardianship/-", "{\"kind\": \"FULL\", \"from\": \"2027-01-01\"}");
        send(worker, Method.PUT, "cases/" + caseId, said, 200);
        send(supervisor, Method.PUT, "cases/" + caseId, with(said, "/workerId", '"' + other + '"'), 200);

        assertThat(feed.typesOf(caseId, "case.reassigned").stream()
                        .filter(type -> !type.startsWith("requirement") && !type.startsWith("task")))
                .containsExactlyInAnyOrder(
                        "contact.logged",
                        "contact.corrected",
                        "search.logged",
                        "search.corrected",
                        "court-order.recorded",
                        "court-order.ended",
                        "court-order.corrected",
                        "circumstance.recorded",
                        "guardianship.recorded",
                        "case.reassigned");
    }

    @Test
    void contactThatMeetsARequirement_isToldWithTheDecision() {
        Family family = new Family();
        Feed feed = Feed.fromNowOn();

        Api.contact(family.worker, family.caseId, "X-" + family.caseId, "2026-11-04")
                .statusCode(201);
        as(family.worker).get("/api/v1/cases/" + family.caseId + "/requirements");

        Map<String, Object> met = feed.until(
                        1,
                        event -> Feed.type(event).equals("requirement.decided")
                                && "ONGOING_CONTACT".equals(Feed.data(event).get("kind"))
                                && ("X-" + family.caseId)
                                        .equals(Feed.data(event).get("metBy")))
                .get(0);
        assertThat(Feed.data(met))
                .containsEntry("caseId", family.caseId)
                .containsEntry("subject", family.mother)
                .containsEntry("kind", "ONGOING_CONTACT")
                .containsEntry("status", "MET")
                .containsEntry("opensOn", "2026-11-01")
                .containsEntry("dueOn", "2026-11-30")
                .extractingByKey("policy")
                .asString()
                .contains("tn-31.8");
    }

    @Test
    void consentAndOptOut_areTold_andWhatBecameOfMessages() {
        Family family = new Family();
        Feed feed = Feed.fromNowOn();

        family.consenting();
        advance("PT1M");
        propose(family, newId("M"));
        advance("PT1M");
        family.phone.writes("STOP");
        advance("PT1M");

        List<Map<String, Object>> consents = feed.until(
                3, event -> Feed.type(event).equals("consent.changed") && family.mother.equals(event.get("subject")));
        assertThat(consents.stream()
                        .map(event -> Feed.data(event).get("action") + " "
                                + Feed.data(event).get("state")))
                .containsExactly("REQUESTED PENDING", "CONFIRMED ACTIVE", "OPTED_OUT REVOKED");
        assertThat(Database.query("""
                        select type || ' ' || (data ->> 'purpose') || ' ' || (data ->> 'status') as told from event
                        where data ->> 'participantId' = ? and type = 'org.hearthline.message.finished' order by seq
                        """, family.mother))
                .extracting(row -> row.get("told"))
                .contains("org.hearthline.message.finished CONSENT_CONFIRMATION DELIVERED")
                .allMatch(told -> !Objects.requireNonNull(told).endsWith(" SENT"));
    }

    @Test
    void mailThatWasSent_isFinished() {
        Family family = new Family().withEmail();
        Feed feed = Feed.fromNowOn();

        family.consent("EMAIL", family.email, "REQUEST").statusCode(201);
        advance("PT1M");

        Map<String, Object> told = feed.until(
                        1,
                        event -> Feed.type(event).equals("message.finished")
                                && family.mother.equals(Feed.data(event).get("participantId")))
                .get(0);
        assertThat(Feed.data(told))
                .containsEntry("channel", "EMAIL")
                .containsEntry("status", "SENT")
                .containsEntry("caseId", family.caseId);
    }

    @Test
    void meeting_isToldWhenItIsProposedSettledChangedAndCancelled() {
        Family family = new Family();
        Feed feed = Feed.fromNowOn();
        family.consenting();
        String meeting = newId("M");

        propose(family, meeting);
        advance("PT1M");
        family.phone.writes("1");
        advance("PT1M");
        send(
                family.worker,
                Method.PATCH,
                "meetings/" + meeting,
                "{\"status\": \"CANCELLED\", \"why\": \"Canary\"}",
                200);

        List<Map<String, Object>> told =
                feed.until(3, event -> Feed.type(event).startsWith("meeting.") && meeting.equals(event.get("subject")));
        assertThat(told.stream().map(Feed::type))
                .containsExactly("meeting.proposed", "meeting.settled", "meeting.cancelled");
        assertThat(told).allSatisfy(event -> assertThat(Feed.data(event))
                .containsEntry("caseId", family.caseId)
                .containsEntry("participantIds", List.of(family.mother)));
    }

    @Test
    void namesNumbersWordsAndDockets_areInNoEvent() {
        String canary = "Canary" + newId("x").substring(2);
        Family family = new Family();
        family.consenting();
        String caseId = family.caseId;
        ObjectNode document = with(
                Json.object(as("system").get("/api/v1/cases/" + caseId).asString()),
                "/participants/0/name",
                '"' + canary + '"');
        document = with(
                document,
                "/participants/0/circumstances",
                "[{\"kind\": \"OUT_OF_STATE\", \"from\": \"2026-10-01\", \"note\": \"%s\"}]".formatted(canary));
        document = with(
                document,
                "/children/0/guardianship",
                "[{\"kind\": \"PARTIAL\", \"from\": \"2026-10-01\", \"evidence\": \"%s\"}]".formatted(canary));
        send(family.worker, Method.PUT, "cases/" + caseId, document, 200);
        send(
                family.worker,
                Method.POST,
                "cases/" + caseId + "/court-orders",
                Documented.order("O-" + caseId)
                        .put("docket", canary)
                        .put("from", "2026-11-01")
                        .put("why", canary),
                201);
        send(
                family.worker,
                Method.POST,
                "cases/" + caseId + "/contacts",
                Json.object("""
                        {"id": "X-%1$s", "on": "2026-11-04", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["P-%1$s"],
                         "place": "%2$s", "safety": "%2$s"}
                        """.formatted(caseId, canary)),
                201);
        propose(family, newId("M"));
        advance("PT1M");
        family.phone.writes(canary);
        advance("PT1M");

        List<String> events = Database.query(
                        "select id || type || subject || data::text as told from event where data::text like ?",
                        "%" + caseId + "%")
                .stream()
                .map(row -> Objects.requireNonNull(row.get("told")))
                .toList();
        assertThat(events)
                .hasSizeGreaterThan(8)
                .noneMatch(told -> told.contains(canary)
                        || told.contains(family.phone.number())
                        || told.contains("Lopez")
                        || told.contains(family.email));
    }

    private static void propose(Family family, String meeting) {
        send(
                family.worker,
                Method.POST,
                "meetings",
                Json.object("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "place": "the blue house", "placeKind": "OFFICE",
                         "attendees": [{"participantId": "%s", "required": true}], "minutes": 60, "slots": ["2026-11-10T15:00:00Z"]}
                        """.formatted(meeting, family.caseId, family.worker, family.mother)),
                201);
    }

    private static void send(String user, Method method, String path, Object body, int status) {
        as(user).body(body.toString()).request(method, "/api/v1/" + path).then().statusCode(status);
    }
}
