package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hearthline.casework.BusinessDays;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.message.text.TextKey;

/** What follows once a time that is booked holds for an attendee. */
@Singleton
class Settling {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Whether contact is due before that day, and no other meeting is settled that could be the contact in time. */
    private static final String AFTER_DUE = """
            select 1 from requirement r
            where r.case_id = $1 and r.subject = $2 and not r.withdrawn and r.status in ('UPCOMING', 'OPEN')
              and r.kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT') and r.due_on < ($3::timestamptz at time zone $4)::date
              and not exists (
                  select from meeting m join meeting_attendee a on a.meeting_id = m.id
                  where m.id <> $5 and m.case_id = r.case_id and a.participant_id = r.subject and m.status in ('PROPOSED', 'CONFIRMED', 'NEEDS_TIMES')
                    and (a.settled_at at time zone $4)::date between r.opens_on and r.due_on)
            limit 1
            """;

    private final MeetingMessages messages;
    private final MeetingNews news;
    private final BusinessDays businessDays;

    Settling(MeetingMessages messages, MeetingNews news, BusinessDays businessDays) {
        this.messages = messages;
        this.news = news;
        this.businessDays = businessDays;
    }

    /**
     * Settles a time that was booked for them, and says so.
     *
     * @param text says it: confirmed, or changed
     */
    Uni<Void> settle(
            SqlConnection transaction,
            KeptMeeting meeting,
            KeptAttendee attendee,
            Instant at,
            TextKey text,
            Instant now) {
        attendee.unsettle();
        attendee.settle(at);
        attendee.revision++;
        attendee.next(Step.LOG, morningAfter(at, meeting.workerZone));
        return messages.close(transaction, meeting, attendee, now)
                .chain(() -> news.liftAll(transaction, meeting, attendee, now))
                .chain(() -> messages.settled(transaction, meeting, attendee, text, now))
                .chain(() -> warnIfAfterDue(transaction, meeting, attendee, at, now));
    }

    private Uni<Void> warnIfAfterDue(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        return transaction
                .preparedQuery(AFTER_DUE)
                .execute(Tuple.of(
                        meeting.caseId, attendee.participantId, at.atOffset(UTC), meeting.caseZone.getId(), meeting.id))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : news.tell(transaction, meeting, attendee, News.MEETING_AFTER_DUE, at, now));
    }

    /** The next business morning by the worker's clock (POLICY 4). */
    Instant morningAfter(Instant at, ZoneId workerZone) {
        LocalDate day = LocalDate.ofInstant(at, workerZone).plusDays(1);
        while (!businessDays.test(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(workerZone).toInstant();
    }
}
