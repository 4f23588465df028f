package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.hearthline.consent.Address;
import org.hearthline.consent.Choice;
import org.hearthline.consent.Consenting;
import org.hearthline.consent.Means;
import org.hearthline.consent.Question;
import org.hearthline.consent.Question.Option;
import org.hearthline.consent.Questions;
import org.hearthline.conversation.Conversation.Received;
import org.hearthline.meeting.Answered;
import org.hearthline.meeting.Meetings;
import org.hearthline.message.text.TextKey;

/** Answers to what somebody was asked. */
@Singleton
class Answering {

    private final Questions questions;
    private final Consenting consenting;
    private final Meetings meetings;
    private final Wishes wishes;
    private final Replies replies;
    private final Notes notes;

    Answering(
            Questions questions,
            Consenting consenting,
            Meetings meetings,
            Wishes wishes,
            Replies replies,
            Notes notes) {
        this.questions = questions;
        this.consenting = consenting;
        this.meetings = meetings;
        this.wishes = wishes;
        this.replies = replies;
        this.notes = notes;
    }

    Uni<Void> chosen(SqlConnection transaction, Received received, Question question, int number) {
        Option option = question.option(number).orElseThrow();
        Address address = received.addressOf(question);
        return keep(transaction, received, question, option.choice().name())
                .chain(() -> questions.answered(transaction, question, number))
                .chain(() -> switch (option.choice()) {
                    case CONFIRM -> wishes.confirm(transaction, received, address);
                    case TIME -> time(transaction, received, question, option);
                    case OTHER_TIMES -> otherTimes(transaction, received, question);
                    case KEEP ->
                        meetings.keep(transaction, meetingOf(question), question.participantId(), received.now())
                                .replaceWithVoid();
                });
    }

    /** No to what was asked. Whoever does not want messages has said so for good, and is not written to about it. */
    Uni<Void> declined(SqlConnection transaction, Received received, Question question) {
        return switch (question.kind()) {
            case CONSENT ->
                keep(transaction, received, question, "DECLINED")
                        .chain(() -> consenting.revoke(
                                transaction,
                                received.addressOf(question),
                                Means.REPLY,
                                received.words(),
                                received.text().receivedAt(),
                                received.now()))
                        .replaceWithVoid();
            case PROPOSAL, APPOINTMENT -> {
                Integer number = question.numberOf(Choice.OTHER_TIMES);
                yield keep(transaction, received, question, "DECLINED")
                        .chain(() -> number == null
                                ? Uni.createFrom().voidItem()
                                : questions.answered(transaction, question, number))
                        .chain(() -> otherTimes(transaction, received, question));
            }
        };
    }

    /** That it is settled the meeting itself says. */
    private Uni<Void> time(SqlConnection transaction, Received received, Question question, Option option) {
        return meetings.choose(
                        transaction,
                        meetingOf(question),
                        question.participantId(),
                        Objects.requireNonNull(option.startsAt()),
                        received.now())
                .chain(answered -> switch (answered) {
                    case SETTLED, TAKEN -> Uni.createFrom().voidItem();
                    case NOTED -> say(transaction, received, question, TextKey.NOTE_READ);
                    case NONE_LEFT -> say(transaction, received, question, TextKey.NOTE_TAKEN);
                    case OVER -> say(transaction, received, question, TextKey.NOTE_OVER);
                });
    }

    private Uni<Void> otherTimes(SqlConnection transaction, Received received, Question question) {
        return meetings.otherTimes(transaction, meetingOf(question), question.participantId(), null, received.now())
                .chain(answered -> say(
                        transaction,
                        received,
                        question,
                        answered == Answered.OVER ? TextKey.NOTE_OVER : TextKey.NOTE_OTHER_TIMES));
    }

    private Uni<Void> say(SqlConnection transaction, Received received, Question question, TextKey note) {
        return notes.say(transaction, received, received.addressOf(question), question.caseId(), note);
    }

    private Uni<Void> keep(SqlConnection transaction, Received received, Question question, String meaning) {
        return replies.keep(
                transaction,
                received.addressOf(question),
                question.caseId(),
                received.text(),
                meaning,
                question.meetingId());
    }

    private static String meetingOf(Question question) {
        return Objects.requireNonNull(question.meetingId(), "a question about times is about a meeting");
    }
}
