package org.hearthline.web.staff;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** What was said to a participant about a case and what they said. Whether the reader may see the case is asked before. */
@Singleton
class ConversationRows {

    /** The latest of both sides. Until it left, a message stands where it was wanted. */
    private static final String SAID = """
            select * from (
                select * from (
                    select false as theirs, coalesce(m.handed_off_at, m.created_at) as at, m.channel, m.purpose as code,
                           p.text_key, m.status, m.reason, w.words, m.id::text as id
                    from message_recipient r
                        join message m on m.id = r.message_id
                        left join parent_message p on p.message_id = m.id
                        left join worker_words w on w.message_id = m.id
                    where r.recipient_id = $2 and r.recipient_kind = 'PARTICIPANT' and m.case_id = $1
                    union all
                    select true, received_at, null, meaning, null, null, null, words, id from reply
                    where case_id = $1 and participant_id = $2) said
                order by at desc, id desc
                limit 500) latest
            order by at, theirs, id
            """;

    private static final String OPEN_TASKS = """
            select id, reason from task
            where case_id = $1 and participant_id = $2 and kind = 'PARENT' and status = 'OPEN'
              and reason in ('WORDS', 'MAY_HAVE_OPTED_OUT')
            order by created_at, id
            """;

    private final Pool pool;
    private final Sealing sealing;

    ConversationRows(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    /**
     * A message to the participant, or from them.
     *
     * @param code a purpose, or what was made of what they wrote
     * @param text which text of the agency's it has
     * @param words what they wrote, or a worker in their own words; null of a text of the agency's, and once the values were erased
     */
    record Said(
            boolean theirs,
            Instant at,
            @Nullable String channel,
            String code,
            @Nullable String text,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String words) {}

    record OpenTask(UUID id, String reason) {}

    record Both(List<Said> said, List<OpenTask> tasks) {

        public boolean doubted() {
            return tasks.stream().anyMatch(task -> task.reason().equals("MAY_HAVE_OPTED_OUT"));
        }

        public boolean toBeRead() {
            return tasks.stream().anyMatch(task -> task.reason().equals("WORDS"));
        }
    }

    Uni<Both> of(String caseId, String participantId) {
        String owner = Sealing.person(participantId);
        Tuple who = Tuple.of(caseId, participantId);
        return pool.withConnection(connection -> sealing.key(connection, owner)
                .chain(keys -> connection
                        .preparedQuery(SAID)
                        .execute(who)
                        .map(rows -> Rows.list(rows, row -> said(row, keys, owner))))
                .chain(said -> tasks(connection, who).map(tasks -> new Both(said, tasks))));
    }

    /** The ids of the tasks that ask to read what they wrote. */
    Uni<List<UUID>> toBeRead(String caseId, String participantId) {
        return pool.withConnection(connection -> tasks(connection, Tuple.of(caseId, participantId)))
                .map(tasks -> tasks.stream()
                        .filter(task -> task.reason().equals("WORDS"))
                        .map(OpenTask::id)
                        .toList());
    }

    private static Uni<List<OpenTask>> tasks(SqlConnection connection, Tuple who) {
        return connection
                .preparedQuery(OPEN_TASKS)
                .execute(who)
                .map(rows -> Rows.list(rows, row -> new OpenTask(row.getUUID("id"), row.getString("reason"))));
    }

    private static Said said(Row row, Sealing.Keys keys, String owner) {
        return new Said(
                row.getBoolean("theirs"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("channel"),
                row.getString("code"),
                row.getString("text_key"),
                row.getString("status"),
                row.getString("reason"),
                row.getBuffer("words") == null
                        ? null
                        : keys.open(owner, row.getBuffer("words").getBytes()));
    }
}
