package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.casework.Agency;
import org.hearthline.casework.CaseSight;
import org.hearthline.casework.CaseSight.Seen;
import org.hearthline.casework.ReadCase;
import org.hearthline.casework.ReadCase.Told;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.TextKey;
import org.hearthline.message.text.TextParameters;
import org.hearthline.message.text.Texts;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/**
 * A worker's answer to a parent: a text of the agency's, or their own words, which must show no more than such a text may (POLICY 5,
 * content). It goes only to somebody who agreed, and through the gate like any other message; one in doubt gets none (POLICY 6).
 */
@Singleton
public class AnswerParent {

    /** What comes later than this answers nothing any more. */
    private static final Duration LASTS = Duration.ofDays(1);

    private static final String IN_DOUBT = """
            select from task where participant_id = $1 and reason = 'MAY_HAVE_OPTED_OUT' and status = 'OPEN'
            """;

    private static final String KEEP = "insert into worker_words (message_id, words, written_by) values ($1, $2, $3)";

    private final Transactions transactions;
    private final ReadCase cases;
    private final CaseSight sight;
    private final Addresses addresses;
    private final ParentMessages messages;
    private final Texts texts;
    private final Sealing sealing;
    private final Agency agency;
    private final ServiceClock clock;

    AnswerParent(
            Transactions transactions,
            ReadCase cases,
            CaseSight sight,
            Addresses addresses,
            ParentMessages messages,
            Texts texts,
            Sealing sealing,
            Agency agency,
            ServiceClock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.sight = sight;
        this.addresses = addresses;
        this.messages = messages;
        this.texts = texts;
        this.sealing = sealing;
        this.agency = agency;
        this.clock = clock;
    }

    /** What a worker may choose to say. */
    public enum Say {
        /** Their own words. */
        WORDS(TextKey.WORKER_WORDS),
        /** That they will read what came. */
        READ(TextKey.NOTE_READ),
        /** Which days and times would suit. */
        OTHER_TIMES(TextKey.NOTE_OTHER_TIMES);

        private final TextKey text;

        Say(TextKey text) {
            this.text = text;
        }
    }

    /**
     * An answer.
     *
     * @param id one for each: sent twice, it goes once
     * @param words the worker's own; empty with a text of the agency's
     */
    public record Said(String id, String caseId, String participantId, Say say, String words) {}

    /**
     * Fails with a 404 problem where the participant is not the writer's; 422 naming {@code say} where nothing may go to them, and
     * {@code words} where these words may not.
     */
    public Uni<Void> send(Viewer writer, Said said) {
        Instant now = clock.instant();
        return cases.read(writer, said.caseId())
                .chain(told -> transactions.writeOnPool(writer, transaction -> sight.requireParticipant(
                                transaction, writer, said.caseId(), said.participantId())
                        .chain(seen -> agreed(transaction, said)
                                .invoke(address -> check(told, seen, address, said))
                                .chain(address -> send(transaction, writer, address, said, now)))));
    }

    private Uni<Address> agreed(SqlConnection transaction, Said said) {
        return transaction
                .preparedQuery(IN_DOUBT)
                .execute(Tuple.of(said.participantId()))
                .invoke(doubts -> {
                    if (doubts.size() > 0) {
                        throw Problem.invalid(
                                "say", "cannot go: they may have asked for no more messages. Settle that task first");
                    }
                })
                .chain(() -> addresses.of(transaction, said.participantId()))
                .map(all -> ParentMessages.preferred(all)
                        .filter(address -> address.listed() && address.consent() == ConsentState.ACTIVE)
                        .orElseThrow(() -> Problem.invalid("say", "cannot go: they have not agreed to messages")));
    }

    private void check(Told told, Seen seen, Address address, Said said) {
        if (said.say() == Say.OTHER_TIMES && address.channel() == Channel.EMAIL) {
            throw Problem.invalid("say", "can be answered by text alone: propose times instead");
        }
        if (said.say() == Say.WORDS) {
            wrong(told, seen, address, said.words()).ifPresent(wrong -> {
                throw Problem.invalid("words", wrong);
            });
        }
    }

    private Optional<String> wrong(Told told, Seen seen, Address address, String words) {
        if (words.isBlank()) {
            return Optional.of("must not be empty");
        }
        String language = address.language() == null ? seen.language() : address.language();
        ZoneId zone = told.document().timeZone();
        TextParameters parameters = TextParameters.of(agency.brand(), zone)
                .worker(told.names().workerOf(seen.caseId()), zone)
                .words(words)
                .build();
        return texts.wrong(words, told.people(), language, address.channel(), parameters);
    }

    private Uni<Void> send(SqlConnection transaction, Viewer writer, Address address, Said said, Instant now) {
        return messages.want(
                        transaction,
                        address,
                        new ParentMessages.Wanted(
                                "ANSWER|" + said.caseId() + "|" + said.participantId() + "|" + said.id(),
                                said.say().text,
                                said.participantId(),
                                said.caseId(),
                                null,
                                null,
                                now,
                                now.plus(LASTS)),
                        now)
                .chain(kept -> kept.isEmpty() || said.say() != Say.WORDS
                        ? Uni.createFrom().voidItem()
                        : keep(transaction, writer, kept.get().messageId(), said));
    }

    private Uni<Void> keep(SqlConnection transaction, Viewer writer, UUID messageId, Said said) {
        String owner = Sealing.person(said.participantId());
        return sealing.keyMade(transaction, owner)
                .chain(keys -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(
                                messageId,
                                Buffer.buffer(Objects.requireNonNull(keys.seal(owner, said.words()))),
                                writer.id())))
                .replaceWithVoid();
    }
}
