package org.hearthline.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.casework.TextAlerts;
import org.hearthline.message.Outbox;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sends a worker who chose texts, beside their digest, the most pressing of it as one text (POLICY 4). */
@Singleton
class DigestTexts {

    /** It says what is due today: it need not wake anybody that night. */
    private static final Duration WORTH_READING = Duration.ofHours(12);

    private final Outbox outbox;
    private final TextAlerts alerts;

    DigestTexts(Outbox outbox, TextAlerts alerts) {
        this.outbox = outbox;
        this.alerts = alerts;
    }

    /** Wants a text beside this digest, in its transaction, if its reader gets texts and anything in it is overdue or due today. */
    Uni<Void> goBeside(Mutiny.Session session, UUID digestId, Outbox.Wanted digest, Instant now) {
        Recipient recipient = digest.recipient();
        if (digest.purpose() != Purpose.WORKER_DIGEST || recipient.kind() != Recipient.Kind.WORKER) {
            return Uni.createFrom().voidItem();
        }
        return alerts.reach(session, recipient.id())
                .chain(texted -> texted
                        ? isPressing(session, digestId, now)
                        : Uni.createFrom().item(false))
                .chain(pressing -> pressing
                        ? enqueue(session, digestId, digest)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> isPressing(Mutiny.Session session, UUID digestId, Instant now) {
        return session.createNativeQuery("""
                        select count(*) from reminder m
                            join requirement q on q.key = m.requirement_key
                            join case_file c on c.id = q.case_id
                        where m.message_id = :digest and q.remindable
                          and q.due_on <= cast(cast(:now as timestamptz) at time zone c.time_zone as date)
                        """, Long.class)
                .setParameter("digest", digestId)
                .setParameter("now", now)
                .getSingleResult()
                .map(count -> count > 0);
    }

    private Uni<Void> enqueue(Mutiny.Session session, UUID digestId, Outbox.Wanted digest) {
        return outbox.enqueue(
                        session,
                        new Outbox.Wanted(
                                digest.dedupeKey() + "|" + Channel.SMS,
                                digest.purpose(),
                                digest.recipient(),
                                Channel.SMS,
                                digest.caseIds(),
                                digest.createdAt(),
                                digest.dueAt(),
                                digest.dueAt().plus(WORTH_READING)))
                .chain(text -> text.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(
                                        "insert into digest_text (message_id, digest_id) values (:text, :digest)")
                                .setParameter("text", text.get())
                                .setParameter("digest", digestId)
                                .executeUpdate()
                                .replaceWithVoid());
    }
}
