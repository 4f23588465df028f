package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hearthline.consent.Address;
import org.hearthline.consent.Addresses;
import org.hearthline.consent.Choice;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.ParentMessages;
import org.hearthline.consent.ParentMessages.Kept;
import org.hearthline.consent.QuestionKind;
import org.hearthline.consent.Questions;
import org.hearthline.consent.Questions.Offer;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.InTurn;
import org.jspecify.annotations.Nullable;

/**
 * Wants the messages of a meeting, and asks what they ask. Each carries the revision of what its reader is told: whatever changes that
 * raises it first, and what had not left by then is stale.
 */
@Singleton
class MeetingMessages {

    private static final Duration DAY_BEFORE = Duration.ofHours(24);
    private static final Duration HOURS_BEFORE = Duration.ofHours(2);

    /** Closer than that, the day's reminder would follow the confirmation at its heels. */
    private static final Duration FAR_ENOUGH = Duration.ofHours(26);

    private static final String TOLD = """
            select 1 from parent_message p join message m on m.id = p.message_id
            where p.meeting_id = $1 and m.recipient_id = $2 and m.status in ('SENDING', 'UNKNOWN', 'SENT', 'DELIVERED')
            limit 1
            """;

    private final ParentMessages messages;
    private final Addresses addresses;
    private final Questions questions;

    MeetingMessages(ParentMessages messages, Addresses addresses, Questions questions) {
        this.messages = messages;
        this.addresses = addresses;
        this.questions = questions;
    }

    /** What was asked of a meeting is asked no more, of one attendee or, where none is named, of all. */
    Uni<Void> close(SqlConnection transaction, KeptMeeting meeting, @Nullable KeptAttendee attendee, Instant now) {
        return questions.closeOfMeeting(transaction, meeting.id, attendee == null ? null : attendee.participantId, now);
    }

    /** Whether anything of this meeting may have reached them. */
    Uni<Boolean> wasTold(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee) {
        return transaction
                .preparedQuery(TOLD)
                .execute(Tuple.of(meeting.id, attendee.participantId))
                .map(rows -> rows.size() > 0);
    }

    /** Offers these times, in their order. */
    Uni<Void> offer(
            SqlConnection transaction,
            KeptMeeting meeting,
            KeptAttendee attendee,
            TextKey text,
            List<Instant> times,
            Instant now) {
        List<Offer> offers = new ArrayList<>(times.stream().map(Offer::time).toList());
        offers.add(Offer.of(Choice.OTHER_TIMES));
        ParentMessages.Wanted wanted = wanted(meeting, attendee, text, now, meeting.lastSlot());
        return messages.want(transaction, wanted, now)
                .call(kept -> ask(transaction, meeting, kept, QuestionKind.PROPOSAL, offers, now))
                .replaceWithVoid();
    }

    /** Says which time holds, and reminds of it. The numbers to answer with are the same in all of these messages. */
    Uni<Void> settled(
            SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, TextKey text, Instant now) {
        Instant at = Objects.requireNonNull(attendee.settledAt);
        ParentMessages.Wanted wanted = wanted(meeting, attendee, text, now, at);
        return messages.want(transaction, wanted, now)
                .call(kept -> ask(
                        transaction,
                        meeting,
                        kept,
                        QuestionKind.APPOINTMENT,
                        List.of(Offer.of(Choice.KEEP), Offer.of(Choice.OTHER_TIMES)),
                        now))
                .call(kept -> alsoByEmail(transaction, kept, wanted, now))
                .chain(kept -> InTurn.each(reminders(meeting, attendee, at, now), reminder -> messages.want(
                                transaction, kept.map(Kept::address).orElse(null), reminder, now)
                        .replaceWithVoid()));
    }

    /** Says that the time that they had, or those that they were offered, hold no more. */
    Uni<Void> cancelled(SqlConnection transaction, KeptMeeting meeting, KeptAttendee attendee, Instant now) {
        Instant until = attendee.wasAt == null ? meeting.lastSlot() : attendee.wasAt;
        ParentMessages.Wanted wanted = wanted(meeting, attendee, TextKey.MEETING_CANCELLED, now, until);
        return until.isAfter(now)
                ? messages.want(transaction, wanted, now)
                        .call(kept -> alsoByEmail(transaction, kept, wanted, now))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static List<ParentMessages.Wanted> reminders(
            KeptMeeting meeting, KeptAttendee attendee, Instant at, Instant now) {
        Instant dayBefore = at.minus(DAY_BEFORE);
        Instant hoursBefore = at.minus(HOURS_BEFORE);
        List<ParentMessages.Wanted> reminders = new ArrayList<>();
        if (at.minus(FAR_ENOUGH).isAfter(now)) {
            reminders.add(wanted(meeting, attendee, TextKey.MEETING_REMINDER_DAY, dayBefore, hoursBefore));
        }
        if (hoursBefore.isAfter(now)) {
            reminders.add(wanted(meeting, attendee, TextKey.MEETING_REMINDER_HOURS, hoursBefore, at));
        }
        return reminders;
    }

    /** Numbers are for texts. A question that is open at that phone already keeps its numbers: it is asked by whichever text leaves. */
    private Uni<Void> ask(
            SqlConnection transaction,
            KeptMeeting meeting,
            Optional<Kept> kept,
            QuestionKind kind,
            List<Offer> offers,
            Instant now) {
        Address address = kept.map(Kept::address).orElse(null);
        if (address == null || address.channel() != Channel.SMS) {
            return Uni.createFrom().voidItem();
        }
        return questions
                .openOf(transaction, meeting.id, address.participantId())
                .chain(open ->
                        open.stream().anyMatch(question -> question.addressId().equals(address.id()))
                                ? Uni.createFrom().voidItem()
                                : questions
                                        .ask(
                                                transaction,
                                                address,
                                                meeting.caseId,
                                                kind,
                                                meeting.id,
                                                kept.orElseThrow().messageId(),
                                                offers,
                                                now)
                                        .replaceWithVoid());
    }

    /** What a calendar must know goes by e-mail as well, where a text tells it. */
    private Uni<Void> alsoByEmail(
            SqlConnection transaction, Optional<Kept> kept, ParentMessages.Wanted wanted, Instant now) {
        Address told = kept.map(Kept::address).orElse(null);
        if (told == null || told.channel() == Channel.EMAIL) {
            return Uni.createFrom().voidItem();
        }
        return addresses
                .of(transaction, wanted.participantId())
                .map(all -> all.stream()
                        .filter(address -> address.channel() == Channel.EMAIL
                                && address.listed()
                                && address.consent() == ConsentState.ACTIVE)
                        .findFirst())
                .chain(email -> email.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : messages.want(transaction, email.get(), byEmail(wanted), now)
                                .replaceWithVoid());
    }

    private static ParentMessages.Wanted byEmail(ParentMessages.Wanted wanted) {
        return new ParentMessages.Wanted(
                wanted.key() + "|EMAIL",
                wanted.text(),
                wanted.participantId(),
                wanted.caseId(),
                wanted.meetingId(),
                wanted.revision(),
                wanted.dueAt(),
                wanted.validUntil());
    }

    private static ParentMessages.Wanted wanted(
            KeptMeeting meeting, KeptAttendee attendee, TextKey text, Instant dueAt, Instant validUntil) {
        return new ParentMessages.Wanted(
                String.join("|", "MEETING", meeting.id, attendee.participantId, "" + attendee.revision, text.name()),
                text,
                attendee.participantId,
                meeting.caseId,
                meeting.id,
                attendee.revision,
                dueAt,
                validUntil);
    }
}
