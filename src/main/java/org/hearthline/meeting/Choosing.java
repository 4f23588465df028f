package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.InTurn;

/** What follows when an attendee chooses a time: of a visit it is theirs if it is free, in a meeting of all it is a vote. */
@Singleton
class Choosing {

    private final Bookings bookings;
    private final Settling settling;
    private final Asking asking;
    private final MeetingNews news;
    private final NoContacts noContacts;

    Choosing(Bookings bookings, Settling settling, Asking asking, MeetingNews news, NoContacts noContacts) {
        this.noContacts = noContacts;
        this.bookings = bookings;
        this.settling = settling;
        this.asking = asking;
        this.news = news;
    }

    Uni<Answered> choose(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            return answer(Answered.OVER);
        }
        if (at.equals(attendee.settledAt)) {
            return answer(Answered.SETTLED);
        }
        Optional<Instant> common = meeting.kind == MeetingKind.FAMILY_TEAM_MEETING ? meeting.at() : Optional.empty();
        if (common.isPresent()) {
            return common.get().equals(at) && !attendee.isSettled()
                    ? join(transaction, meeting, attendee, at, now)
                    : answer(Answered.OVER);
        }
        return noContacts
                .among(transaction, meeting.invited(), List.of(at))
                .chain(apart -> apart
                        ? nothingInCommon(transaction, meeting, now).replaceWith(Answered.NONE_LEFT)
                        : chooseLeft(transaction, meeting, attendee, at, now));
    }

    private Uni<Answered> chooseLeft(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        return bookings.left(transaction, meeting, meeting.personsFor(attendee), now)
                .chain(left -> left.contains(at)
                        ? switch (meeting.kind) {
                            case VISIT -> take(transaction, meeting, attendee, at, now);
                            case FAMILY_TEAM_MEETING -> vote(transaction, meeting, attendee, at, now);
                        }
                        : gone(transaction, meeting, List.of(attendee), now));
    }

    private Uni<Answered> take(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        TextKey text = attendee.isSettled() ? TextKey.MEETING_CHANGED : TextKey.MEETING_CONFIRMED;
        return bookings.book(transaction, meeting, meeting.personsFor(attendee), at)
                .chain(booked -> booked
                        ? bookings.release(transaction, meeting, List.of(attendee))
                                .invoke(() -> attendee.answered(Answer.CHOSE, at, now))
                                .chain(() -> settle(transaction, meeting, List.of(attendee), at, text, now))
                        : gone(transaction, meeting, List.of(attendee), now));
    }

    /** All but those who declined now have this time; who declined may yet come along. */
    private Uni<Answered> join(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        return bookings.book(transaction, meeting, List.of(Bookings.person(attendee.participantId)), at)
                .chain(booked -> {
                    if (!booked) {
                        return answer(Answered.OVER);
                    }
                    attendee.answered(Answer.CHOSE, at, now);
                    return settle(transaction, meeting, List.of(attendee), at, TextKey.MEETING_CONFIRMED, now);
                });
    }

    private Uni<Answered> vote(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        attendee.answered(Answer.CHOSE, at, now);
        attendee.next(Step.PAST, meeting.lastSlot());
        List<KeptAttendee> required =
                meeting.attendees.stream().filter(each -> each.required).toList();
        if (required.stream().allMatch(each -> at.equals(each.slot))) {
            return settleForAll(transaction, meeting, at, now);
        }
        return news.lift(transaction, meeting, attendee, Reason.NO_ANSWER, now)
                .chain(() -> news.tell(transaction, meeting, attendee, News.TIME_CHOSEN, at, now))
                .chain(() -> required.stream().allMatch(each -> each.answer == Answer.CHOSE)
                        ? nothingInCommon(transaction, meeting, now)
                        : Uni.createFrom().voidItem())
                .replaceWith(Answered.NOTED);
    }

    private Uni<Answered> settleForAll(SqlConnection transaction, KeptMeeting meeting, Instant at, Instant now) {
        List<KeptAttendee> coming = meeting.attendees.stream()
                .filter(each -> each.answer != Answer.DECLINED)
                .toList();
        List<String> persons = Stream.concat(
                        Stream.of(Bookings.worker(meeting.workerId)),
                        coming.stream().map(each -> Bookings.person(each.participantId)))
                .toList();
        return bookings.book(transaction, meeting, persons, at)
                .chain(booked -> booked
                        ? settle(transaction, meeting, coming, at, TextKey.MEETING_CONFIRMED, now)
                        : gone(
                                transaction,
                                meeting,
                                meeting.attendees.stream()
                                        .filter(each -> at.equals(each.slot))
                                        .toList(),
                                now));
    }

    private Uni<Void> nothingInCommon(SqlConnection transaction, KeptMeeting meeting, Instant now) {
        meeting.status = MeetingStatus.NEEDS_TIMES;
        return news.ask(transaction, meeting, null, Reason.OTHER_TIMES, now)
                .chain(() -> news.tell(transaction, meeting, null, News.OTHER_TIMES_ASKED, null, now));
    }

    /** In one order for all, for who wants messages may wait for another who does. */
    private Uni<Answered> settle(
            SqlConnection transaction,
            KeptMeeting meeting,
            List<KeptAttendee> coming,
            Instant at,
            TextKey text,
            Instant now) {
        return InTurn.each(
                        coming.stream()
                                .sorted((one, other) -> one.participantId.compareTo(other.participantId))
                                .toList(),
                        each -> settling.settle(transaction, meeting, each, at, text, now))
                .invoke(() -> meeting.reckon(meeting.status))
                .chain(() -> meeting.status == MeetingStatus.CONFIRMED
                        ? news.liftAll(transaction, meeting, null, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> news.tell(
                        transaction, meeting, coming.size() == 1 ? coming.get(0) : null, News.TIME_SETTLED, at, now))
                .replaceWith(Answered.SETTLED);
    }

    /** Who has a time keeps it; the others are offered what is left. */
    private Uni<Answered> gone(SqlConnection transaction, KeptMeeting meeting, List<KeptAttendee> chose, Instant now) {
        KeptAttendee first = chose.get(0);
        if (first.isSettled()) {
            return answer(Answered.TAKEN);
        }
        return bookings.left(transaction, meeting, meeting.personsFor(first), now)
                .chain(left -> InTurn.each(
                                chose,
                                each -> left.isEmpty()
                                        ? asking.noneLeft(transaction, meeting, each, now)
                                        : asking.askAgain(transaction, meeting, each, left, now))
                        .replaceWith(left.isEmpty() ? Answered.NONE_LEFT : Answered.TAKEN));
    }

    private static Uni<Answered> answer(Answered answered) {
        return Uni.createFrom().item(answered);
    }
}
