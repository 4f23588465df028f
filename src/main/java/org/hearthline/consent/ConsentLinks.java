package org.hearthline.consent;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.message.Fence;
import org.hearthline.message.channel.Attempt;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.PublicUrl;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The links in e-mails by which a person says yes to messages, or that they want no more. A link names nobody; looking at one changes
 * nothing.
 */
@Singleton
public class ConsentLinks {

    private static final Duration LASTS = Duration.ofDays(30);

    /** Who acts by a link: the person, whoever that is. */
    private static final Viewer PERSON = new Viewer(Consenting.THE_PERSON, Role.SYSTEM);

    private static final String ASKED = """
            select q.address_id, a.consent, coalesce(a.language, p.language) as language
            from question q join address a on a.id = q.address_id
                left join case_participant p on p.case_id = q.case_id and p.participant_id = q.participant_id
            where q.id = $1 and q.kind = 'CONSENT' and q.opened_at > $2
            """;

    private static final String SENT_TO = """
            select m.address_id, a.consent, coalesce(a.language, p.language) as language
            from message m join address a on a.id = m.address_id
                left join case_participant p on p.case_id = m.case_id and p.participant_id = m.recipient_id
            where m.id = $1
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Addresses addresses;
    private final Consenting consenting;
    private final Fence fence;
    private final Lookup lookup;
    private final ServiceClock clock;
    private final PublicUrl publicUrl;

    ConsentLinks(
            Pool pool,
            Transactions transactions,
            Addresses addresses,
            Consenting consenting,
            Fence fence,
            Lookup lookup,
            ServiceClock clock,
            PublicUrl publicUrl) {
        this.pool = pool;
        this.transactions = transactions;
        this.addresses = addresses;
        this.consenting = consenting;
        this.fence = fence;
        this.lookup = lookup;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * Where a link leads.
     *
     * @param language in which its reader is written to; null where nobody said
     * @param consent as it stands at that address
     */
    public record Target(UUID addressId, @Nullable String language, ConsentState consent) {}

    /** The link by which this question is answered. */
    Uni<URI> confirmation(UUID questionId) {
        return lookup.token("consent:" + questionId)
                .map(token -> URI.create(publicUrl.at("/confirm/" + questionId + "." + token)));
    }

    /** Whose consent a link confirms; empty when it is none of ours, or too old. */
    public Uni<Optional<Target>> toConfirm(String link) {
        int dot = link.indexOf('.');
        Optional<UUID> questionId = dot < 0 ? Optional.empty() : uuid(link.substring(0, dot));
        return questionId.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : lookup.token("consent:" + questionId.get())
                        .chain(token -> isSame(token, link.substring(dot + 1))
                                ? find(ASKED, Tuple.of(questionId.get(), since()))
                                : Uni.createFrom().item(Optional.empty()));
    }

    /** Whose messages a link ends; empty when it is none of ours. It never grows old. */
    public Uni<Optional<Target>> toUnsubscribe(String attempt) {
        return Attempt.parse(attempt)
                .map(known -> find(SENT_TO, Tuple.of(known.messageId())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The person says yes. Whether they have consented now; a revoked address stays revoked. */
    public Uni<Boolean> confirm(Target target) {
        Instant now = clock.instant();
        return locked(target, (transaction, address) -> consenting
                .confirm(transaction, address, Means.PAGE, null, now, now)
                .map(done -> done || address.consent() == ConsentState.ACTIVE));
    }

    /** The person wants no more messages at this address. Answers when none can go there any more. */
    public Uni<Void> unsubscribe(Target target, Means means) {
        Instant now = clock.instant();
        return this.<Address>locked(target, (transaction, address) -> consenting
                        .revoke(transaction, address, means, null, now, now)
                        .replaceWith(address))
                .chain(address -> fence.settle(List.of(Consenting.forbidden(address, address.entry()))))
                .replaceWithVoid();
    }

    /** The person wants no more messages, wherever they are written to. Answers when none can go to them any more. */
    public Uni<Void> stop(String participantId) {
        Instant now = clock.instant();
        return transactions
                .writeOnPool(PERSON, transaction -> addresses
                        .lockOf(transaction, participantId)
                        .call(all -> InTurn.each(
                                all, address -> consenting.revoke(transaction, address, Means.PAGE, null, now, now))))
                .chain(all -> fence.settle(all.stream()
                        .map(address -> Consenting.forbidden(address, address.entry()))
                        .toList()))
                .replaceWithVoid();
    }

    private interface Work<T> {
        Uni<T> on(SqlConnection transaction, Address address);
    }

    private <T> Uni<T> locked(Target target, Work<T> work) {
        return transactions.writeOnPool(PERSON, transaction -> addresses
                .find(transaction, target.addressId())
                .map(Optional::orElseThrow)
                .chain(address -> addresses.lockOf(transaction, address.participantId()))
                .map(all -> all.stream()
                        .filter(each -> each.id().equals(target.addressId()))
                        .findFirst()
                        .orElseThrow())
                .chain(address -> work.on(transaction, address)));
    }

    private Uni<Optional<Target>> find(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(target(rows.iterator().next())));
    }

    private static Target target(Row row) {
        return new Target(
                row.getUUID("address_id"), row.getString("language"), ConsentState.valueOf(row.getString("consent")));
    }

    private OffsetDateTime since() {
        return clock.instant().minus(LASTS).atOffset(UTC);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
