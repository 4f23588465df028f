package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.consent.Address;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.Question;
import org.hearthline.consent.Questions;
import org.hearthline.consent.Questions.Past;
import org.hearthline.conversation.Conversation.Received;
import org.hearthline.conversation.ForTheWorker.Words;
import org.hearthline.conversation.reading.Doubt;
import org.hearthline.meeting.Meetings;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.InTurn;

/** Words that nothing can be made of by rule: they are kept as they are, the worker reads them, and the writer is told so once. */
@Singleton
class Listening {

    private static final Pattern NUMBER = Pattern.compile("\\W*([1-9][0-9]?)\\W*");

    private final Questions questions;
    private final Meetings meetings;
    private final Wishes wishes;
    private final Replies replies;
    private final Notes notes;
    private final ForTheWorker forTheWorker;

    Listening(
            Questions questions,
            Meetings meetings,
            Wishes wishes,
            Replies replies,
            Notes notes,
            ForTheWorker forTheWorker) {
        this.questions = questions;
        this.meetings = meetings;
        this.wishes = wishes;
        this.replies = replies;
        this.notes = notes;
        this.forTheWorker = forTheWorker;
    }

    Uni<Void> words(SqlConnection transaction, Received received, Doubt doubt) {
        return past(transaction, received, doubt).chain(past -> switch (past) {
            case ANSWERED_SO -> Uni.createFrom().voidItem();
            case OVER -> forAPerson(transaction, received, doubt, TextKey.NOTE_OVER);
            case NEVER_OFFERED -> forAPerson(transaction, received, doubt, TextKey.NOTE_READ);
        });
    }

    /** A number that is offered nowhere may have been, a moment ago. */
    private Uni<Past> past(SqlConnection transaction, Received received, Doubt doubt) {
        Matcher number = NUMBER.matcher(received.text().body());
        return switch (doubt) {
            case NOT_OFFERED, NOTHING_ASKED ->
                number.matches()
                        ? questions.past(
                                transaction,
                                received.phone(),
                                Integer.parseInt(number.group(1)),
                                received.text().receivedAt())
                        : Uni.createFrom().item(Past.NEVER_OFFERED);
            case SEVERAL_ASKED, UNSURE -> Uni.createFrom().item(Past.NEVER_OFFERED);
        };
    }

    private Uni<Void> forAPerson(SqlConnection transaction, Received received, Doubt doubt, TextKey note) {
        return received.isShared()
                ? InTurn.each(received.sharing(), address -> replies.caseOf(transaction, address, null)
                        .chain(caseId -> wishes.shared(transaction, received, address, caseId.orElse(""))))
                : kept(transaction, received, received.sharing().get(0), doubt, note);
    }

    private Uni<Void> kept(SqlConnection transaction, Received received, Address writer, Doubt doubt, TextKey note) {
        Optional<Question> asked = received.open().stream()
                .filter(question -> question.addressId().equals(writer.id()))
                .findFirst();
        return replies.caseOf(transaction, writer, asked.map(Question::caseId).orElse(null))
                .chain(caseId -> caseId.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : kept(transaction, received, writer, caseId.get(), doubt, note));
    }

    /** The meeting that the words are about: the one that was asked about, or for which other times are awaited. They are kept with it. */
    private Uni<Optional<String>> aboutMeeting(SqlConnection transaction, Received received, Address writer) {
        Optional<String> asked = received.open().stream()
                .filter(question -> question.addressId().equals(writer.id()))
                .flatMap(question -> Optional.ofNullable(question.meetingId()).stream())
                .findFirst();
        return (asked.isPresent()
                        ? Uni.createFrom().item(asked)
                        : replies.awaitedFor(
                                transaction, writer, received.text().receivedAt()))
                .call(meeting -> meeting.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : meetings.words(
                                transaction,
                                meeting.get(),
                                writer.participantId(),
                                received.text().body(),
                                received.now()));
    }

    private Uni<Void> kept(
            SqlConnection transaction, Received received, Address writer, String caseId, Doubt doubt, TextKey note) {
        return aboutMeeting(transaction, received, writer)
                .chain(meeting -> forTheWorker.keep(
                        transaction,
                        new Words(
                                received.text().carrierId(),
                                writer,
                                caseId,
                                received.text().receivedAt(),
                                received.text().body(),
                                "WORDS " + doubt,
                                meeting.orElse(null)),
                        received.now()))
                .chain(() -> writer.consent() == ConsentState.ACTIVE
                        ? notes.sayOnceADay(transaction, received, writer, caseId, note)
                        : Uni.createFrom().voidItem());
    }
}
