package org.hearthline.message.inbound;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.message.channel.Attempt;

/** A text that is being handed off, as its first intent leaves it. */
record SentMessage(UUID id, String sid) {

    static SentMessage to(String kind, String recipient) {
        SentMessage message = new SentMessage(UUID.randomUUID(), CarrierCalls.newSid());
        try {
            Database.execute("""
                    insert into message (id, purpose, recipient_kind, recipient_id, channel, status, created_at, due_at, handed_off_at, attempts)
                    values (?, 'WORKER_DIGEST', ?, ?, 'SMS', 'SENDING', now(), now(), now(), 1)
                    """, message.id, kind, recipient);
            Database.execute(
                    "insert into message_recipient (recipient_id, message_id, recipient_kind) values (?, ?, ?)",
                    recipient,
                    message.id,
                    kind);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return message;
    }

    /** The carrier says how far it came. */
    SentMessage told(String status) {
        CarrierCalls.accepted(CarrierCalls.post(path(1), CarrierCalls.status(sid, status)));
        return this;
    }

    SentMessage told(String status, int errorCode) {
        Map<String, String> form = CarrierCalls.status(sid, status);
        form.put("ErrorCode", String.valueOf(errorCode));
        CarrierCalls.accepted(CarrierCalls.post(path(1), form));
        return this;
    }

    String path(int attempt) {
        return CarrierCalls.STATUS + "?attempt=" + new Attempt(id, attempt);
    }

    Map<String, String> row() {
        return Database.query("select * from message where id = ?", id).get(0);
    }

    String status() {
        return row().get("status");
    }
}
