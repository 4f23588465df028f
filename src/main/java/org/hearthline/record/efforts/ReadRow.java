package org.hearthline.record.efforts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hearthline.meeting.Answer;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.MessageStatus;
import org.hearthline.message.Purpose;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.record.efforts.Effort.Said;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as efforts, with the words that their keys still open.
 *
 * @param workerName by id
 */
record ReadRow(ZoneId zone, Sealing.Keys keys, Documents documents, UnaryOperator<String> workerName) {

    Effort.Contact contact(Row row) {
        String id = row.getString("id");
        @Nullable ObjectNode words = words("contact", id, row);
        return new Effort.Contact(
                id,
                row.getLocalDate("on_date"),
                local(row, "at"),
                Mode.valueOf(row.getString("mode")),
                Outcome.valueOf(row.getString("outcome")),
                strings(row, "participant_ids"),
                strings(row, "child_ids"),
                text(words, "place"),
                row.getInteger("minutes"),
                strings(row, "accommodations"),
                workerName.apply(row.getString("logged_by")),
                words == null,
                said(words),
                text(words, "why"));
    }

    private static List<Said> said(@Nullable ObjectNode words) {
        List<Said> said = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            @Nullable String told = text(words, topic.field());
            if (told != null) {
                said.add(new Said(topic, told));
            }
        }
        return said;
    }

    Effort.Search search(Row row) {
        String id = row.getString("id");
        @Nullable ObjectNode words = words("search", id, row);
        return new Effort.Search(
                id,
                row.getLocalDate("on_date"),
                row.getString("participant_id"),
                strings(row, "sources"),
                text(words, "result"),
                workerName.apply(row.getString("logged_by")),
                words == null,
                text(words, "why"));
    }

    Effort.Meeting meeting(Row row, List<Row> attendees) {
        String id = row.getString("id");
        @Nullable Buffer sealed = row.getBuffer("why");
        @Nullable String why = sealed == null ? null : keys.open(Sealing.owner("meeting", id), sealed.getBytes());
        return new Effort.Meeting(
                id,
                MeetingKind.valueOf(row.getString("kind")),
                local(row.getOffsetDateTime("created_at")).toLocalDate(),
                workerName.apply(row.getString("created_by")),
                PlaceKind.valueOf(row.getString("place_kind")),
                row.getInteger("minutes"),
                Arrays.stream(row.getArrayOfOffsetDateTimes("offered"))
                        .map(this::local)
                        .toList(),
                MeetingStatus.valueOf(row.getString("status")),
                why,
                sealed != null && why == null,
                attendees.stream().map(this::answered).toList());
    }

    private Effort.Answered answered(Row row) {
        return new Effort.Answered(
                row.getString("participant_id"),
                Answer.valueOf(row.getString("answer")),
                local(row, "slot"),
                local(row, "answered_at"),
                local(row, "settled_at"));
    }

    Effort.Message message(Row row) {
        return new Effort.Message(
                row.getUUID("id").toString(),
                row.getString("recipient_id"),
                local(row.getOffsetDateTime("at")),
                Channel.valueOf(row.getString("channel")),
                Purpose.valueOf(row.getString("purpose")),
                MessageStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("language"));
    }

    Effort.Reply reply(Row row) {
        return new Effort.Reply(
                row.getString("id"), row.getString("participant_id"), local(row.getOffsetDateTime("received_at")));
    }

    /** The document as the worker logged it; absent once its key was destroyed. */
    private @Nullable ObjectNode words(String kind, String id, Row row) {
        @Nullable
        String json = keys.open(Sealing.owner(kind, id), row.getBuffer("words").getBytes());
        return json == null ? null : documents.object(json);
    }

    private static @Nullable String text(@Nullable ObjectNode words, String field) {
        @Nullable String text = words == null ? null : words.path(field).textValue();
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<String> strings(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private @Nullable OffsetDateTime local(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : local(time);
    }

    private OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(zone).toOffsetDateTime();
    }
}
