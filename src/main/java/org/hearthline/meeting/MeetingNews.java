package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hearthline.casework.ParentTasks;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.platform.InTurn;
import org.jspecify.annotations.Nullable;

/** What the worker hears of a meeting, and what only they can settle. */
@Singleton
class MeetingNews {

    private static final List<Reason> REASONS = List.of(Reason.NO_ANSWER, Reason.OTHER_TIMES, Reason.LOG_MEETING);

    private final WorkerNews news;
    private final ParentTasks tasks;

    MeetingNews(WorkerNews news, ParentTasks tasks) {
        this.news = news;
        this.tasks = tasks;
    }

    /** Each change of a meeting may bring the same news again: it is told by the version that the meeting had. */
    Uni<Void> tell(
            SqlConnection transaction,
            KeptMeeting meeting,
            @Nullable KeptAttendee attendee,
            News what,
            @Nullable Instant at,
            Instant now) {
        String who = attendee == null ? null : attendee.participantId;
        return news.tell(
                transaction,
                new WorkerNews.Item(
                        String.join("|", "MEETING", meeting.id, String.valueOf(who), what.name(), "" + meeting.version),
                        what,
                        meeting.caseId,
                        who,
                        meeting.id,
                        at),
                now);
    }

    Uni<Void> ask(
            SqlConnection transaction,
            KeptMeeting meeting,
            @Nullable KeptAttendee attendee,
            Reason reason,
            Instant now) {
        return tasks.raiseAnew(
                transaction,
                reason,
                meeting.caseId,
                attendee == null ? null : attendee.participantId,
                meeting.id,
                false,
                now);
    }

    /** Nothing of this kind is left to do, for one attendee or, where none is named, for all. */
    Uni<Void> lift(
            SqlConnection transaction,
            KeptMeeting meeting,
            @Nullable KeptAttendee attendee,
            Reason reason,
            Instant now) {
        return tasks.lift(transaction, reason, attendee == null ? null : attendee.participantId, meeting.id, now);
    }

    Uni<Void> liftAll(SqlConnection transaction, KeptMeeting meeting, @Nullable KeptAttendee attendee, Instant now) {
        return InTurn.each(REASONS, reason -> lift(transaction, meeting, attendee, reason, now));
    }
}
