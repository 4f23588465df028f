package org.hearthline.message;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes messages in the transaction of the use case that wants them sent. */
@Singleton
public class Outbox {

    /**
     * A message that is wanted.
     *
     * @param dedupeKey says what it is about: of two with one key only the first is kept
     * @param caseIds the cases that it speaks of
     * @param dueAt not before then
     */
    public record Wanted(
            String dedupeKey,
            Purpose purpose,
            Recipient recipient,
            Channel channel,
            Collection<String> caseIds,
            Instant createdAt,
            Instant dueAt) {}

    /** What a fact that forbids messages found waiting: how many it ended, and which may be on their way already. */
    public record Cancelled(int cancelled, List<UUID> unsettled) {

        public static final Cancelled NONE = new Cancelled(0, List.of());

        public Cancelled plus(Cancelled other) {
            List<UUID> both = new ArrayList<>(unsettled);
            both.addAll(other.unsettled);
            return new Cancelled(cancelled + other.cancelled, List.copyOf(both));
        }
    }

    /** The id of the new message; empty when there is one under this key already. */
    public Uni<Optional<UUID>> enqueue(Mutiny.Session session, Wanted wanted) {
        UUID id = UUID.randomUUID();
        return session.createNativeQuery("""
                        insert into message (id, dedupe_key, purpose, recipient_kind, recipient_id, channel, status,
                                             created_at, due_at, attempts)
                        values (:id, :key, :purpose, :kind, :recipient, :channel, 'QUEUED', :created, :due, 0)
                        on conflict (dedupe_key) do nothing
                        """)
                .setParameter("id", id)
                .setParameter("key", wanted.dedupeKey())
                .setParameter("purpose", wanted.purpose().name())
                .setParameter("kind", wanted.recipient().kind().name())
                .setParameter("recipient", wanted.recipient().id())
                .setParameter("channel", wanted.channel().name())
                .setParameter("created", wanted.createdAt())
                .setParameter("due", wanted.dueAt())
                .executeUpdate()
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : ofCases(session, id, wanted.caseIds()).replaceWith(Optional.of(id)));
    }

    /**
     * Ends what waits for a participant about a case, since a fact now forbids it.
     *
     * @param reasons by participant
     */
    public Uni<Cancelled> cancel(Mutiny.Session session, String caseId, Map<String, String> reasons, Instant now) {
        return Multi.createFrom()
                .iterable(reasons.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        reason -> cancel(session, caseId, reason.getKey(), reason.getValue(), now))
                .collect()
                .in(() -> new Cancelled[] {Cancelled.NONE}, (sum, each) -> sum[0] = sum[0].plus(each))
                .map(sum -> sum[0]);
    }

    private static Uni<Cancelled> cancel(
            Mutiny.Session session, String caseId, String participantId, String reason, Instant now) {
        return session.createNativeQuery("""
                        update message set status = 'DROPPED', reason = :reason, final_at = :now
                        where recipient_kind = 'PARTICIPANT' and recipient_id = :participant
                          and status in ('QUEUED', 'HELD', 'DEFERRED')
                          and id in (select message_id from message_case where case_id = :case)
                        """)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("participant", participantId)
                .setParameter("case", caseId)
                .executeUpdate()
                .chain(count ->
                        underWay(session, caseId, participantId).map(unsettled -> new Cancelled(count, unsettled)));
    }

    private static Uni<List<UUID>> underWay(Mutiny.Session session, String caseId, String participantId) {
        return session.createNativeQuery("""
                        select id from message
                        where recipient_kind = 'PARTICIPANT' and recipient_id = :participant and status = 'SENDING'
                          and id in (select message_id from message_case where case_id = :case)
                        """, UUID.class)
                .setParameter("participant", participantId)
                .setParameter("case", caseId)
                .getResultList();
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
