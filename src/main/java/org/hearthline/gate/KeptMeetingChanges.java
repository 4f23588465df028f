package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.Gate.Due;

/**
 * A message of a meeting is stale once its reader is told something else, or asked no more. What only answers somebody, and so has no
 * revision, never is.
 */
@Singleton
class KeptMeetingChanges implements MeetingChanges {

    private static final String CHANGED = """
            select p.message_id, p.meeting_id
            from unnest($1::uuid[], $2::text[]) as due(message_id, participant_id)
                join parent_message p on p.message_id = due.message_id
                left join meeting m on m.id = p.meeting_id
                left join meeting_attendee a on a.meeting_id = p.meeting_id and a.participant_id = due.participant_id
            where p.meeting_id is not null and p.revision is not null
              and (a.revision is distinct from p.revision or m.status in ('HELD', 'NO_SHOW') or m.status = 'CANCELLED' and p.text_key <> 'MEETING_CANCELLED')
            """;

    @Override
    public Uni<Map<UUID, String>> since(SqlConnection transaction, List<Due> messages) {
        return transaction
                .preparedQuery(CHANGED)
                .execute(Tuple.of(
                        messages.stream().map(Due::id).toArray(UUID[]::new),
                        messages.stream()
                                .map(message -> message.recipient().id())
                                .toArray(String[]::new)))
                .map(rows -> {
                    Map<UUID, String> changed = new HashMap<>();
                    for (Row row : rows) {
                        changed.put(row.getUUID("message_id"), row.getString("meeting_id"));
                    }
                    return changed;
                });
    }
}
