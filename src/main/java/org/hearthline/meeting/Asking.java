package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hearthline.casework.Agency;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.message.text.TextKey;

/** Offers times, and plans what follows when nobody answers: one more message, then a task for the worker. */
@Singleton
class Asking {

    /** A follow-up that comes later than that leaves no time to answer. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofHours(24);

    private final MeetingMessages messages;
    private final MeetingNews news;
    private final Duration followUpAfter;

    Asking(MeetingMessages messages, MeetingNews news, Agency agency) {
        this.messages = messages;
        this.news = news;
        this.followUpAfter = agency.meetings().followUpAfter();
    }

    /** Offers these times for the first time. */
    Uni<Void> ask(
            SqlConnection transaction,
            KeptMeeting meeting,
            KeptAttendee attendee,
            TextKey text,
            List<Instant> times,
            Instant now) {
        Instant first = times.stream().min(Comparator.naturalOrder()).orElseThrow();
        Instant followUp = earlier(now.plus(followUpAfter), first.minus(BEFORE_THE_FIRST));
        if (followUp.isAfter(now)) {
            attendee.next(Step.FOLLOW_UP, followUp);
        } else {
            attendee.next(Step.NO_ANSWER, noAnswerAt(meeting, now));
        }
        return messages.offer(transaction, meeting, attendee, text, times, now);
    }

    /** When the worker is told that somebody who was asked at that instant does not answer. */
    Instant noAnswerAt(KeptMeeting meeting, Instant asked) {
        return earlier(asked.plus(followUpAfter), meeting.lastSlot());
    }

    /** Somebody else was first: these are left, under numbers of their own. */
    Uni<Void> askAgain(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, List<Instant> left, Instant now) {
        attendee.answered(Answer.NONE, null, now);
        attendee.revision++;
        return messages.close(transaction, meeting, attendee, now)
                .chain(() -> ask(transaction, meeting, attendee, TextKey.MEETING_PROPOSAL, left, now));
    }

    /** Nothing is left to offer: that is for the worker. */
    Uni<Void> noneLeft(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        attendee.answered(Answer.NONE, null, now);
        attendee.revision++;
        attendee.nothingNext();
        needTimes(meeting, attendee);
        return messages.close(transaction, meeting, attendee, now)
                .chain(() -> news.ask(transaction, meeting, attendee, Reason.OTHER_TIMES, now))
                .chain(() -> news.tell(transaction, meeting, attendee, News.NO_TIMES_LEFT, null, now));
    }

    static void needTimes(KeptMeeting meeting, KeptAttendee attendee) {
        if (attendee.required) {
            meeting.status = MeetingStatus.NEEDS_TIMES;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
