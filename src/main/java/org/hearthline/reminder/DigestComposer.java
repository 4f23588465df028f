package org.hearthline.reminder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.casework.Cases;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Content;
import org.hearthline.platform.Transactions;
import org.hearthline.policy.ReminderTarget;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes a digest at the moment of hand-off: what was met or lifted since it was made is no longer in it. */
@Singleton
class DigestComposer implements Composer {

    private static final Set<Purpose> DIGESTS = Set.of(Purpose.WORKER_DIGEST, Purpose.ESCALATION);

    private final Transactions transactions;
    private final Cases cases;
    private final PolicyShelf policies;
    private final String publicUrl;

    DigestComposer(
            Transactions transactions,
            Cases cases,
            PolicyShelf policies,
            @ConfigProperty(name = "hearthline.public-url") String publicUrl) {
        this.transactions = transactions;
        this.cases = cases;
        this.policies = policies;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
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
    public Uni<Optional<Content>> compose(UUID messageId, Recipient recipient, Instant now) {
        return transactions
                .write(Transactions.SERVICE, session -> handOn(session, messageId, recipient, now))
                .chain(() -> transactions.read(session -> digest(session, messageId, now)))
                .chain(digest -> digest.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : rendered(digest.get()).map(Optional::of));
    }

    /** A case that changed hands since the digest was made is in the new worker's, and no longer in this one. */
    private static Uni<Integer> handOn(Mutiny.Session session, UUID messageId, Recipient recipient, Instant now) {
        return session.createNativeQuery("""
                        update reminder set status = 'PLANNED', message_id = null, at = :now
                        where key in (select key from addressed_reminder
                                      where message_id = :id and (recipient_kind, recipient_id) <> (:kind, :recipient))
                        """)
                .setParameter("now", now)
                .setParameter("id", messageId)
                .setParameter("kind", recipient.kind().name())
                .setParameter("recipient", recipient.id())
                .executeUpdate();
    }

    private Uni<Optional<Digest>> digest(Mutiny.Session session, UUID messageId, Instant now) {
        return reminders(session, messageId).chain(reminders -> unmet(session, reminders)
                .chain(unmet -> unmet.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : digest(session, reminders.get(0).target, unmet, now).map(Optional::of)));
    }

    private static Uni<List<KeptReminder>> reminders(Mutiny.Session session, UUID messageId) {
        return session.createQuery("from KeptReminder where messageId = :id", KeptReminder.class)
                .setParameter("id", messageId)
                .getResultList();
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

    private Uni<Digest> digest(
            Mutiny.Session session, ReminderTarget target, List<KeptRequirement> requirements, Instant now) {
        Set<String> caseIds = new TreeSet<>();
        requirements.forEach(requirement -> caseIds.add(requirement.caseId));
        return cases.zones(session, caseIds).chain(zones -> cases.names(session, caseIds)
                .map(names -> new DigestLines(target, zones, policies, names, publicUrl, now).of(requirements)));
    }

    private static Uni<Content> rendered(Digest digest) {
        return Uni.createFrom()
                .completionStage(() -> Templates.text(digest).renderAsync())
                .chain(text -> Uni.createFrom()
                        .completionStage(() -> Templates.html(digest).renderAsync())
                        .map(html -> new Content(digest.subject(), text, html)));
    }
}
