package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hearthline.casework.WorkerNews;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.consent.Ledger.Said;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.GateReasons;
import org.hearthline.message.Recipient;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What people say of their consent, however it comes (POLICY 5), and what follows from it in the same transaction: what waits for an
 * address that was revoked ends, and the workers of the person's cases hear of it. The addresses given must be locked.
 */
@Singleton
public class Consenting {

    /** Who says it, where the person does. */
    static final String THE_PERSON = "participant";

    private static final String MAY_RESUME = """
            select coalesce(bool_or(action = 'REQUESTED'), false)
                   and coalesce((array_agg(action order by seq desc) filter (where state = 'REVOKED'))[1], '') <> 'WRONG_NUMBER' as may_resume
            from consent_entry where address_id = $1
            """;

    private static final String OPEN_CASES = """
            select c.id from case_participant p join case_file c on c.id = p.case_id
            where p.participant_id = $1 and c.closed_on is null
            order by c.id
            """;

    private final Addresses addresses;
    private final Ledger ledger;
    private final Questions questions;
    private final Fence fence;
    private final WorkerNews news;

    Consenting(Addresses addresses, Ledger ledger, Questions questions, Fence fence, WorkerNews news) {
        this.addresses = addresses;
        this.ledger = ledger;
        this.questions = questions;
        this.fence = fence;
        this.news = news;
    }

    /** Everybody's address who shares this phone, locked; what comes from it was heard from all of them. */
    public Uni<List<Address>> lockPhone(SqlConnection transaction, Buffer hash) {
        return addresses.lockShared(transaction, hash);
    }

    /** All of a person's addresses, locked: who answers by text holds them before a meeting, and so must who answers otherwise. */
    public Uni<List<Address>> lockAllOf(SqlConnection transaction, String participantId) {
        return addresses.lockOf(transaction, participantId);
    }

    public Uni<Void> heard(SqlConnection transaction, Address address, Instant at) {
        return ledger.heard(transaction, address, at);
    }

    /** The person says yes to what they were asked. Whether that made the consent active. */
    public Uni<Boolean> confirm(
            SqlConnection transaction, Address address, Means means, @Nullable String how, Instant at, Instant now) {
        return ledger.write(transaction, address, new Said(ConsentAction.CONFIRMED, means, THE_PERSON, how, null, at))
                .call(entry -> entry.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : questions
                                .closeConsent(transaction, address.id(), now)
                                .chain(() -> tell(transaction, address, News.CONSENTED, entry.get(), now)))
                .map(Optional::isPresent);
    }

    /**
     * The person writes START at an address where they had asked for messages before. Whether messages go there again: not where somebody
     * said that it is not theirs.
     */
    public Uni<Boolean> resume(
            SqlConnection transaction, Address address, @Nullable String how, Instant at, Instant now) {
        return transaction
                .preparedQuery(MAY_RESUME)
                .execute(Tuple.of(address.id()))
                .chain(rows -> rows.iterator().next().getBoolean("may_resume")
                        ? ledger.write(
                                transaction,
                                address,
                                new Said(ConsentAction.RESUMED, Means.REPLY, THE_PERSON, how, null, at))
                        : Uni.createFrom().item(Optional.<Long>empty()))
                .call(entry -> entry.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tell(transaction, address, News.CONSENTED, entry.get(), now))
                .map(Optional::isPresent);
    }

    /** No more messages go to this address. Whether that is new. */
    public Uni<Boolean> revoke(
            SqlConnection transaction, Address address, Means means, @Nullable String how, Instant at, Instant now) {
        return end(
                        transaction,
                        address,
                        new Said(ConsentAction.OPTED_OUT, means, THE_PERSON, how, null, at),
                        News.OPTED_OUT,
                        now)
                .map(Ended::isNew);
    }

    /** Whoever has this address is not the person it was kept for. Whether that is new. */
    public Uni<Boolean> wrongNumber(
            SqlConnection transaction, Address address, @Nullable String how, Instant at, Instant now) {
        return end(
                        transaction,
                        address,
                        new Said(ConsentAction.WRONG_NUMBER, Means.REPLY, "somebody else", how, null, at),
                        News.WRONG_NUMBER,
                        now)
                .map(Ended::isNew);
    }

    /** What came of ending a consent: whether that is new, and how many messages that waited it ended. */
    record Ended(boolean isNew, int cancelled) {}

    /** Ends a consent, with all that follows from it. */
    Uni<Ended> end(SqlConnection transaction, Address address, Said said, News told, Instant now) {
        return ledger.write(transaction, address, said)
                .chain(entry -> entry.isEmpty()
                        ? Uni.createFrom().item(new Ended(false, 0))
                        : questions
                                .closeConsent(transaction, address.id(), now)
                                .chain(() -> tell(transaction, address, told, entry.get(), now))
                                .chain(() -> fence.cancel(transaction, forbidden(address, entry.get())))
                                .map(cancelled -> new Ended(true, cancelled)));
    }

    /** What may no longer go to an address whose consent ended with this entry. */
    static Forbidden forbidden(Address address, @Nullable Long entry) {
        return new Forbidden(
                new Recipient(Recipient.Kind.PARTICIPANT, address.participantId()),
                null,
                address.channel(),
                address.id(),
                GateReasons.OPTED_OUT,
                entry == null ? null : entry.toString());
    }

    /** The person is one person in all of their cases: the workers of all that are open are told. */
    private Uni<Void> tell(SqlConnection transaction, Address address, News told, long entry, Instant now) {
        return transaction
                .preparedQuery(OPEN_CASES)
                .execute(Tuple.of(address.participantId()))
                .chain(rows -> InTurn.each(
                        Rows.list(rows, row -> row.getString("id")),
                        caseId -> news.tell(
                                transaction,
                                new WorkerNews.Item(
                                        "CONSENT|" + entry + "|" + caseId,
                                        told,
                                        caseId,
                                        address.participantId(),
                                        null,
                                        null),
                                now)));
    }
}
