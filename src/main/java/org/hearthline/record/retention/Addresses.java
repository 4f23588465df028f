package org.hearthline.record.retention;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.GateReasons;
import org.hearthline.message.Recipient;

/** Removes a person's addresses: nothing can be sent to one any more, and nobody is found by it. That there was one stays. */
final class Addresses {

    /** As whoever hands a message over, or forbids one, locks them. */
    private static final String LOCK = "select id from address where participant_id = $1 order by id for no key update";

    private static final String REMOVE = """
            update address
            set position = null, lapses_at = null, value = null, value_hash = sha256(convert_to(gen_random_uuid()::text, 'UTF8')),
                consent = case when consent = 'NONE' then 'NONE' else 'REVOKED' end
            where participant_id = $1 and value is not null
            """;

    private static final String FOLLOW = """
            with closed as (
                update question q set value_hash = a.value_hash, closed_at = coalesce(q.closed_at, $2)
                from address a
                where a.id = q.address_id and a.participant_id = $1 and q.value_hash <> a.value_hash),
            taken_back as (
                update question_option o set value_hash = a.value_hash, open = false
                from question q join address a on a.id = q.address_id
                where q.id = o.question_id and q.participant_id = $1 and o.value_hash <> a.value_hash)
            update meeting_attendee set token_until = least(token_until, $2), step = null, step_at = null
            where participant_id = $1 and (token_until > $2 or step is not null)
            """;

    /** A meeting with no next step of anybody's is not due any more. */
    private static final String REST = """
            update meeting m set due_at = (select min(step_at) from meeting_attendee where meeting_id = m.id)
            where due_at is not null and id in (select meeting_id from meeting_attendee where participant_id = $1)
            """;

    private Addresses() {}

    static Uni<Void> lock(SqlConnection transaction, String personId) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(personId)).replaceWithVoid();
    }

    /** With what they were asked by them, and the links that led to a page of theirs. */
    static Uni<Void> remove(SqlConnection transaction, String personId, Instant now) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(personId))
                .chain(() -> transaction.preparedQuery(FOLLOW).execute(Tuple.of(personId, now.atOffset(UTC))))
                .chain(() -> transaction.preparedQuery(REST).execute(Tuple.of(personId)))
                .replaceWithVoid();
    }

    /** What may no longer go to them, whatever was under way. */
    static Forbidden forbidden(String personId) {
        return new Forbidden(
                new Recipient(Recipient.Kind.PARTICIPANT, personId), null, null, null, GateReasons.NO_CONSENT, null);
    }
}
