package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hearthline.consent.Address;
import org.hearthline.consent.ParentMessages;
import org.hearthline.conversation.Conversation.Received;
import org.hearthline.message.text.TextKey;

/** Short notes in answer to a reply. Where the carrier has answered, nothing is said. */
@Singleton
class Notes {

    /** A note that comes later than this answers nothing any more. */
    private static final Duration LASTS = Duration.ofDays(1);

    private final ParentMessages messages;

    Notes(ParentMessages messages) {
        this.messages = messages;
    }

    /** One for each text, whatever is said. */
    Uni<Void> say(SqlConnection transaction, Received received, Address address, String caseId, TextKey note) {
        return say(transaction, received, address, caseId, note, received.text().carrierId());
    }

    /** One a day: who writes on is not answered again and again. */
    Uni<Void> sayOnceADay(SqlConnection transaction, Received received, Address address, String caseId, TextKey note) {
        long day = received.text().receivedAt().getEpochSecond() / LASTS.toSeconds();
        return say(transaction, received, address, caseId, note, address.id() + "|" + day);
    }

    private Uni<Void> say(
            SqlConnection transaction, Received received, Address address, String caseId, TextKey note, String about) {
        return received.isAnswered()
                ? Uni.createFrom().voidItem()
                : messages.want(
                                transaction,
                                address,
                                new ParentMessages.Wanted(
                                        note + "|" + about,
                                        note,
                                        address.participantId(),
                                        caseId,
                                        null,
                                        null,
                                        received.now(),
                                        received.now().plus(LASTS)),
                                received.now())
                        .replaceWithVoid();
    }
}
