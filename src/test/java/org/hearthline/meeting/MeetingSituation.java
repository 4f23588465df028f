package org.hearthline.meeting;

import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.BeforeEach;

/** A worker with a case of two parents and an aunt: what a test of meetings begins with, on a Thursday morning. */
abstract class MeetingSituation {

    static final String FRIDAY_AT_9 = "2026-11-06T15:00:00Z";
    static final String MONDAY_AT_9 = "2026-11-09T15:00:00Z";
    static final String TUESDAY_AT_9 = "2026-11-10T15:00:00Z";

    @Inject
    Pool pool;

    @Inject
    Meetings meetings;

    @Inject
    Sealing sealing;

    @Inject
    Lookup lookup;

    @Inject
    ServiceClock clock;

    final String unit = newId("U");
    final String supervisor = newId("W");
    final String worker = newId("W");
    final String caseId = newId("C");
    final String meetingId = newId("M");
    final String mother = "P-" + caseId;
    final String father = newId("P");
    final String aunt = newId("P");

    @BeforeEach
    void aCase() {
        clockAt("2026-11-05T15:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
        putCase("");
    }

    void putCase(String more) {
        String people = """
                "participants": [{"id": "%s", "name": "Juan Lopez", "role": "FATHER"}, {"id": "%s", "name": "Rosa Diaz", "role": "KIN"},
                """.formatted(father, aunt);
        Api.putCase("system", caseId, Api.motherAndChild(caseId, worker).replace("\"participants\": [", more + people))
                .then()
                .statusCode(200);
    }

    String noContactOfParents() {
        return """
                "noContact": [{"participantIds": ["%s", "%s"], "from": "2026-11-01", "to": null}],
                """.formatted(mother, father);
    }

    String proposal(String id, String kind, List<String> attendees, String... slots) {
        return """
                {"id": "%s", "caseId": "%s", "kind": "%s", "workerId": "%s", "place": "the blue house", "placeKind": "HOME",
                 "attendees": [%s], "minutes": 60, "slots": [%s]}
                """.formatted(
                        id,
                        caseId,
                        kind,
                        worker,
                        attendees.stream().map(MeetingSituation::attendee).collect(Collectors.joining(", ")),
                        Stream.of(slots).map(slot -> "\"" + slot + "\"").collect(Collectors.joining(", ")));
    }

    /** A question mark behind an id stands for somebody who may come and need not. */
    private static String attendee(String id) {
        return "{\"participantId\": \"%s\", \"required\": %s}".formatted(id.replace("?", ""), !id.endsWith("?"));
    }

    Response propose(String body) {
        return as(worker).body(body).post("/api/v1/meetings");
    }

    void proposeVisit(List<String> attendees, String... slots) {
        propose(proposal(meetingId, "VISIT", attendees, slots)).then().statusCode(201);
    }

    void proposeToAll(List<String> attendees, String... slots) {
        propose(proposal(meetingId, "FAMILY_TEAM_MEETING", attendees, slots))
                .then()
                .statusCode(201);
    }

    ValidatableResponse meeting() {
        return as(worker).get("/api/v1/meetings/" + meetingId).then().statusCode(200);
    }

    Response patch(String body) {
        return as(worker).body(body).patch("/api/v1/meetings/" + meetingId);
    }

    Answered choose(String participant, String at) {
        return choose(meetingId, participant, at);
    }

    Answered choose(String meeting, String participant, String at) {
        return pool.withTransaction(transaction ->
                        meetings.choose(transaction, meeting, participant, Instant.parse(at), clock.instant()))
                .await()
                .indefinitely();
    }

    Answered otherTimes(String participant, String words) {
        return pool.withTransaction(
                        transaction -> meetings.otherTimes(transaction, meetingId, participant, words, clock.instant()))
                .await()
                .indefinitely();
    }

    /** An address that its owner agreed to; the first one comes first. */
    UUID address(String participant, String channel, String value) {
        UUID id = UUID.randomUUID();
        byte[] hash = (channel.equals("SMS") ? lookup.phone(value) : lookup.email(value))
                .await()
                .indefinitely();
        byte[] sealed = pool.withConnection(connection -> sealing.keyMade(connection, Sealing.person(participant)))
                .map(keys -> keys.seal(Sealing.person(participant), value))
                .await()
                .indefinitely();
        try {
            Database.changeFacts("""
                    insert into address (id, participant_id, channel, value_hash, value, language, safety, position, consent)
                    values (?, ?, ?, ?, ?, 'en', 'UNKNOWN', (select count(*) from address where participant_id = ?), 'ACTIVE')
                    """, id, participant, channel, hash, sealed, participant);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** Texts that are wanted for somebody, in the order in which they were; those that are stale with a minus. */
    List<String> texts(String participant) {
        return Database.query("""
                        select p.text_key || case when p.revision = a.revision then '' else ' -' end as text
                        from parent_message p join message m on m.id = p.message_id
                            join meeting_attendee a on a.meeting_id = p.meeting_id and a.participant_id = m.recipient_id
                        where m.recipient_id = ? order by m.id
                        """, participant).stream()
                .map(row -> row.get("text"))
                .toList();
    }

    /** When each of somebody's texts is due. */
    Map<String, Instant> due(String participant) {
        return Database.query("""
                        select p.text_key, to_char(m.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as due
                        from parent_message p join message m on m.id = p.message_id where m.recipient_id = ?
                        """, participant).stream()
                .collect(Collectors.toMap(
                        row -> row.get("text_key"), row -> Instant.parse(row.get("due")), (one, other) -> other));
    }

    /** What the worker was told of this case, and was asked to settle. */
    List<String> news() {
        return Database.query("select news from worker_note where case_id = ? order by message_id", caseId).stream()
                .map(row -> row.get("news"))
                .toList();
    }

    List<String> openTasks() {
        return Database.query(
                        "select reason from task where case_id = ? and kind = 'PARENT' and status = 'OPEN' order by reason",
                        caseId)
                .stream()
                .map(row -> row.get("reason"))
                .toList();
    }

    int openQuestions(String participant) {
        return Database.query("select 1 from question where participant_id = ? and closed_at is null", participant)
                .size();
    }
}
