package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What attendees answer, by text or on their page. Each answer is written down in the caller's transaction, which holds the meeting
 * from then on: of two who answer at once, the second sees what the first has settled. The caller wakes the queues once it has
 * committed.
 */
@Singleton
public class Meetings {

    private final MeetingRows rows;
    private final Bookings bookings;
    private final Choosing choosing;
    private final MeetingMessages messages;
    private final MeetingNews news;
    private final Sealing sealing;

    Meetings(
            MeetingRows rows,
            Bookings bookings,
            Choosing choosing,
            MeetingMessages messages,
            MeetingNews news,
            Sealing sealing) {
        this.rows = rows;
        this.bookings = bookings;
        this.choosing = choosing;
        this.messages = messages;
        this.news = news;
        this.sealing = sealing;
    }

    /** They want this time. Who is told already that it is theirs, is answered {@link Answered#SETTLED} again. */
    public Uni<Answered> choose(
            SqlConnection transaction, String meetingId, String participantId, Instant startsAt, Instant now) {
        return answer(
                transaction,
                meetingId,
                participantId,
                now,
                (meeting, attendee) -> choosing.choose(transaction, meeting, attendee, startsAt, now));
    }

    /**
     * None of the times suits them, or the settled one no longer does: it is free for others then.
     *
     * @param words what they wrote with it, for the worker alone
     * @return {@link Answered#NOTED} or {@link Answered#OVER}
     */
    public Uni<Answered> otherTimes(
            SqlConnection transaction, String meetingId, String participantId, @Nullable String words, Instant now) {
        return answer(
                transaction,
                meetingId,
                participantId,
                now,
                (meeting, attendee) -> otherTimes(transaction, meeting, attendee, words, now));
    }

    /**
     * They will be there.
     *
     * @return {@link Answered#SETTLED}, or {@link Answered#OVER} where no coming time is settled with them
     */
    public Uni<Answered> keep(SqlConnection transaction, String meetingId, String participantId, Instant now) {
        return answer(transaction, meetingId, participantId, now, (meeting, attendee) -> {
            if (attendee.settledAt == null || !attendee.settledAt.isAfter(now)) {
                return Uni.createFrom().item(Answered.OVER);
            }
            attendee.answeredAt = now;
            return Uni.createFrom().item(Answered.SETTLED);
        });
    }

    /**
     * They wrote this about the meeting; it is added to their last answer, for the worker alone.
     *
     * @return {@link Answered#NOTED} or {@link Answered#OVER}
     */
    public Uni<Answered> words(
            SqlConnection transaction, String meetingId, String participantId, String words, Instant now) {
        return answer(transaction, meetingId, participantId, now, (meeting, attendee) -> {
            if (attendee.answer == Answer.NONE) {
                attendee.answered(Answer.WORDS, null, now);
                attendee.next(Step.PAST, meeting.lastSlot());
            }
            return add(transaction, attendee, words).replaceWith(Answered.NOTED);
        });
    }

    private Uni<Answered> otherTimes(
            SqlConnection transaction,
            KeptMeeting meeting,
            KeptAttendee attendee,
            @Nullable String words,
            Instant now) {
        if (attendee.settledAt != null && !attendee.settledAt.isAfter(now)) {
            return Uni.createFrom().item(Answered.OVER);
        }
        if (words == null && attendee.answer == Answer.DECLINED) {
            return Uni.createFrom().item(Answered.NOTED);
        }
        boolean needed = attendee.required || meeting.kind == MeetingKind.VISIT;
        return bookings.release(transaction, meeting, List.of(attendee))
                .invoke(() -> {
                    attendee.unsettle();
                    attendee.answered(words == null ? Answer.DECLINED : Answer.WORDS, null, now);
                    attendee.revision++;
                    attendee.nothingNext();
                    Asking.needTimes(meeting, attendee);
                })
                .chain(() -> words == null ? Uni.createFrom().voidItem() : add(transaction, attendee, words))
                .chain(() -> messages.close(transaction, meeting, attendee, now))
                .chain(() -> news.lift(transaction, meeting, attendee, Reason.NO_ANSWER, now))
                .chain(() -> needed
                        ? news.ask(transaction, meeting, attendee, Reason.OTHER_TIMES, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> news.tell(transaction, meeting, attendee, News.OTHER_TIMES_ASKED, null, now))
                .replaceWith(Answered.NOTED);
    }

    private Uni<Void> add(SqlConnection transaction, KeptAttendee attendee, String words) {
        String owner = Sealing.person(attendee.participantId);
        return sealing.keyMade(transaction, owner)
                .invoke(keys -> {
                    String before = attendee.words == null ? null : keys.open(owner, attendee.words.getBytes());
                    String all = before == null ? words : before + "\n" + words;
                    attendee.words = keys.sealed(owner, all);
                })
                .replaceWithVoid();
    }

    /** Locks the meeting first, and keeps what came of it. */
    private Uni<Answered> answer(
            SqlConnection transaction,
            String meetingId,
            String participantId,
            Instant now,
            BiFunction<KeptMeeting, KeptAttendee, Uni<Answered>> act) {
        return rows.lock(transaction, meetingId).chain(found -> {
            Optional<KeptAttendee> attendee = found.flatMap(meeting -> meeting.attendee(participantId));
            if (attendee.isEmpty() || !found.get().status.isOpen()) {
                return Uni.createFrom().item(Answered.OVER);
            }
            KeptMeeting meeting = found.get();
            return act.apply(meeting, attendee.get())
                    .call(answered -> answered == Answered.OVER
                            ? Uni.createFrom().voidItem()
                            : rows.keep(transaction, meeting, Transactions.SERVICE, now));
        });
    }
}
