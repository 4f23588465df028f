package org.hearthline.message;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
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
     */
    public record Wanted(
            String dedupeKey,
            Purpose purpose,
            Recipient recipient,
            Channel channel,
            Collection<String> caseIds,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant validUntil) {}

    /** The id of the new message; empty when there is one under this key already. */
    public Uni<Optional<UUID>> enqueue(Mutiny.Session session, Wanted wanted) {
        UUID id = MessageId.at(wanted.createdAt());
        return session.createNativeQuery(
                        "insert into message_key (key, message_id) values (:key, :id) on conflict (key) do nothing")
                .setParameter("key", wanted.dedupeKey())
                .setParameter("id", id)
                .executeUpdate()
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : insert(session, id, wanted).replaceWith(Optional.of(id)));
    }

    private static Uni<Void> insert(Mutiny.Session session, UUID id, Wanted wanted) {
        return session.createNativeQuery("""
                        with message as (
                            insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, created_at,
                                                 due_at, valid_until, attempts, queued)
                            values (:id, :purpose, :kind, :recipient, :channel, nullif(:case, ''), 'QUEUED', :created, :due,
                                    cast(nullif(:until, '') as timestamptz), 0, true))
                        insert into message_recipient (recipient_id, message_id, recipient_kind) values (:recipient, :id, :kind)
                        """)
                .setParameter("id", id)
                .setParameter("purpose", wanted.purpose().name())
                .setParameter("kind", wanted.recipient().kind().name())
                .setParameter("recipient", wanted.recipient().id())
                .setParameter("channel", wanted.channel().name())
                .setParameter("case", judgedBy(wanted))
                .setParameter("created", wanted.createdAt())
                .setParameter("due", wanted.dueAt())
                .setParameter(
                        "until",
                        wanted.validUntil() == null ? "" : wanted.validUntil().toString())
                .executeUpdate()
                .chain(() -> ofCases(session, id, wanted.caseIds()));
    }

    private static String judgedBy(Wanted wanted) {
        return wanted.recipient().kind() == Recipient.Kind.PARTICIPANT
                ? wanted.caseIds().iterator().next()
                : "";
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

    private static Uni<Void> ofCases(Mutiny.Session session, UUID id, Collection<String> caseIds) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(caseIds))
                .onItem()
                .transformToUniAndConcatenate(caseId -> session.createNativeQuery(
                                "insert into message_case (case_id, message_id) values (:case, :id)")
                        .setParameter("case", caseId)
                        .setParameter("id", id)
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
