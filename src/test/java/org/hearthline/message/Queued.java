package org.hearthline.message;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.Database;

/** Messages to the mother of a case, put into the outbox past the use cases that will want them. */
final class Queued {

    private Queued() {}

    static UUID text(String caseId, Purpose purpose, String dueAt) throws SQLException {
        return text(caseId, purpose, dueAt, null);
    }

    static UUID text(String caseId, Purpose purpose, String dueAt, String validUntil) throws SQLException {
        UUID id = MessageId.at(Instant.parse(dueAt));
        Database.execute(
                """
                with message as (
                    insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, queued,
                                         created_at, due_at, valid_until, attempts)
                    values (?, '%2$s', 'PARTICIPANT', 'P-%1$s', 'SMS', '%1$s', 'QUEUED', true, '%3$s', '%3$s', %4$s, 0)),
                about as (insert into message_case (case_id, message_id) values ('%1$s', ?))
                insert into message_recipient (recipient_id, message_id, recipient_kind) values ('P-%1$s', ?, 'PARTICIPANT')
                """.formatted(caseId, purpose, dueAt, validUntil == null ? "null" : "'" + validUntil + "'"),
                id,
                id,
                id);
        return id;
    }

    static Map<String, String> row(UUID id) {
        return Database.query(
                        "select status, reason, evidence, attempts, due_at, final_at, carrier_id, queued from message where id = ?",
                        id)
                .get(0);
    }

    static String status(UUID id) {
        Map<String, String> row = row(id);
        return row.get("reason") == null ? row.get("status") : row.get("status") + " " + row.get("reason");
    }

    /** What was decided of it, step by step. */
    static List<String> trail(UUID id) {
        return Database.query(
                        "select concat_ws(' ', status, reason, evidence) as step from message_outcome where message_id = ? order by seq",
                        id)
                .stream()
                .map(row -> row.get("step"))
                .toList();
    }

    static List<Map<String, String>> tasks(UUID id) {
        return Database.query(
                "select reason, urgent, for_role from task where evidence = ? order by reason", id.toString());
    }
}
