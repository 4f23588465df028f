package org.hearthline.casework;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.TaskDesk;
import org.hearthline.platform.Transactions;

/** Makes a task for the case's worker of what only a person can settle of a message (POLICY 4 and 5). */
@Singleton
class MessageTasks implements TaskDesk {

    /** A digest may speak of many cases, all of one worker's: any of them leads to that worker's list. */
    private static final String RAISE = """
            insert into task (id, key, kind, reason, case_id, participant_id, evidence, since, for_role, urgent, status, created_at)
            select gen_random_uuid(), concat_ws('|', 'MESSAGE', m.id, r.reason), 'MESSAGE', r.reason, c.id,
                   case when m.recipient_kind = 'PARTICIPANT' then m.recipient_id end, m.id::text,
                   ($3::timestamptz at time zone c.time_zone)::date, 'WORKER', r.reason = 'EXPECTED_MESSAGE_DROPPED', 'OPEN', $3
            from unnest($1::uuid[], $2::text[]) as r(message_id, reason)
                join message m on m.id = r.message_id
                join case_file c on c.id = coalesce(m.case_id,
                    (select min(case_id) from message_case where message_id = m.id))
            on conflict (key) do nothing
            """;

    @Override
    public Uni<Void> raise(SqlConnection transaction, List<Raised> raised, Instant now) {
        return Transactions.nameActor(transaction, Transactions.SERVICE, now)
                .chain(() -> transaction
                        .preparedQuery(RAISE)
                        .execute(Tuple.of(
                                raised.stream().map(Raised::messageId).toArray(UUID[]::new),
                                raised.stream()
                                        .map(each -> each.reason().name())
                                        .toArray(String[]::new),
                                now.atOffset(UTC))))
                .replaceWithVoid();
    }
}
