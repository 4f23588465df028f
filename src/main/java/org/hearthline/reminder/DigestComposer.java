package org.hearthline.reminder;

import static java.time.ZoneOffset.UTC;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hearthline.casework.Agency;
import org.hearthline.casework.Cases;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.message.Composed;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.hearthline.platform.PublicUrl;
import org.hearthline.platform.Transactions;
import org.hearthline.policy.ReminderTarget;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes a digest at the moment of hand-off: what was met or lifted since it was made is no longer in it. */
@Singleton
class DigestComposer implements Composer {

    private static final Set<Purpose> DIGESTS = Set.of(Purpose.WORKER_DIGEST, Purpose.ESCALATION);

    private static final String HAND_ON = """
            update reminder set status = 'PLANNED', message_id = null, at = $2
            where key in (select key from addressed_reminder
                          where message_id = $1 and (recipient_kind, recipient_id) <> ($3, $4))
            """;

    private static final String HAND_ON_MEETINGS = """
            delete from meeting_in_digest
            where message_id = $1 and (meeting_id, participant_id) in (
                select meeting_id, participant_id from meeting_to_log
                where message_id = $1 and (recipient_kind, recipient_id) <> ($2, $3))
            """;

    private final Pool pool;
    private final Muting muting;
    private final Transactions transactions;
    private final Cases cases;
    private final PolicyShelf policies;
    private final Agency agency;
    private final PublicUrl publicUrl;

    DigestComposer(
            Pool pool,
            Muting muting,
            Transactions transactions,
            Cases cases,
            PolicyShelf policies,
            Agency agency,
            PublicUrl publicUrl) {
        this.pool = pool;
        this.muting = muting;
        this.transactions = transactions;
        this.cases = cases;
        this.policies = policies;
        this.agency = agency;
        this.publicUrl = publicUrl;
    }

    @CheckedTemplate(basePath = "digest")
    static class Templates {
        private Templates() {}

        static native TemplateInstance text(Digest digest);

        static native TemplateInstance html(Digest digest);
    }

    @Override
    public boolean composes(Purpose purpose) {
        return DIGESTS.contains(purpose);
    }

    @Override
    public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return switch (channel) {
            case EMAIL -> composed(email(messageId, recipient, now));
            case SMS -> composed(digestOf(messageId).chain(digestId -> text(digestId, recipient, now)));
        };
    }

    private static Uni<Composed> composed(Uni<Optional<Content>> content) {
        return content.map(found -> found.isPresent() ? new Composed.Written(found.get()) : new Composed.NothingLeft());
    }

    private Uni<Optional<Content>> email(UUID digestId, Recipient recipient, Instant now) {
        return handOn(digestId, recipient, now)
                .chain(() -> muting.mute(digestId, now))
                .chain(() -> transactions.read(session -> told(session, digestId)
                        .chain(told -> told.isEmpty()
                                ? Uni.createFrom().item(Optional.<Digest>empty())
                                : lines(session, told, now)
                                        .map(lines -> Optional.of(lines.of(told.requirements(), told.meetings()))))))
                .chain(digest -> digest.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : rendered(digest.get()).map(Optional::of));
    }

    private Uni<Optional<Content>> text(UUID digestId, Recipient recipient, Instant now) {
        return handOn(digestId, recipient, now)
                .chain(() -> transactions.read(session -> told(session, digestId)
                        .chain(told -> told.isEmpty()
                                ? Uni.createFrom().item(Optional.<DigestText>empty())
                                : lines(session, told, now)
                                        .map(lines -> lines.text(agency.brand(), told.requirements())))))
                .map(text -> text.map(found -> new Content("", found.text(), null)));
    }

    /** Of which digest a text says the most pressing. */
    private Uni<UUID> digestOf(UUID messageId) {
        return transactions.read(session -> session.createNativeQuery(
                        "select digest_id from digest_text where message_id = :id", UUID.class)
                .setParameter("id", messageId)
                .getSingleResult());
    }

    /**
     * A case that changed hands since the digest was made is in the new worker's, and no longer in this one. On the pool, since digests
     * and texts are written side by side on one Vert.x context, where they would share a session's transaction.
     */
    private Uni<Integer> handOn(UUID digestId, Recipient recipient, Instant now) {
        return pool.preparedQuery(HAND_ON)
                .execute(Tuple.of(digestId, now.atOffset(UTC), recipient.kind().name(), recipient.id()))
                .chain(() -> pool.preparedQuery(HAND_ON_MEETINGS)
                        .execute(Tuple.of(digestId, recipient.kind().name(), recipient.id())))
                .map(RowSet::rowCount);
    }

    /** What is still to be done of a digest, and as what its reader is told. */
    private record Told(List<KeptReminder> reminders, List<KeptRequirement> requirements, List<MeetingToLog> meetings) {

        boolean isEmpty() {
            return requirements.isEmpty() && meetings.isEmpty();
        }

        /** Workers alone are asked to log meetings. */
        ReminderTarget target() {
            return reminders.isEmpty() ? ReminderTarget.WORKER : reminders.get(0).target;
        }

        Set<String> caseIds() {
            Set<String> caseIds = new TreeSet<>();
            requirements.forEach(requirement -> caseIds.add(requirement.caseId));
            meetings.forEach(meeting -> caseIds.add(meeting.caseId));
            return caseIds;
        }
    }

    private static Uni<Told> told(Mutiny.Session session, UUID digestId) {
        return session.createQuery("from KeptReminder where messageId = :id", KeptReminder.class)
                .setParameter("id", digestId)
                .getResultList()
                .chain(reminders -> unmet(session, reminders)
                        .chain(requirements -> MeetingsToLog.inDigest(session, digestId)
                                .map(meetings -> new Told(reminders, requirements, meetings))));
    }

    private static Uni<List<KeptRequirement>> unmet(Mutiny.Session session, List<KeptReminder> reminders) {
        return session.createQuery("from KeptRequirement where key in :keys", KeptRequirement.class)
                .setParameter(
                        "keys",
                        reminders.stream()
                                .map(reminder -> reminder.requirementKey)
                                .distinct()
                                .toList())
                .getResultList()
                .map(requirements -> requirements.stream()
                        .filter(requirement -> requirement.remindable)
                        .toList());
    }

    private Uni<DigestLines> lines(Mutiny.Session session, Told told, Instant now) {
        return cases.zones(session, told.caseIds()).chain(zones -> cases.names(session, told.caseIds())
                .map(names -> new DigestLines(told.target(), zones, policies, names, publicUrl, now)));
    }

    private static Uni<Content> rendered(Digest digest) {
        return Uni.createFrom()
                .completionStage(() -> Templates.text(digest).renderAsync())
                .chain(text -> Uni.createFrom()
                        .completionStage(() -> Templates.html(digest).renderAsync())
                        .map(html -> new Content(digest.subject(), text, html)));
    }
}
