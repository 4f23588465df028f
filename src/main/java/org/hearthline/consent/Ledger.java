package org.hearthline.consent;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.message.text.RenderedText;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** The ledger of consent. An entry and the state that follows from it are written together, or neither. */
@Singleton
class Ledger {

    private static final String WRITE = """
            insert into consent_entry (at, address_id, participant_id, case_id, action, state, means, said_by, how, message_id, wording,
                                       language, wording_version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (message_id) do nothing
            returning seq
            """;

    private static final String STATE = """
            update address set consent = $2, consent_at = $3, consent_entry = $4, consent_case = coalesce($5, consent_case), lapses_at = $6
            where id = $1
            """;

    private static final String LAST_HEARD = "update address set lapses_at = $2 where id = $1";

    private static final String HEARD = """
            update address set lapses_at = $2 where id = $1 and consent = 'ACTIVE' and lapses_at < $2::timestamptz - interval '1 day'
            """;

    private final Sealing sealing;

    Ledger(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * What was said of a consent.
     *
     * @param by a worker's id, or who else it was
     * @param how in somebody's own words
     * @param at when it was said
     */
    record Said(
            ConsentAction action,
            Means means,
            String by,
            @Nullable String how,
            @Nullable String caseId,
            Instant at) {}

    /** Writes what was said, where it changes anything; answers the entry. The address's row must be locked. */
    Uni<Optional<Long>> write(SqlConnection transaction, Address address, Said said) {
        if (!changes(address, said)) {
            return Uni.createFrom().item(Optional.empty());
        }
        ConsentState state = said.action().to();
        return sealed(transaction, address, said.how())
                .chain(how -> entry(transaction, address, said, state, how, null, null, null))
                .call(entry -> transaction
                        .preparedQuery(STATE)
                        .execute(Tuple.from(Arrays.asList(
                                address.id(),
                                state.name(),
                                said.at().atOffset(UTC),
                                entry.orElseThrow(),
                                said.caseId(),
                                state == ConsentState.ACTIVE ? aYearAfter(said.at()) : null))));
    }

    /**
     * What ends messages counts though it comes late, unless it is a text and the person has said yes since; whatever else comes late
     * undoes nothing that was said after it.
     */
    private static boolean changes(Address address, Said said) {
        if (!said.action().isPossibleFrom(address.consent())
                || address.consent() == ConsentState.REVOKED && said.action().ends()) {
            return false;
        }
        Instant since = address.consentAt();
        boolean late = since != null && since.isAfter(said.at());
        return !late
                || said.action().ends() && (said.means() != Means.REPLY || address.consent() != ConsentState.ACTIVE);
    }

    /** Keeps the exact words in which a person is asked. One entry for a message: it says the same however often it is tried. */
    Uni<Void> worded(
            SqlConnection transaction,
            Address address,
            UUID messageId,
            RenderedText text,
            String wording,
            Instant now) {
        Said said = new Said(ConsentAction.WORDED, Means.SERVICE, "hearthline", null, address.consentCase(), now);
        return sealed(transaction, address, wording)
                .chain(words -> entry(transaction, address, said, address.consent(), null, messageId, words, text))
                .replaceWithVoid();
    }

    /** It is to be looked at again a year after this. */
    Uni<Void> lastHeard(SqlConnection transaction, Address address, Instant at) {
        return transaction
                .preparedQuery(LAST_HEARD)
                .execute(Tuple.of(address.id(), aYearAfter(at)))
                .replaceWithVoid();
    }

    /** Something was heard from the person, or has arrived, at this address: for a year from then the number is taken for theirs. */
    Uni<Void> heard(SqlConnection transaction, Address address, Instant at) {
        return transaction
                .preparedQuery(HEARD)
                .execute(Tuple.of(address.id(), aYearAfter(at)))
                .replaceWithVoid();
    }

    private static Uni<Optional<Long>> entry(
            SqlConnection transaction,
            Address address,
            Said said,
            ConsentState state,
            @Nullable Buffer how,
            @Nullable UUID messageId,
            @Nullable Buffer wording,
            @Nullable RenderedText text) {
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.from(Arrays.asList(
                        said.at().atOffset(UTC),
                        address.id(),
                        address.participantId(),
                        said.caseId(),
                        said.action().name(),
                        state.name(),
                        said.means().name(),
                        said.by(),
                        how,
                        messageId,
                        wording,
                        text == null ? null : text.language(),
                        text == null ? null : text.version())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong("seq")));
    }

    private Uni<@Nullable Buffer> sealed(SqlConnection transaction, Address address, @Nullable String words) {
        String owner = Sealing.person(address.participantId());
        return words == null
                ? Uni.createFrom().nullItem()
                : sealing.keyMade(transaction, owner).map(keys -> keys.sealed(owner, words));
    }

    private static OffsetDateTime aYearAfter(Instant at) {
        return at.atOffset(UTC).plusYears(1);
    }
}
