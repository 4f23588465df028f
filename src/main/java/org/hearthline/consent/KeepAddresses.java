package org.hearthline.consent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hearthline.casework.CaseSight;
import org.hearthline.consent.AddressDocument.SafeHours;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.GateReasons;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a participant's addresses. They are the person's, whatever case they are in; one that is no longer listed is written to no more,
 * and keeps its consent for the day on which it is listed again.
 */
@Singleton
public class KeepAddresses {

    /** An address is sealed anew each time: the bytes of one that stays are kept, so that nothing changes where nothing was said. */
    private static final String KEEP = """
            insert into address as a (id, participant_id, channel, value_hash, value, language, time_zone, safety, safe_from, safe_to,
                                      position, consent)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'NONE')
            on conflict (participant_id, channel, value_hash) do update
            set language = excluded.language, time_zone = excluded.time_zone, safety = excluded.safety, safe_from = excluded.safe_from,
                safe_to = excluded.safe_to, position = excluded.position
            returning a.id
            """;

    private static final String UNLIST = """
            update address set position = null where participant_id = $1 and position is not null and id <> all ($2) returning id
            """;

    private static final String LISTED = """
            select channel, value, language, time_zone, safety, safe_from, safe_to, consent from address
            where participant_id = $1 and position is not null
            order by position
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Addresses addresses;
    private final CaseSight sight;
    private final Lookup lookup;
    private final Sealing sealing;
    private final Fence fence;
    private final Documents documents;

    KeepAddresses(
            Pool pool,
            Transactions transactions,
            Addresses addresses,
            CaseSight sight,
            Lookup lookup,
            Sealing sealing,
            Fence fence,
            Documents documents) {
        this.pool = pool;
        this.transactions = transactions;
        this.addresses = addresses;
        this.sight = sight;
        this.lookup = lookup;
        this.sealing = sealing;
        this.fence = fence;
        this.documents = documents;
    }

    /**
     * Keeps the list that {@code PUT …/addresses} takes. Fails with a 404 problem where the participant is not the viewer's, 422 naming
     * each bad field.
     */
    public Uni<Cancelled> keep(Viewer viewer, String caseId, String participantId, ObjectNode addresses) {
        return keep(
                viewer,
                caseId,
                participantId,
                documents.read(addresses, AddressDocument.Listed.class).addresses());
    }

    /** Answers once no hand-off to an address that is unsafe or gone can begin any more. */
    Uni<Cancelled> keep(Viewer viewer, String caseId, String participantId, List<AddressDocument> said) {
        List<Plain> plain = plain(said);
        return transactions
                .writeOnPool(viewer, transaction -> sight.requireParticipant(transaction, viewer, caseId, participantId)
                        .chain(() -> addresses.lockOf(transaction, participantId))
                        .chain(() -> keep(transaction, participantId, said, plain)))
                .chain(changed -> fence.settle(changed.gone()).chain(cancelled -> fence.awaitHandOffs(changed.unsafe())
                        .map(cancelled::plus)));
    }

    /** Those that are listed, in the person's order of preference. Fails with a 404 problem where they are not the viewer's. */
    public Uni<List<AddressDocument>> listed(Viewer viewer, String caseId, String participantId) {
        String owner = Sealing.person(participantId);
        return pool.withConnection(connection -> sight.requireParticipant(connection, viewer, caseId, participantId)
                .chain(() -> sealing.key(connection, owner))
                .chain(keys -> connection
                        .preparedQuery(LISTED)
                        .execute(Tuple.of(participantId))
                        .map(rows -> Rows.stream(rows)
                                .flatMap(row ->
                                        document(
                                                row,
                                                keys.open(
                                                        owner,
                                                        row.getBuffer("value").getBytes()))
                                                .stream())
                                .toList())));
    }

    /** Each in the form in which it is kept; a 422 problem that names each that is none, or that stands twice. */
    private static List<Plain> plain(List<AddressDocument> said) {
        Errors errors = new Errors();
        List<Plain> plain = new ArrayList<>();
        Set<Plain> seen = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            AddressDocument each = said.get(i);
            String field = "addresses[" + i + "].value";
            Optional<Plain> found = Plain.of(each.channel(), each.value());
            if (found.isEmpty()) {
                errors.add(field, notAnAddress(each.channel()));
            } else if (!seen.add(found.get())) {
                errors.add(field, "stands in the list before");
            }
            found.ifPresent(plain::add);
        }
        errors.throwIfAny();
        return plain;
    }

    static String notAnAddress(Channel channel) {
        return switch (channel) {
            case SMS -> "must be a phone number that can be reached, such as +16155550142";
            case EMAIL -> "must be an e-mail address";
        };
    }

    /** 409: nothing is kept of them any more, so nobody can be written to either. */
    static Problem erased() {
        return Problem.conflict("What was kept of this person was erased: no address of theirs is kept any more.");
    }

    private record Changed(List<Forbidden> gone, List<Forbidden> unsafe) {}

    private Uni<Changed> keep(
            SqlConnection transaction, String participantId, List<AddressDocument> said, List<Plain> plain) {
        String owner = Sealing.person(participantId);
        List<UUID> kept = new ArrayList<>();
        List<Forbidden> unsafe = new ArrayList<>();
        return sealing.keyMade(transaction, owner)
                .invoke(keys -> {
                    if (keys.isErased(owner) && !said.isEmpty()) {
                        throw erased();
                    }
                })
                .chain(keys -> Multi.createFrom()
                        .range(0, said.size())
                        .onItem()
                        .transformToUniAndConcatenate(
                                i -> keep(transaction, participantId, keys, said.get(i), plain.get(i), i)
                                        .invoke(id -> {
                                            kept.add(id);
                                            if (Boolean.FALSE.equals(said.get(i).safe())) {
                                                unsafe.add(forbidden(participantId, id, GateReasons.UNSAFE_ADDRESS));
                                            }
                                        }))
                        .collect()
                        .last())
                .chain(() ->
                        transaction.preparedQuery(UNLIST).execute(Tuple.of(participantId, kept.toArray(UUID[]::new))))
                .map(rows -> new Changed(
                        Rows.list(rows, row -> forbidden(participantId, row.getUUID("id"), GateReasons.NO_CONSENT)),
                        unsafe));
    }

    private Uni<UUID> keep(
            SqlConnection transaction,
            String participantId,
            Sealing.Keys keys,
            AddressDocument said,
            Plain plain,
            int position) {
        SafeHours hours = said.safeHours();
        ZoneId zone = said.timeZone();
        return plain.hash(lookup)
                .chain(hash -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.from(Arrays.asList(
                                UUID.randomUUID(),
                                participantId,
                                plain.channel().name(),
                                hash,
                                Buffer.buffer(Objects.requireNonNull(
                                        keys.seal(Sealing.person(participantId), plain.value()))),
                                said.language(),
                                zone == null ? null : zone.getId(),
                                safety(said.safe()),
                                hours == null ? null : hours.from(),
                                hours == null ? null : hours.to(),
                                position))))
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    private static String safety(@Nullable Boolean safe) {
        return safe == null ? "UNKNOWN" : safe ? "SAFE" : "UNSAFE";
    }

    private static Forbidden forbidden(String participantId, UUID addressId, String reason) {
        return new Forbidden(
                new Recipient(Recipient.Kind.PARTICIPANT, participantId), null, null, addressId, reason, null);
    }

    /** Empty once the person's key was destroyed. */
    private static Optional<AddressDocument> document(Row row, @Nullable String value) {
        String zone = row.getString("time_zone");
        String safety = row.getString("safety");
        return Optional.ofNullable(value)
                .map(plain -> new AddressDocument(
                        Channel.valueOf(row.getString("channel")),
                        plain,
                        row.getString("language"),
                        zone == null ? null : ZoneId.of(zone),
                        safety.equals("UNKNOWN") ? null : safety.equals("SAFE"),
                        row.getLocalTime("safe_from") == null
                                ? null
                                : new SafeHours(row.getLocalTime("safe_from"), row.getLocalTime("safe_to")),
                        ConsentState.valueOf(row.getString("consent"))));
    }
}
