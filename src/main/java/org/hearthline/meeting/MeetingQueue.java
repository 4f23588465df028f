package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Transactions;
import org.jboss.logging.Logger;

/** Does what the passing of time alone brings: asks once more, tells the worker that nobody answers, asks whether it took place. */
@Singleton
class MeetingQueue implements DueQueue {

    private static final Logger LOG = Logger.getLogger(MeetingQueue.class);
    private static final int BATCH = 100;

    private static final String NEXT = "select min(due_at) as due_at from meeting where due_at is not null";

    private static final String DUE = """
            select id from meeting where due_at <= $1 order by due_at, id limit $2
            """;

    private final Pool pool;
    private final MeetingRows rows;
    private final Bookings bookings;
    private final Asking asking;
    private final MeetingMessages messages;
    private final MeetingNews news;

    MeetingQueue(
            Pool pool, MeetingRows rows, Bookings bookings, Asking asking, MeetingMessages messages, MeetingNews news) {
        this.pool = pool;
        this.rows = rows;
        this.bookings = bookings;
        this.asking = asking;
        this.messages = messages;
        this.news = news;
    }

    @Override
    public String name() {
        return "meetings";
    }

    /** Before what it wants sent. */
    @Override
    public int order() {
        return 22;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return pool.preparedQuery(NEXT)
                .execute()
                .map(rows -> Optional.ofNullable(Rows.instant(rows.iterator().next(), "due_at")));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(UTC), BATCH))
                .chain(due -> InTurn.sum(due, row -> run(row.getString("id"), now)));
    }

    /** Each in a transaction of its own: one that fails is tried again and holds up no other. */
    private Uni<Integer> run(String id, Instant now) {
        return pool.withTransaction(transaction -> rows.lock(transaction, id).chain(found -> {
                    KeptMeeting meeting = found.orElseThrow();
                    Instant dueAt = meeting.dueAt();
                    return dueAt == null || dueAt.isAfter(now)
                            ? Uni.createFrom().item(0)
                            : steps(transaction, meeting, now)
                                    .chain(() -> rows.keep(transaction, meeting, Transactions.SERVICE, now))
                                    .replaceWith(1);
                }))
                .onFailure()
                .recoverWithItem(fault -> {
                    LOG.errorf("What is due of meeting %s could not be done: %s", id, Faults.describe(fault));
                    return 0;
                });
    }

    private Uni<Void> steps(SqlConnection transaction, KeptMeeting meeting, Instant now) {
        return InTurn.each(
                meeting.attendees.stream()
                        .filter(each -> each.stepAt != null && !each.stepAt.isAfter(now))
                        .toList(),
                each -> step(transaction, meeting, each, now));
    }

    private Uni<Void> step(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        return switch (Objects.requireNonNull(attendee.step)) {
            case FOLLOW_UP -> followUp(transaction, meeting, attendee, now);
            case NO_ANSWER -> noAnswer(transaction, meeting, attendee, now);
            case PAST -> past(transaction, meeting, attendee, now);
            case LOG -> {
                attendee.nothingNext();
                yield messages.close(transaction, meeting, attendee, now)
                        .chain(() -> news.ask(transaction, meeting, attendee, Reason.LOG_MEETING, now));
            }
        };
    }

    private Uni<Void> followUp(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        attendee.next(Step.NO_ANSWER, asking.noAnswerAt(meeting, now));
        return bookings.left(transaction, meeting, meeting.personsFor(attendee), now)
                .chain(left -> left.isEmpty()
                        ? asking.noneLeft(transaction, meeting, attendee, now)
                        : messages.offer(
                                transaction, meeting, attendee, TextKey.MEETING_PROPOSAL_FOLLOW_UP, left, now));
    }

    private Uni<Void> noAnswer(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        attendee.next(Step.PAST, meeting.lastSlot());
        return news.ask(transaction, meeting, attendee, Reason.NO_ANSWER, now)
                .chain(() -> news.tell(transaction, meeting, attendee, News.NO_ANSWER, null, now));
    }

    private Uni<Void> past(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        attendee.nothingNext();
        Asking.needTimes(meeting, attendee);
        return messages.close(transaction, meeting, attendee, now);
    }
}
