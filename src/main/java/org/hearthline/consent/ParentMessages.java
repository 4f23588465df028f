package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hearthline.message.Outbox;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * Wants messages to participants. Whether one may go is decided when it leaves; here it is only chosen for which address it is, so that
 * one that nobody may be sent is kept with its reason too.
 */
@Singleton
public class ParentMessages {

    private static final String SAY = """
            insert into parent_message (message_id, text_key, meeting_id, revision) values ($1, $2, $3, $4)
            """;

    private final Outbox outbox;
    private final Addresses addresses;

    ParentMessages(Outbox outbox, Addresses addresses) {
        this.outbox = outbox;
        this.addresses = addresses;
    }

    /**
     * A message that is wanted.
     *
     * @param key says what it is about: of two with one key only the first is kept
     * @param caseId by whose facts it is judged
     * @param revision of what it is about: once that has another, it is stale
     */
    public record Wanted(
            String key,
            TextKey text,
            String participantId,
            String caseId,
            @Nullable String meetingId,
            @Nullable Integer revision,
            Instant dueAt,
            @Nullable Instant validUntil) {}

    /** A message in the outbox, and the address that it is for; null where the person has none. */
    public record Kept(UUID messageId, @Nullable Address address) {}

    /**
     * To the address that the person prefers: the first that is listed among those they agreed to; where they agreed to none, the first
     * that is listed. Empty when there is a message under this key already.
     */
    public Uni<Optional<Kept>> want(SqlConnection transaction, Wanted wanted, Instant now) {
        return addresses
                .of(transaction, wanted.participantId())
                .chain(all -> want(transaction, preferred(all).orElse(null), wanted, now));
    }

    /** To this address. */
    public Uni<Optional<Kept>> want(SqlConnection transaction, @Nullable Address address, Wanted wanted, Instant now) {
        Outbox.Wanted message = new Outbox.Wanted(
                wanted.key(),
                wanted.text().purpose(),
                new Recipient(Recipient.Kind.PARTICIPANT, wanted.participantId()),
                address == null ? Channel.SMS : address.channel(),
                List.of(wanted.caseId()),
                now,
                wanted.dueAt(),
                wanted.validUntil(),
                address == null ? null : address.id());
        return outbox.enqueue(transaction, message)
                .call(id -> id.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(SAY)
                                .execute(Tuple.of(
                                        id.get(), wanted.text().name(), wanted.meetingId(), wanted.revision())))
                .map(id -> id.map(messageId -> new Kept(messageId, address)));
    }

    static Optional<Address> preferred(List<Address> all) {
        List<Address> listed = all.stream().filter(Address::listed).toList();
        return Stream.concat(
                        listed.stream().filter(address -> address.consent() == ConsentState.ACTIVE),
                        Stream.concat(listed.stream(), all.stream()))
                .findFirst();
    }
}
