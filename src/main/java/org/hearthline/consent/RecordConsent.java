package org.hearthline.consent;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.casework.CaseSight;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.consent.Ledger.Said;
import org.hearthline.consent.Questions.Offer;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/** What staff record of consent: that somebody asked for messages, or wants none any more. Only the person can make it active. */
@Singleton
public class RecordConsent {

    /** A request that is repeated sooner asks the person nothing again. */
    private static final Duration ASKED_LATELY = Duration.ofDays(1);

    private static final String KNOW = """
            insert into address as a (id, participant_id, channel, value_hash, value, safety, position, consent)
            select $1::uuid, $2::text, $3::text, $4::bytea, $5::bytea, 'UNKNOWN',
                   case when $6::boolean then coalesce(max(position), -1) + 1 end, 'NONE'
            from address where participant_id = $2
            on conflict (participant_id, channel, value_hash) do update set position = coalesce(a.position, excluded.position)
            """;

    private static final String ASKED = """
            select 1 from question where address_id = $1 and kind = 'CONSENT' and closed_at is null and opened_at > $2
            """;

    private final Transactions transactions;
    private final CaseSight sight;
    private final Addresses addresses;
    private final Consenting consenting;
    private final Ledger ledger;
    private final Questions questions;
    private final ParentMessages messages;
    private final Lookup lookup;
    private final Sealing sealing;
    private final Fence fence;
    private final ServiceClock clock;
    private final Documents documents;

    RecordConsent(
            Transactions transactions,
            CaseSight sight,
            Addresses addresses,
            Consenting consenting,
            Ledger ledger,
            Questions questions,
            ParentMessages messages,
            Lookup lookup,
            Sealing sealing,
            Fence fence,
            ServiceClock clock,
            Documents documents) {
        this.transactions = transactions;
        this.sight = sight;
        this.addresses = addresses;
        this.consenting = consenting;
        this.ledger = ledger;
        this.questions = questions;
        this.messages = messages;
        this.lookup = lookup;
        this.sealing = sealing;
        this.fence = fence;
        this.clock = clock;
        this.documents = documents;
    }

    /** How the consent stands after what was recorded, and what that cancelled. */
    record Recorded(ConsentState state, Cancelled cancelled) {}

    /**
     * Records what {@code POST /consents} takes, and answers what a revocation cancelled. Fails with a 404 problem where the participant
     * is not the viewer's, 409 for a request at an address that was revoked, 422 naming each bad field.
     */
    public Uni<Cancelled> record(Viewer viewer, ObjectNode said) {
        return record(viewer, documents.read(said, ConsentDocument.class)).map(Recorded::cancelled);
    }

    /** Fails with a 409 problem for a request at an address that was revoked: the person must text START. */
    Uni<Recorded> record(Viewer viewer, ConsentDocument said) {
        Plain plain = Plain.of(said.channel(), said.address())
                .orElseThrow(() -> Problem.invalid("address", KeepAddresses.notAnAddress(said.channel())));
        Instant now = clock.instant();
        return transactions
                .writeOnPool(viewer, transaction -> sight.requireParticipant(
                                transaction, viewer, said.caseId(), said.participantId())
                        .chain(() -> known(transaction, said, plain))
                        .chain(address -> switch (said.action()) {
                            case REQUEST ->
                                request(transaction, address, said, viewer, now).map(asked -> new Written(asked, 0));
                            case REVOKE -> revoke(transaction, address, said, viewer, now);
                        }))
                .chain(written -> settled(written.address())
                        .map(settled -> new Recorded(
                                written.address().consent(),
                                settled.plus(new Cancelled(written.cancelled(), List.of())))));
    }

    /** @param cancelled how many messages ended with it already */
    private record Written(Address address, int cancelled) {}

    private Uni<Cancelled> settled(Address address) {
        return address.consent() == ConsentState.REVOKED
                ? fence.settle(List.of(Consenting.forbidden(address, address.entry())))
                : Uni.createFrom().item(Cancelled.NONE);
    }

    /** The person's address, locked; one at which they asked for messages is listed from now on. */
    private Uni<Address> known(SqlConnection transaction, ConsentDocument said, Plain plain) {
        String participantId = said.participantId();
        String owner = Sealing.person(participantId);
        return plain.hash(lookup)
                .chain(hash -> sealing.keyMade(transaction, owner)
                        .invoke(keys -> {
                            if (keys.isErased(owner)) {
                                throw KeepAddresses.erased();
                            }
                        })
                        .chain(keys -> transaction
                                .preparedQuery(KNOW)
                                .execute(Tuple.of(
                                        UUID.randomUUID(),
                                        participantId,
                                        plain.channel().name(),
                                        hash,
                                        Buffer.buffer(Objects.requireNonNull(keys.seal(owner, plain.value()))),
                                        said.action() == ConsentDocument.Action.REQUEST)))
                        .chain(() -> addresses.lockShared(transaction, hash)))
                .map(sharing -> sharing.stream()
                        .filter(address ->
                                address.participantId().equals(participantId) && address.channel() == plain.channel())
                        .findFirst()
                        .orElseThrow());
    }

    private Uni<Address> request(
            SqlConnection transaction, Address address, ConsentDocument said, Viewer viewer, Instant now) {
        return switch (address.consent()) {
            case REVOKED ->
                throw Problem.conflict(
                        "This address was revoked. Only the person can have messages come again: by texting START.");
            case ACTIVE -> Uni.createFrom().item(address);
            case PENDING ->
                transaction
                        .preparedQuery(ASKED)
                        .execute(Tuple.of(address.id(), now.minus(ASKED_LATELY).atOffset(UTC)))
                        .chain(asked -> asked.size() > 0
                                ? Uni.createFrom().item(address)
                                : ask(transaction, address, said, viewer, now));
            case NONE -> ask(transaction, address, said, viewer, now);
        };
    }

    private Uni<Address> ask(
            SqlConnection transaction, Address address, ConsentDocument said, Viewer viewer, Instant now) {
        return ledger.write(transaction, address, entry(ConsentAction.REQUESTED, said, viewer, now))
                .chain(() -> questions.closeConsent(transaction, address.id(), now))
                .chain(() -> questions.ask(
                        transaction,
                        address,
                        said.caseId(),
                        QuestionKind.CONSENT,
                        null,
                        null,
                        List.of(Offer.of(Choice.CONFIRM)),
                        now))
                .chain(question -> messages.want(
                                transaction,
                                address,
                                new ParentMessages.Wanted(
                                        "CONSENT|" + question.id(),
                                        TextKey.CONSENT_CONFIRMATION,
                                        address.participantId(),
                                        said.caseId(),
                                        null,
                                        null,
                                        now,
                                        null),
                                now)
                        .chain(kept -> kept.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : questions.askedBy(
                                        transaction, question, kept.get().messageId())))
                .chain(() -> addresses.find(transaction, address.id()))
                .map(Optional::orElseThrow);
    }

    private Uni<Written> revoke(
            SqlConnection transaction, Address address, ConsentDocument said, Viewer viewer, Instant now) {
        return consenting
                .end(transaction, address, entry(ConsentAction.OPTED_OUT, said, viewer, now), News.OPTED_OUT, now)
                .chain(ended -> addresses
                        .find(transaction, address.id())
                        .map(found -> new Written(found.orElseThrow(), ended.cancelled())));
    }

    private static Said entry(ConsentAction action, ConsentDocument said, Viewer viewer, Instant now) {
        return new Said(
                action,
                Means.STAFF,
                Objects.requireNonNullElse(said.by(), viewer.id()),
                said.how(),
                said.caseId(),
                now);
    }
}
