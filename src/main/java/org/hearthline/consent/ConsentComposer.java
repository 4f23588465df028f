package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hearthline.consent.ParentReader.Reader;
import org.hearthline.message.Composed;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.hearthline.message.text.RenderedText;
import org.hearthline.message.text.Rendering;
import org.hearthline.message.text.TextKey;
import org.hearthline.message.text.TextParameters;
import org.hearthline.message.text.Texts;
import org.hearthline.platform.Sealing;

/**
 * Writes what is said about consent, and short notes in answer to a reply. The words in which somebody is asked are kept in the ledger
 * before they go out, and go out as they were kept.
 */
@Singleton
class ConsentComposer implements Composer {

    private static final Set<Purpose> PURPOSES =
            EnumSet.of(Purpose.CONSENT_CONFIRMATION, Purpose.HELP, Purpose.OPT_OUT_CONFIRMATION, Purpose.REPLY_NOTE);

    private static final String KEPT = "select participant_id, wording from consent_entry where message_id = $1";

    private static final String TYPED = "select words from worker_words where message_id = $1";

    private static final String QUESTION = """
            select q.id, o.number from question q join question_option o on o.question_id = q.id
            where q.address_id = $1 and q.kind = 'CONSENT' and q.closed_at is null
            """;

    /** Between the subject and the text of an e-mail as the ledger keeps it. */
    private static final String BELOW_THE_SUBJECT = "\n\n";

    private final Pool pool;
    private final ParentReader readers;
    private final Addresses addresses;
    private final Ledger ledger;
    private final ConsentLinks links;
    private final Texts texts;
    private final Sealing sealing;

    ConsentComposer(
            Pool pool,
            ParentReader readers,
            Addresses addresses,
            Ledger ledger,
            ConsentLinks links,
            Texts texts,
            Sealing sealing) {
        this.pool = pool;
        this.readers = readers;
        this.addresses = addresses;
        this.ledger = ledger;
        this.links = links;
        this.texts = texts;
        this.sealing = sealing;
    }

    @Override
    public boolean composes(Purpose purpose) {
        return PURPOSES.contains(purpose);
    }

    @Override
    public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return pool.withTransaction(transaction -> readers.of(transaction, messageId)
                .chain(reader -> reader.isEmpty()
                        ? Uni.createFrom().item(new Composed.NothingLeft())
                        : reader.get().text().purpose() == Purpose.CONSENT_CONFIRMATION
                                ? asked(transaction, messageId, reader.get(), channel, now)
                                : reader.get().text() == TextKey.WORKER_WORDS
                                        ? typed(transaction, messageId, reader.get(), channel)
                                        : Uni.createFrom()
                                                .item(composed(render(
                                                        reader.get(),
                                                        channel,
                                                        reader.get()
                                                                .parameters()
                                                                .build())))));
    }

    /** Nothing is left to say once the person's values were erased. */
    private Uni<Composed> typed(SqlConnection transaction, UUID messageId, Reader reader, Channel channel) {
        String owner = Sealing.person(reader.participantId());
        return sealing.key(transaction, owner).chain(keys -> transaction
                .preparedQuery(TYPED)
                .execute(Tuple.of(messageId))
                .map(rows -> Optional.ofNullable(keys.open(
                                owner, rows.iterator().next().getBuffer("words").getBytes()))
                        .map(words -> composed(render(
                                reader,
                                channel,
                                reader.parameters().words(words).build())))
                        .orElseGet(Composed.NothingLeft::new)));
    }

    private Uni<Composed> asked(
            SqlConnection transaction, UUID messageId, Reader reader, Channel channel, Instant now) {
        return transaction
                .preparedQuery(KEPT)
                .execute(Tuple.of(messageId))
                .chain(rows -> rows.size() == 0
                        ? question(transaction, messageId, reader, channel, now)
                        : kept(
                                transaction,
                                reader,
                                channel,
                                rows.iterator().next().getBuffer("wording").getBytes()));
    }

    private Uni<Composed> kept(SqlConnection transaction, Reader reader, Channel channel, byte[] wording) {
        String owner = Sealing.person(reader.participantId());
        return sealing.key(transaction, owner).map(keys -> Optional.ofNullable(keys.open(owner, wording))
                .<Composed>map(words -> new Composed.Written(content(channel, words)))
                .orElseGet(Composed.NothingLeft::new));
    }

    private static Content content(Channel channel, String wording) {
        int end = wording.indexOf(BELOW_THE_SUBJECT);
        return switch (channel) {
            case SMS -> new Content("", wording, null);
            case EMAIL ->
                new Content(wording.substring(0, end), wording.substring(end + BELOW_THE_SUBJECT.length()), null);
        };
    }

    /** Nothing is left to ask where the question was answered meanwhile. */
    private Uni<Composed> question(
            SqlConnection transaction, UUID messageId, Reader reader, Channel channel, Instant now) {
        UUID addressId = Objects.requireNonNull(reader.addressId());
        return transaction
                .preparedQuery(QUESTION)
                .execute(Tuple.of(addressId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new Composed.NothingLeft())
                        : links.confirmation(rows.iterator().next().getUUID("id"))
                                .map(link -> render(
                                        reader,
                                        channel,
                                        reader.parameters()
                                                .confirm(rows.iterator().next().getInteger("number"))
                                                .link(channel == Channel.EMAIL ? link : null)
                                                .build()))
                                .call(rendering -> rendering instanceof Rendering.Rendered rendered
                                        ? keep(transaction, messageId, addressId, channel, rendered.text(), now)
                                        : Uni.createFrom().voidItem())
                                .map(ConsentComposer::composed));
    }

    private Uni<Void> keep(
            SqlConnection transaction,
            UUID messageId,
            UUID addressId,
            Channel channel,
            RenderedText text,
            Instant now) {
        String wording =
                switch (channel) {
                    case SMS -> text.text();
                    case EMAIL -> text.subject() + BELOW_THE_SUBJECT + text.text();
                };
        return addresses
                .find(transaction, addressId)
                .chain(address -> ledger.worded(transaction, address.orElseThrow(), messageId, text, wording, now));
    }

    private Rendering render(Reader reader, Channel channel, TextParameters parameters) {
        return texts.render(reader.text(), reader.language(), channel, parameters);
    }

    private static Composed composed(Rendering rendering) {
        return rendering instanceof Rendering.Rendered rendered
                ? new Composed.Written(rendered.text().content())
                : new Composed.NotYet("TEXT_NOT_APPROVED");
    }
}
