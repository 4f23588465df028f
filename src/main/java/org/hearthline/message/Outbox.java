package org.hearthline.message;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Traces;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes messages in the transaction of the use case that wants them sent. */
@Singleton
public class Outbox {

    /**
     * A message that is wanted.
     *
     * @param dedupeKey says what it is about: of two with one key only the first is kept
     * @param caseIds the cases that it speaks of; of a message to a participant the one by whose facts it is judged
     * @param dueAt not before then
     * @param validUntil what it says no longer holds from then on; null where that does not end
     * @param addressId of a message to a participant, which of their addresses it is for; null where they have none
     */
    public record Wanted(
            String dedupeKey,
            Purpose purpose,
            Recipient recipient,
            Channel channel,
            Collection<String> caseIds,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant validUntil,
            @Nullable UUID addressId) {

        /** One for staff, whose address is looked up by who they are. */
        public Wanted(
                String dedupeKey,
                Purpose purpose,
                Recipient recipient,
                Channel channel,
                Collection<String> caseIds,
                Instant createdAt,
                Instant dueAt,
                @Nullable Instant validUntil) {
            this(dedupeKey, purpose, recipient, channel, caseIds, createdAt, dueAt, validUntil, null);
        }

        private @Nullable String judgedBy() {
            return recipient.kind() == Recipient.Kind.PARTICIPANT
                    ? caseIds.iterator().next()
                    : null;
        }

        private List<@Nullable Object> values(UUID id, @Nullable String trace) {
            return Arrays.asList(
                    id,
                    dedupeKey,
                    purpose.name(),
                    recipient.kind().name(),
                    recipient.id(),
                    channel.name(),
                    Objects.requireNonNullElse(judgedBy(), ""),
                    createdAt.toString(),
                    dueAt.toString(),
                    validUntil == null ? "" : validUntil.toString(),
                    addressId == null ? "" : addressId.toString(),
                    caseIds.stream().distinct().sorted().toArray(String[]::new),
                    trace == null ? "" : trace);
        }
    }

    private final MessageTraces traces;

    Outbox(MessageTraces traces) {
        this.traces = traces;
    }

    /** Of two under one key only the first is kept, whichever transaction commits first. Absent values are empty texts. */
    private static final String ENQUEUE = """
            with first as (
                insert into message_key (key, message_id) values ($2, $1) on conflict (key) do nothing returning message_id),
            message as (
                insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, created_at, due_at, valid_until,
                                     address_id, attempts, queued, trace)
                select message_id, $3, $4, $5, $6, nullif($7, ''), 'QUEUED', cast(cast($8 as text) as timestamptz), cast(cast($9 as text) as timestamptz),
                       cast(nullif($10, '') as timestamptz), cast(nullif($11, '') as uuid), 0, true, nullif($13, '')
                from first),
            recipient as (
                insert into message_recipient (recipient_id, message_id, recipient_kind) select $5, message_id, $4 from first),
            cases as (
                insert into message_case (case_id, message_id)
                select case_id, message_id from first cross join unnest(cast($12 as text[])) as case_id)
            select message_id from first
            """;

    /** The id of the new message; empty when there is one under this key already. */
    public Uni<Optional<UUID>> enqueue(Mutiny.Session session, Wanted wanted) {
        UUID id = MessageId.at(wanted.createdAt());
        Span span = traces.enqueue(id, wanted);
        List<@Nullable Object> values = wanted.values(id, Traces.stored(span));
        Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(ENQUEUE.replace('$', '?'), UUID.class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getSingleResultOrNull()
                .map(Optional::ofNullable)
                .onTermination()
                .invoke(span::end);
    }

    /** The same in a transaction on the pool. */
    public Uni<Optional<UUID>> enqueue(SqlConnection transaction, Wanted wanted) {
        UUID id = MessageId.at(wanted.createdAt());
        Span span = traces.enqueue(id, wanted);
        return transaction
                .preparedQuery(ENQUEUE)
                .execute(Tuple.from(wanted.values(id, Traces.stored(span))))
                .onTermination()
                .invoke(span::end)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID("message_id")));
    }

    /**
     * Has messages to participants of this case that are held judged anew, now that its facts differ. One that is being judged at this
     * moment is judged by the new facts anyway.
     */
    public Uni<Void> judgeHeldAnew(
            Mutiny.Session session, String caseId, Collection<String> participantIds, Instant now) {
        return participantIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("""
                                update message set due_at = :now where id in (
                                    select m.id from message_recipient r join message m on m.id = r.message_id
                                    where r.recipient_id in (:participants) and m.queued and m.status = 'HELD' and m.case_id = :case
                                    for update of m skip locked)
                                """)
                        .setParameter("now", now)
                        .setParameter("participants", participantIds)
                        .setParameter("case", caseId)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
