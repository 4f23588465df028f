package org.hearthline.record.retention;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.record.retention.AboutPerson.Entries;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person: what was kept of them in names, addresses and words can no longer be opened anywhere, nothing of the kind is kept
 * again, and nothing goes to them any more. Ids, dates, statuses and decisions stay.
 */
@Singleton
class Erasure {

    private static final String RECORD = """
            insert into erasure (person_id, at, asked_by, why) values ($1, $2, $3, $4) on conflict do nothing
            """;

    private static final String RECORDED = "select at from erasure where person_id = $1";

    /** What only grows, by what it is called in the answer. */
    private static final String LEDGER = """
            select (select count(*) from consent_entry where participant_id = $1)::int as consents,
                   (select count(*) from message_recipient where recipient_id = $1 and recipient_kind = 'PARTICIPANT')::int as messages
            """;

    private final Transactions transactions;
    private final Sealing sealing;
    private final AboutPerson people;
    private final Fence fence;
    private final ServiceClock clock;

    Erasure(Transactions transactions, Sealing sealing, AboutPerson people, Fence fence, ServiceClock clock) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.people = people;
        this.fence = fence;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param by who asked, by an id; the user who sends it where nobody is named
     */
    record Asked(String personId, String why, @Nullable String by, boolean evenInOpenCase) {}

    /** What stayed, how much of it, and why. */
    record Kept(String what, int count, String why) {}

    /**
     * What was done.
     *
     * @param at when they were first erased
     * @param destroyed how many keys, by what they had sealed
     * @param cancelled how many messages that waited were dropped
     * @param unsettled messages whose hand-off may have begun before
     */
    record Erased(
            String personId,
            Instant at,
            Map<String, Integer> destroyed,
            List<Kept> kept,
            int cancelled,
            List<UUID> unsettled) {}

    /** To be repeated at will. Fails with a 404 problem where there is no such person, 409 where they are in an open case. */
    Uni<Erased> erase(Viewer viewer, Asked asked) {
        Instant now = clock.instant();
        return transactions
                .writeOnPool(viewer, transaction -> Addresses.lock(transaction, asked.personId())
                        .chain(() -> checkAllowed(transaction, asked, now))
                        .chain(() -> people.entries(transaction, asked.personId()))
                        .chain(entries -> erase(transaction, viewer, asked, entries, now)))
                .chain(erased -> fence.settle(List.of(Addresses.forbidden(asked.personId())))
                        .map(cancelled -> with(erased, cancelled)));
    }

    private Uni<Void> checkAllowed(SqlConnection transaction, Asked asked, Instant now) {
        return people.isKnown(transaction, asked.personId())
                .invoke(known -> {
                    if (!known) {
                        throw Problem.notFound("person");
                    }
                })
                .chain(() -> people.isInOpenCase(transaction, asked.personId(), now))
                .invoke(open -> {
                    if (open && !asked.evenInOpenCase()) {
                        throw Problem.conflict(
                                "This person is in an open case, whose worker would no longer know them by"
                                        + " name. To erase them all the same, say evenInOpenCase.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Erased> erase(
            SqlConnection transaction, Viewer viewer, Asked asked, Map<String, Entries> entries, Instant now) {
        String id = asked.personId();
        Map<String, Integer> destroyed = new LinkedHashMap<>();
        return sealing.destroy(transaction, List.of(Sealing.person(id)), true, now)
                .invoke(count -> destroyed.put("person", count))
                .chain(() -> InTurn.each(
                        entries.entrySet(),
                        // A number may come to be somebody else's.
                        each -> sealing.destroy(
                                        transaction,
                                        each.getValue().alone(),
                                        !each.getKey().equals("numbers"),
                                        now)
                                .invoke(count -> destroyed.put(each.getKey(), count))))
                .chain(() -> Addresses.remove(transaction, id, now))
                .chain(() -> record(transaction, viewer, asked, now))
                .chain(at ->
                        kept(transaction, id, entries).map(kept -> new Erased(id, at, destroyed, kept, 0, List.of())));
    }

    private Uni<Instant> record(SqlConnection transaction, Viewer viewer, Asked asked, Instant now) {
        String owner = Sealing.owner("erasure", asked.personId());
        return sealing.keyMade(transaction, owner)
                .chain(keys -> transaction
                        .preparedQuery(RECORD)
                        .execute(Tuple.of(
                                asked.personId(),
                                now.atOffset(UTC),
                                Objects.requireNonNullElse(asked.by(), viewer.id()),
                                keys.sealed(owner, asked.why()))))
                .chain(() -> transaction.preparedQuery(RECORDED).execute(Tuple.of(asked.personId())))
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
    }

    private static Uni<List<Kept>> kept(SqlConnection transaction, String id, Map<String, Entries> entries) {
        return transaction.preparedQuery(LEDGER).execute(Tuple.of(id)).map(rows -> {
            List<Kept> kept = new ArrayList<>();
            entries.forEach((kind, each) -> {
                if (each.shared() > 0) {
                    kept.add(new Kept(kind, each.shared(), "They are about others too, or another's as well."));
                }
            });
            String grows = "What was done and when stays; no word of it can be read.";
            kept.add(new Kept("consents", rows.iterator().next().getInteger("consents"), grows));
            kept.add(new Kept("messages", rows.iterator().next().getInteger("messages"), grows));
            return kept;
        });
    }

    private static Erased with(Erased erased, Cancelled cancelled) {
        return new Erased(
                erased.personId(),
                erased.at(),
                erased.destroyed(),
                erased.kept(),
                cancelled.cancelled(),
                cancelled.unsettled());
    }
}
