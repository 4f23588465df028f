package org.hearthline.conversation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.hearthline.casework.ParentTasks;
import org.hearthline.casework.ParentTasks.Reason;
import org.hearthline.casework.WorkerNews;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.consent.Address;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.Consenting;
import org.hearthline.consent.Means;
import org.hearthline.consent.Question;
import org.hearthline.consent.QuestionKind;
import org.hearthline.conversation.Conversation.Received;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.InTurn;

/**
 * What people wish of messages as such: none, some again, an explanation, or that we had the right number. What ends messages counts
 * for everybody who shares the phone; what has them come again only where one person alone can have meant it.
 */
@Singleton
class Wishes {

    private final Consenting consenting;
    private final Replies replies;
    private final Notes notes;
    private final ParentTasks tasks;
    private final WorkerNews news;

    Wishes(Consenting consenting, Replies replies, Notes notes, ParentTasks tasks, WorkerNews news) {
        this.consenting = consenting;
        this.replies = replies;
        this.notes = notes;
        this.tasks = tasks;
        this.news = news;
    }

    /** One confirmation goes out, unless the carrier has sent its own. */
    Uni<Void> stop(SqlConnection transaction, Received received) {
        List<Address> ended = new ArrayList<>();
        return forEach(transaction, received, "STOP", (address, caseId) -> consenting
                        .revoke(
                                transaction,
                                address,
                                Means.REPLY,
                                received.words(),
                                received.text().receivedAt(),
                                received.now())
                        .chain(isNew -> {
                            if (address.consent() != ConsentState.ACTIVE) {
                                return Uni.createFrom().voidItem();
                            }
                            if (isNew) {
                                ended.add(address);
                                return Uni.createFrom().voidItem();
                            }
                            return doubt(transaction, received, address, caseId);
                        }))
                .chain(() -> ended.isEmpty() || received.isLate()
                        ? Uni.createFrom().voidItem()
                        : say(transaction, received, ended.get(0), TextKey.OPT_OUT_CONFIRMATION));
    }

    /** Until a worker has asked, no message goes to anybody who may have meant it. */
    Uni<Void> mayStop(SqlConnection transaction, Received received) {
        return forEach(
                transaction,
                received,
                "MAY_HAVE_OPTED_OUT",
                (address, caseId) -> doubt(transaction, received, address, caseId));
    }

    /** Also a STOP that came to us after a yes that was said later, by clocks that may differ. */
    private Uni<Void> doubt(SqlConnection transaction, Received received, Address address, String caseId) {
        return tasks.raise(
                        transaction,
                        Reason.MAY_HAVE_OPTED_OUT,
                        caseId,
                        address.participantId(),
                        received.text().carrierId(),
                        true,
                        received.now())
                .chain(() -> tell(transaction, received, address, caseId, News.MAY_HAVE_OPTED_OUT));
    }

    Uni<Void> help(SqlConnection transaction, Received received) {
        return forEach(transaction, received, "HELP", (address, caseId) -> Uni.createFrom()
                        .voidItem())
                .chain(() -> received.isLate()
                        ? Uni.createFrom().voidItem()
                        : say(transaction, received, received.sharing().get(0), TextKey.HELP));
    }

    /** At a phone that several share nobody can tell who of them it is that wants messages again. */
    Uni<Void> start(SqlConnection transaction, Received received) {
        if (received.isShared()) {
            return forEach(
                    transaction,
                    received,
                    "START",
                    (address, caseId) -> shared(transaction, received, address, caseId));
        }
        Address address = received.sharing().get(0);
        return forEach(
                transaction,
                received,
                "START",
                (each, caseId) -> address.consent() == ConsentState.REVOKED
                        ? resume(transaction, received, address, caseId)
                        : yes(transaction, received));
    }

    /** Where it does not count, the worker is to know that it was said. */
    private Uni<Void> resume(SqlConnection transaction, Received received, Address address, String caseId) {
        return consenting
                .resume(transaction, address, received.words(), received.text().receivedAt(), received.now())
                .chain(resumed -> resumed
                        ? say(transaction, received, address, TextKey.NOTE_RESUMED)
                        : tasks.raise(
                                        transaction,
                                        Reason.WORDS,
                                        caseId,
                                        address.participantId(),
                                        received.text().carrierId(),
                                        false,
                                        received.now())
                                .chain(() -> tell(transaction, received, address, caseId, News.WORDS_CAME)));
    }

    /** Where nothing was revoked, START says yes to the one consent that is asked for. */
    private Uni<Void> yes(SqlConnection transaction, Received received) {
        List<Question> pending = received.open().stream()
                .filter(question -> question.kind() == QuestionKind.CONSENT)
                .toList();
        return pending.size() == 1
                ? confirm(transaction, received, received.addressOf(pending.get(0)))
                : Uni.createFrom().voidItem();
    }

    Uni<Void> confirm(SqlConnection transaction, Received received, Address address) {
        return consenting
                .confirm(
                        transaction,
                        address,
                        Means.REPLY,
                        received.words(),
                        received.text().receivedAt(),
                        received.now())
                .chain(confirmed -> confirmed
                        ? say(transaction, received, address, TextKey.NOTE_CONSENTED)
                        : Uni.createFrom().voidItem());
    }

    Uni<Void> wrongNumber(SqlConnection transaction, Received received) {
        return forEach(transaction, received, "WRONG_NUMBER", (address, caseId) -> consenting
                .wrongNumber(
                        transaction, address, received.words(), received.text().receivedAt(), received.now())
                .chain(isNew -> isNew
                        ? tasks.raise(
                                transaction,
                                Reason.WRONG_NUMBER,
                                caseId,
                                address.participantId(),
                                address.id().toString(),
                                false,
                                received.now())
                        : Uni.createFrom().voidItem()));
    }

    /** Nobody can tell whose text it is: each one's worker asks. */
    Uni<Void> shared(SqlConnection transaction, Received received, Address address, String caseId) {
        return tasks.raise(
                        transaction,
                        Reason.SHARED_PHONE,
                        caseId,
                        address.participantId(),
                        received.text().carrierId(),
                        false,
                        received.now())
                .chain(() -> tell(transaction, received, address, caseId, News.WORDS_CAME));
    }

    Uni<Void> tell(SqlConnection transaction, Received received, Address address, String caseId, News what) {
        return caseId.isEmpty()
                ? Uni.createFrom().voidItem()
                : news.tell(
                        transaction,
                        new WorkerNews.Item(
                                received.text().carrierId() + "|" + caseId,
                                what,
                                caseId,
                                address.participantId(),
                                null,
                                null),
                        received.now());
    }

    private Uni<Void> say(SqlConnection transaction, Received received, Address address, TextKey note) {
        return replies.caseOf(transaction, address, null)
                .chain(caseId -> caseId.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : notes.say(transaction, received, address, caseId.get(), note));
    }

    /**
     * Does this for everybody whom the text may concern, with their case; without one for whoever is in none any more. The words are
     * kept only where it is certain whose they are.
     */
    private Uni<Void> forEach(
            SqlConnection transaction, Received received, String meaning, BiFunction<Address, String, Uni<Void>> work) {
        return InTurn.each(received.sharing(), address -> replies.caseOf(transaction, address, null)
                .map(caseId -> caseId.orElse(""))
                .call(caseId -> caseId.isEmpty() || received.isShared()
                        ? Uni.createFrom().voidItem()
                        : replies.keep(transaction, address, caseId, received.text(), meaning, null))
                .chain(caseId -> work.apply(address, caseId)));
    }
}
