package org.hearthline.reminder;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hearthline.message.Recipient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Which meetings a digest asks to log: each once (POLICY 4). */
final class MeetingsToLog {

    private static final String KEEP = """
            insert into meeting_in_digest (meeting_id, participant_id, settled_at, message_id, waits_until)
            select meeting_id, participant_id, settled_at, cast(cast(:message as text) as uuid), cast(cast(:until as text) as timestamptz)
            from unnest(cast(:meetings as text[]), cast(:participants as text[]), cast(cast(:times as text[]) as timestamptz[]))
                as asked (meeting_id, participant_id, settled_at)
            on conflict (meeting_id, participant_id, settled_at) do update set message_id = excluded.message_id, waits_until = excluded.waits_until
            """;

    private MeetingsToLog() {}

    static Uni<Optional<Instant>> nextDueAt(Mutiny.Session session) {
        return session.createQuery("select min(askedFrom) from MeetingToLog where messageId is null", Instant.class)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** What this person is to be asked for in these cases, and no digest has yet. */
    static Uni<List<MeetingToLog>> due(Mutiny.Session session, Recipient recipient, List<String> caseIds, Instant now) {
        return session.createQuery("""
                        from MeetingToLog
                        where caseId in :cases and messageId is null and askedFrom <= :now
                          and recipientKind = :kind and recipientId = :id
                        """, MeetingToLog.class)
                .setParameter("cases", caseIds)
                .setParameter("now", now)
                .setParameter("kind", recipient.kind().name())
                .setParameter("id", recipient.id())
                .getResultList();
    }

    static Uni<List<MeetingToLog>> inDigest(Mutiny.Session session, UUID digestId) {
        return session.createQuery("from MeetingToLog where messageId = :id order by on, key", MeetingToLog.class)
                .setParameter("id", digestId)
                .getResultList();
    }

    static Uni<Void> putInto(Mutiny.Session session, List<MeetingToLog> meetings, UUID digestId) {
        return keep(session, meetings, digestId, null);
    }

    static Uni<Void> postpone(Mutiny.Session session, List<MeetingToLog> meetings, Instant until) {
        return keep(session, meetings, null, until);
    }

    private static Uni<Void> keep(
            Mutiny.Session session, List<MeetingToLog> meetings, @Nullable UUID digestId, @Nullable Instant until) {
        return meetings.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(KEEP)
                        .setParameter("message", digestId == null ? null : digestId.toString())
                        .setParameter("until", until == null ? null : until.toString())
                        .setParameter("meetings", texts(meetings, each -> each.meetingId))
                        .setParameter("participants", texts(meetings, each -> each.participantId))
                        .setParameter("times", texts(meetings, each -> each.settledAt.toString()))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static String[] texts(List<MeetingToLog> meetings, Function<MeetingToLog, String> of) {
        return meetings.stream().map(of).toArray(String[]::new);
    }
}
