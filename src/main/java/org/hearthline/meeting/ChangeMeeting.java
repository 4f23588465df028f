package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hearthline.meeting.MeetingViews.Seen;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hearthline.platform.Wakeups;

/** Changes a meeting on a worker's word. */
@Singleton
class ChangeMeeting {

    private final Pool pool;
    private final MeetingRows rows;
    private final ChangeTimes times;
    private final EndMeeting end;
    private final MeetingViews views;
    private final ServiceClock clock;
    private final Wakeups wakeups;

    ChangeMeeting(
            Pool pool,
            MeetingRows rows,
            ChangeTimes times,
            EndMeeting end,
            MeetingViews views,
            ServiceClock clock,
            Wakeups wakeups) {
        this.pool = pool;
        this.rows = rows;
        this.times = times;
        this.end = end;
        this.views = views;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** What was logged and not yet kept here, as after a crash in between, is logged no second time by the same call. */
    Uni<Seen> change(Viewer viewer, String id, Version.Expected expected, MeetingChange change) {
        Instant now = clock.instant();
        return log(viewer, id, expected, change, now)
                .chain(() -> pool.withTransaction(transaction -> rows.lockVisible(transaction, viewer, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("meeting")))
                        .chain(meeting -> change(transaction, viewer, meeting, expected, change, now)
                                .chain(() -> views.seen(transaction, meeting, now)))))
                .invoke(wakeups::wake);
    }

    /** The contact goes first, in a transaction of its own. */
    private Uni<Void> log(Viewer viewer, String id, Version.Expected expected, MeetingChange change, Instant now) {
        return change.isLogged()
                ? pool.withConnection(connection -> rows.findVisible(connection, viewer, id))
                        .map(found -> found.orElseThrow(() -> Problem.notFound("meeting")))
                        .invoke(meeting -> check(meeting, expected, change))
                        .chain(meeting -> meeting.status == change.status()
                                ? Uni.createFrom().voidItem()
                                : end.log(viewer, meeting, change, now))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> change(
            SqlConnection transaction,
            Viewer viewer,
            KeptMeeting meeting,
            Version.Expected expected,
            MeetingChange change,
            Instant now) {
        check(meeting, expected, change);
        if (meeting.status == change.status()) {
            return Uni.createFrom().voidItem();
        }
        meeting.sequence++;
        return changed(transaction, viewer, meeting, change, now)
                .chain(() -> rows.keep(transaction, meeting, viewer, now));
    }

    private Uni<Void> changed(
            SqlConnection transaction, Viewer viewer, KeptMeeting meeting, MeetingChange change, Instant now) {
        if (change.status() != null) {
            return end.end(transaction, meeting, change.status(), change.why(), now);
        }
        List<KeptAttendee> concerned = concerned(meeting, change);
        return change.at() == null
                ? times.offer(
                        transaction,
                        viewer,
                        meeting,
                        concerned,
                        TimesWanted.of(change.slots(), change.range(), meeting.minutes),
                        now)
                : times.fix(transaction, meeting, concerned, change.at().toInstant(), now);
    }

    /** What is over stays as it ended; the same end again is answered the same. */
    private static void check(KeptMeeting meeting, Version.Expected expected, MeetingChange change) {
        Version.check(expected, new Version(meeting.version));
        if (!meeting.status.isOpen() && meeting.status != change.status()) {
            throw Problem.conflict("This meeting is over: it was cancelled, or its outcome is logged.");
        }
    }

    private static List<KeptAttendee> concerned(KeptMeeting meeting, MeetingChange change) {
        if (change.participantIds() == null) {
            return List.copyOf(meeting.attendees);
        }
        Errors errors = new Errors();
        if (meeting.kind == MeetingKind.FAMILY_TEAM_MEETING) {
            errors.add("participantIds", "belongs to a visit: here all meet at one time");
        }
        List<String> ids = Objects.requireNonNull(change.participantIds());
        for (int i = 0; i < ids.size(); i++) {
            if (meeting.attendee(ids.get(i)).isEmpty()) {
                errors.add("participantIds[" + i + "]", "is not asked to this meeting");
            }
        }
        errors.throwIfAny();
        return meeting.attendees.stream()
                .filter(each -> ids.contains(each.participantId))
                .toList();
    }
}
