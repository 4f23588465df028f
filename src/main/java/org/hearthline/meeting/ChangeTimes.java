package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.Errors;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Viewer;

/** Gives a meeting other times: offered anew, or fixed since they were agreed otherwise. */
@Singleton
class ChangeTimes {

    private final MeetingRows rows;
    private final Bookings bookings;
    private final FreeTimes freeTimes;
    private final Asking asking;
    private final Settling settling;
    private final MeetingMessages messages;
    private final MeetingNews news;

    ChangeTimes(
            MeetingRows rows,
            Bookings bookings,
            FreeTimes freeTimes,
            Asking asking,
            Settling settling,
            MeetingMessages messages,
            MeetingNews news) {
        this.rows = rows;
        this.bookings = bookings;
        this.freeTimes = freeTimes;
        this.asking = asking;
        this.settling = settling;
        this.messages = messages;
        this.news = news;
    }

    /** Who had a time hears first that it is off. */
    Uni<Void> offer(
            SqlConnection transaction,
            Viewer viewer,
            KeptMeeting meeting,
            List<KeptAttendee> asked,
            TimesWanted wanted,
            Instant now) {
        Errors errors = new Errors();
        wanted.check(errors, now);
        errors.throwIfAny();
        return bookings.release(transaction, meeting, asked)
                .chain(() -> freeTimes.find(transaction, wanted, meeting.workerId, ids(asked), meeting.id, errors, now))
                .invoke(errors::throwIfAny)
                .chain(times -> {
                    meeting.slots.clear();
                    meeting.slots.addAll(times);
                    return rows.offerAnew(transaction, meeting, viewer, now);
                })
                .chain(() -> InTurn.each(asked, each -> ask(transaction, meeting, each, now)))
                .chain(() -> news.lift(transaction, meeting, null, Reason.OTHER_TIMES, now))
                .invoke(() -> meeting.reckon(MeetingStatus.PROPOSED));
    }

    private Uni<Void> ask(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        attendee.askAnew(meeting.lastSlot());
        return messages.close(transaction, meeting, attendee, now)
                .chain(() -> news.liftAll(transaction, meeting, attendee, now))
                .chain(() -> attendee.wasAt == null
                        ? Uni.createFrom().voidItem()
                        : messages.cancelled(transaction, meeting, attendee, now))
                .chain(() -> asking.ask(transaction, meeting, attendee, TextKey.MEETING_PROPOSAL, meeting.slots, now));
    }

    /** In a meeting of all, who declined and is not needed stays away. */
    Uni<Void> fix(SqlConnection transaction, KeptMeeting meeting, List<KeptAttendee> asked, Instant at, Instant now) {
        List<KeptAttendee> coming = asked.stream()
                .filter(each -> each.required || each.answer != Answer.DECLINED)
                .filter(each -> !at.equals(each.settledAt))
                .toList();
        if (coming.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Errors errors = new Errors();
        TimesWanted.checkInstant(errors, "at", at, now);
        errors.throwIfAny();
        return bookings.release(transaction, meeting, coming)
                .chain(() -> freeTimes.find(
                        transaction,
                        new TimesWanted(List.of(at), null, meeting.minutes),
                        meeting.workerId,
                        ids(coming),
                        meeting.id,
                        errors,
                        now))
                .chain(() -> errors.isEmpty()
                        ? bookings.book(transaction, meeting, persons(meeting, coming), at)
                        : Uni.createFrom().item(false))
                .invoke(booked -> {
                    if (!booked) {
                        throw errors.has("attendees")
                                ? Problem.invalid(errors.list())
                                : Problem.invalid("at", "cannot be: the worker or an attendee is taken then");
                    }
                })
                .chain(() -> InTurn.each(coming, each -> settle(transaction, meeting, each, at, now)))
                .invoke(() -> meeting.reckon(meeting.status))
                .chain(() -> meeting.status == MeetingStatus.CONFIRMED
                        ? news.liftAll(transaction, meeting, null, now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> settle(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        TextKey text = attendee.isSettled() ? TextKey.MEETING_CHANGED : TextKey.MEETING_CONFIRMED;
        attendee.answered(Answer.CHOSE, at, now);
        return settling.settle(transaction, meeting, attendee, at, text, now);
    }

    private static List<String> ids(List<KeptAttendee> attendees) {
        return attendees.stream().map(each -> each.participantId).toList();
    }

    private static List<String> persons(KeptMeeting meeting, List<KeptAttendee> attendees) {
        return Stream.concat(
                        Stream.of(Bookings.worker(meeting.workerId)),
                        attendees.stream().map(each -> Bookings.person(each.participantId)))
                .toList();
    }
}
