package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hearthline.consent.Address;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.Consenting;
import org.hearthline.consent.Question;
import org.hearthline.consent.Questions;
import org.hearthline.conversation.reading.Language;
import org.hearthline.conversation.reading.Meaning;
import org.hearthline.conversation.reading.OpenQuestion;
import org.hearthline.conversation.reading.Option;
import org.hearthline.conversation.reading.ReplyReader;
import org.hearthline.message.InboundText;
import org.hearthline.message.InboundTexts;
import org.hearthline.message.Keyword;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Role;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text that a parent or kin wrote: finds who share the phone, what was asked there, and what the text means, and has it acted
 * on. All in one transaction, which holds the addresses of that phone: texts of one phone are taken one after the other.
 */
@Singleton
class Conversation implements InboundTexts {

    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    /** Who acts: whoever holds the phone. */
    private static final Viewer WRITER = new Viewer("participant", Role.SYSTEM);

    private final Lookup lookup;
    private final Consenting consenting;
    private final Questions questions;
    private final Answering answering;
    private final Wishes wishes;
    private final Listening listening;

    Conversation(
            Lookup lookup,
            Consenting consenting,
            Questions questions,
            Answering answering,
            Wishes wishes,
            Listening listening) {
        this.lookup = lookup;
        this.consenting = consenting;
        this.questions = questions;
        this.answering = answering;
        this.wishes = wishes;
        this.listening = listening;
    }

    /**
     * A text with all that was found for it.
     *
     * @param sharing everybody's address who is written to at that phone, locked
     * @param open what was asked there and is not answered
     */
    record Received(InboundText text, Buffer phone, List<Address> sharing, List<Question> open, Instant now) {

        Address addressOf(Question question) {
            return sharing.stream()
                    .filter(address -> address.id().equals(question.addressId()))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isShared() {
            return sharing.size() > 1;
        }

        /** What was written, where it is certain by whom: words of one person are not kept with another's. */
        @Nullable
        String words() {
            return isShared() ? null : text.body();
        }

        /** Whether it came to us so late that what answers at any hour would wake somebody who wrote long ago. */
        boolean isLate() {
            return now.isAfter(text.receivedAt().plus(ANSWERED_WITHIN));
        }

        /** Whether the carrier has said something to the writer itself: then we say nothing. */
        boolean isAnswered() {
            return text.answered() != null;
        }
    }

    @Override
    public Uni<Boolean> take(SqlConnection transaction, InboundText text, Instant now) {
        return lookup.phone(text.from()).map(Buffer::buffer).chain(phone -> Transactions.nameActor(
                        transaction, WRITER, now)
                .chain(() -> consenting.lockPhone(transaction, phone))
                .chain(sharing -> sharing.isEmpty()
                        ? Uni.createFrom().item(false)
                        : InTurn.each(sharing, address -> consenting.heard(transaction, address, text.receivedAt()))
                                .chain(() -> received(transaction, text, phone, sharing, now))
                                .chain(received -> act(transaction, received))
                                .replaceWith(true)));
    }

    private Uni<Received> received(
            SqlConnection transaction, InboundText text, Buffer phone, List<Address> sharing, Instant now) {
        return questions
                .openAt(transaction, phone, text.receivedAt())
                .map(open -> new Received(
                        text,
                        phone,
                        sharing,
                        open.stream()
                                .filter(question -> isOpen(question, sharing))
                                .toList(),
                        now));
    }

    /** A yes never restores what was revoked: there is no open question about it. */
    private static boolean isOpen(Question question, List<Address> sharing) {
        ConsentState needed =
                switch (question.kind()) {
                    case CONSENT -> ConsentState.PENDING;
                    case PROPOSAL, APPOINTMENT -> ConsentState.ACTIVE;
                };
        return sharing.stream()
                .anyMatch(address -> address.id().equals(question.addressId()) && address.consent() == needed);
    }

    private Uni<Void> act(SqlConnection transaction, Received received) {
        Meaning meaning = meaning(received);
        if (meaning instanceof Meaning.Stop) {
            return wishes.stop(transaction, received);
        }
        if (meaning instanceof Meaning.MaybeStop) {
            return wishes.mayStop(transaction, received);
        }
        if (meaning instanceof Meaning.Help) {
            return wishes.help(transaction, received);
        }
        if (meaning instanceof Meaning.Start) {
            return wishes.start(transaction, received);
        }
        if (meaning instanceof Meaning.WrongNumber) {
            return wishes.wrongNumber(transaction, received);
        }
        if (meaning instanceof Meaning.Chosen chosen) {
            return answering.chosen(transaction, received, asked(received, chosen.questionId()), chosen.number());
        }
        if (meaning instanceof Meaning.Declined declined) {
            return answering.declined(transaction, received, asked(received, declined.questionId()));
        }
        return listening.words(transaction, received, ((Meaning.Words) meaning).doubt());
    }

    /** What the carrier took for a STOP is one. It takes a mere yes for a START, which to us it is not (POLICY 6). */
    private static Meaning meaning(Received received) {
        InboundText text = received.text();
        if (text.answered() == Keyword.STOP) {
            return new Meaning.Stop();
        }
        if (text.forgotten()) {
            return new Meaning.MaybeStop();
        }
        return ReplyReader.read(
                text.body(), received.open().stream().map(Conversation::asRead).toList(), language(received));
    }

    private static OpenQuestion asRead(Question question) {
        return new OpenQuestion(
                question.id().toString(),
                switch (question.kind()) {
                    case CONSENT -> OpenQuestion.Kind.CONSENT;
                    case PROPOSAL -> OpenQuestion.Kind.PROPOSAL;
                    case APPOINTMENT -> OpenQuestion.Kind.APPOINTMENT;
                },
                question.options().stream()
                        .map(option -> new Option(
                                option.number(),
                                switch (option.choice()) {
                                    case CONFIRM -> Option.Choice.CONFIRM;
                                    case TIME -> Option.Choice.TIME;
                                    case OTHER_TIMES -> Option.Choice.OTHER_TIMES;
                                    case KEEP -> Option.Choice.KEEP;
                                }))
                        .toList());
    }

    /** Only words that both languages have depend on it. */
    private static Language language(Received received) {
        return received.sharing().stream()
                        .map(Address::language)
                        .anyMatch(tag ->
                                tag != null && tag.toLowerCase(Locale.ROOT).startsWith("es"))
                ? Language.SPANISH
                : Language.ENGLISH;
    }

    private static Question asked(Received received, String id) {
        return received.open().stream()
                .filter(question -> question.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
