package org.hearthline.reminder;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearthline.message.Outbox;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Transactions;
import org.hearthline.policy.ReminderTarget;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes what is due for one person one digest in the outbox. Reminders and message commit together, under a key that only one digest of
 * that morning can have: whatever dies in between, it is made once.
 */
@Singleton
class DigestQueue implements DueQueue {

    private static final Logger LOG = Logger.getLogger(DigestQueue.class);
    private static final int BATCH = 200;

    /** What is due, by person. A case whose plan is to be made again waits for that. */
    private static final String DUE = """
            with told as (
                select target, recipient_kind, recipient_id, case_id, key, at
                from addressed_reminder where status = 'PLANNED'
                union all
                select 'WORKER', recipient_kind, recipient_id, case_id, null, asked_from
                from meeting_to_log where message_id is null)
            select t.target, t.recipient_kind, t.recipient_id,
                   array_remove(array_agg(t.key), null) as keys,
                   array_agg(distinct t.case_id order by t.case_id) as case_ids
            from told t join plan on plan.case_id = t.case_id
            where t.at <= $1 and (plan.due_at is null or plan.due_at > $1)
            group by 1, 2, 3
            order by 1, 2, 3
            limit $2
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Outbox outbox;
    private final DigestTexts texts;

    DigestQueue(Pool pool, Transactions transactions, Outbox outbox, DigestTexts texts) {
        this.pool = pool;
        this.transactions = transactions;
        this.outbox = outbox;
        this.texts = texts;
    }

    /** One person and what they are told as, for a supervisor may carry cases of their own; and the reminders that are due for them. */
    private record Addressee(ReminderTarget target, Recipient recipient, List<String> keys, List<String> caseIds) {

        static Addressee of(Row row) {
            return new Addressee(
                    ReminderTarget.valueOf(row.getString("target")),
                    new Recipient(
                            Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                    List.of(row.getArrayOfStrings("keys")),
                    List.of(row.getArrayOfStrings("case_ids")));
        }

        Purpose purpose() {
            return switch (target) {
                case WORKER -> Purpose.WORKER_DIGEST;
                case SUPERVISOR -> Purpose.ESCALATION;
            };
        }

        String key() {
            return String.join("|", purpose().name(), recipient.kind().name(), recipient.id());
        }
    }

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return transactions.read(
                session -> session.createQuery("select min(at) from KeptReminder where status = PLANNED", Instant.class)
                        .getSingleResultOrNull()
                        .chain(reminder -> MeetingsToLog.nextDueAt(session)
                                .map(meeting -> Stream.concat(Stream.ofNullable(reminder), meeting.stream())
                                        .min(Comparator.naturalOrder()))));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), BATCH))
                .chain(rows -> InTurn.sum(rows, row -> digest(Addressee.of(row), now)));
    }

    /** Each in a transaction of its own: one that fails is tried again and holds up nobody else's. */
    private Uni<Integer> digest(Addressee addressee, Instant now) {
        return transactions
                .write(Transactions.SERVICE, session -> digest(session, addressee, now))
                .replaceWith(1)
                .onFailure()
                .recoverWithItem(fault -> {
                    LOG.errorf("The digest %s could not be made: %s", addressee.key(), Faults.describe(fault));
                    return 0;
                });
    }

    private Uni<Void> digest(Mutiny.Session session, Addressee addressee, Instant now) {
        return transactions
                .alone(session, addressee.key())
                .chain(() -> lockCases(session, addressee))
                .chain(() -> due(session, addressee, now))
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : enqueue(session, addressee, due, now));
    }

    /** Nobody may plan these cases while their reminders go into a digest. */
    private static Uni<Void> lockCases(Mutiny.Session session, Addressee addressee) {
        return session.createNativeQuery(
                        "select id from case_file where id in (:ids) order by id for update", String.class)
                .setParameter("ids", addressee.caseIds())
                .getResultList()
                .replaceWithVoid();
    }

    /** What there is to tell one person. */
    private record Due(List<KeptReminder> reminders, List<MeetingToLog> meetings) {

        boolean isEmpty() {
            return reminders.isEmpty() && meetings.isEmpty();
        }

        Instant morning(Instant now) {
            return Stream.concat(
                            reminders.stream().map(reminder -> reminder.at),
                            meetings.stream().map(meeting -> meeting.morning(now)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        List<String> caseIds() {
            return Stream.concat(
                            reminders.stream().map(reminder -> reminder.caseId),
                            meetings.stream().map(meeting -> meeting.caseId))
                    .toList();
        }
    }

    private static Uni<Due> due(Mutiny.Session session, Addressee addressee, Instant now) {
        return reminders(session, addressee)
                .chain(reminders -> meetings(session, addressee, now).map(meetings -> new Due(reminders, meetings)));
    }

    private static Uni<List<MeetingToLog>> meetings(Mutiny.Session session, Addressee addressee, Instant now) {
        return switch (addressee.target()) {
            case WORKER -> MeetingsToLog.due(session, addressee.recipient(), addressee.caseIds(), now);
            case SUPERVISOR -> Uni.createFrom().item(List.of());
        };
    }

    private static Uni<List<KeptReminder>> reminders(Mutiny.Session session, Addressee addressee) {
        return session.createQuery("from KeptReminder where key in :keys and status = PLANNED", KeptReminder.class)
                .setParameter("keys", addressee.keys())
                .getResultList();
    }

    private Uni<Void> enqueue(Mutiny.Session session, Addressee addressee, Due due, Instant now) {
        Instant morning = due.morning(now);
        Outbox.Wanted digest = new Outbox.Wanted(
                addressee.key() + "|" + morning,
                addressee.purpose(),
                addressee.recipient(),
                Channel.EMAIL,
                due.caseIds(),
                now,
                now,
                null);
        return outbox.enqueue(session, digest)
                .call(message -> message.isPresent()
                        ? putInto(session, due, message.get())
                        : postpone(session, due, morning.plus(Duration.ofDays(1))))
                .call(session::flush)
                .chain(message -> message.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : texts.goBeside(session, message.get(), digest, now));
    }

    private static Uni<Void> putInto(Mutiny.Session session, Due due, UUID messageId) {
        due.reminders().forEach(reminder -> {
            reminder.status = KeptReminder.Status.IN_DIGEST;
            reminder.messageId = messageId;
        });
        return MeetingsToLog.putInto(session, due.meetings(), messageId);
    }

    /** This morning's digest was made while the reminder was being planned: one a day, so it is for the next. */
    private static Uni<Void> postpone(Mutiny.Session session, Due due, Instant until) {
        due.reminders().forEach(reminder -> reminder.at = until);
        LOG.infof("What concerns the cases %s came too late for this morning's digest", due.caseIds());
        return MeetingsToLog.postpone(session, due.meetings(), until);
    }
}
