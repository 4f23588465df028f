package org.hearthline.record.retention;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.hearthline.casework.Agency;
import org.hearthline.casework.Agency.Retention;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.record.feed.EventRows;

/**
 * Removes what is past its term, a batch at a time. Where a row belongs to the ledger or the audit trail its key is destroyed; what has
 * no such character is deleted. Nothing of an open case is touched.
 */
@Singleton
class Removal {

    private static final int CASES = 20;
    private static final int PEOPLE = 100;
    private static final int ROWS = 1_000;
    private static final int EVENTS = 5_000;

    private static final String CLOSED = """
            with past as (
                select c.id, c.closed_on from case_file c left join removed_words r on r.case_id = c.id and r.closed_on = c.closed_on
                where c.closed_on <= $1 and r.case_id is null
                order by c.closed_on
                limit $2),
            marked as (
                insert into removed_words (case_id, closed_on) select id, closed_on from past
                on conflict (case_id) do update set closed_on = excluded.closed_on
                returning case_id)
            select m.case_id, array(
                select 'contact:' || id from contact where case_id = m.case_id
                union all select 'search:' || id from diligent_search where case_id = m.case_id
                union all select 'order:' || id from court_order where case_id = m.case_id
                union all select 'meeting:' || id from meeting where case_id = m.case_id
                union all select 'task:' || id from task where case_id = m.case_id and note is not null
                union all select 'efforts:' || id from efforts_sign_off where case_id = m.case_id) as owners
            from marked m
            """;

    /** A person's part in a case is over when they left it or it closed; in one that is open it may not be over. */
    private static final String PARTS = """
            part as (
                select p.id, coalesce(least(p.left_on, c.closed_on), 'infinity') as over_on
                from (select participant_id as id, case_id, left_on from case_participant
                      union all select child_id, case_id, left_on from case_child) p
                    join case_file c on c.id = p.case_id)
            """;

    private static final String PAST_PEOPLE = "with " + PARTS + """
            select id from part
            where exists (select from sealing_key k where k.owner = 'person:' || part.id and k.wrapped is not null)
            group by id having max(over_on) <= $1
            order by id
            limit $2
            """;

    private static final String PAST_ADDRESSES = "with " + PARTS + """
            select id from part
            where exists (select from address a where a.participant_id = part.id and a.value is not null)
            group by id having max(over_on) <= $1
            order by id
            limit $2
            """;

    private static final String REPLIES = """
            update reply set words = null where (id, participant_id) in (
                select r.id, r.participant_id from reply r join case_file c on c.id = r.case_id
                where r.words is not null and c.closed_on <= $1
                limit $2)
            """;

    private static final String ANSWERS = """
            delete from worker_words where message_id in (
                select w.message_id from worker_words w join message m on m.id = w.message_id join case_file c on c.id = m.case_id
                where c.closed_on <= $1
                limit $2)
            """;

    private static final String IMPORTS = """
            with past as (select id from bulk_import where finished_at <= $1 order by finished_at limit $2),
            found as (delete from bulk_import_finding where import_id in (select id from past)),
            parts as (delete from bulk_import_part where import_id in (select id from past))
            delete from bulk_import where id in (select id from past)
            """;

    private static final String CARRIER_EVENTS = """
            delete from carrier_event where id in (select id from carrier_event where done_at <= $1 order by done_at limit $2)
            """;

    private final Sealing sealing;
    private final EventRows events;
    private final Retention terms;
    private final ZoneId zone;

    Removal(Sealing sealing, EventRows events, Agency agency) {
        this.sealing = sealing;
        this.events = events;
        this.terms = agency.retention();
        this.zone = agency.timeZone();
    }

    /** One batch of each kind; answers how much there was. */
    Uni<Integer> batch(SqlConnection transaction, LocalDate today, Instant now) {
        return InTurn.sum(
                List.<Supplier<Uni<Integer>>>of(
                        () -> words(transaction, today.minus(terms.words()), now),
                        () -> people(transaction, today.minus(terms.people()), now),
                        () -> addresses(transaction, today.minus(terms.addresses()), now),
                        () -> rows(transaction, REPLIES, today.minus(terms.messages())),
                        () -> rows(transaction, ANSWERS, today.minus(terms.messages())),
                        () -> events.prune(transaction, before(today, terms.events()), EVENTS),
                        () -> transaction
                                .preparedQuery(IMPORTS)
                                .execute(Tuple.of(before(today, terms.imports()).atOffset(UTC), CASES))
                                .map(rows -> rows.rowCount()),
                        () -> transaction
                                .preparedQuery(CARRIER_EVENTS)
                                .execute(Tuple.of(
                                        before(today, terms.carrierEvents()).atOffset(UTC), EVENTS))
                                .map(rows -> rows.rowCount())),
                Supplier::get);
    }

    private Uni<Integer> words(SqlConnection transaction, LocalDate closedBy, Instant now) {
        return transaction
                .preparedQuery(CLOSED)
                .execute(Tuple.of(closedBy, CASES))
                .chain(cases -> sealing.destroy(
                                transaction,
                                Rows.stream(cases)
                                        .flatMap(row -> List.of(row.getArrayOfStrings("owners")).stream())
                                        .toList(),
                                true,
                                now)
                        .replaceWith(cases.size()));
    }

    /** Who comes back in another case is kept anew, under another key. */
    private Uni<Integer> people(SqlConnection transaction, LocalDate overBy, Instant now) {
        return ids(transaction, PAST_PEOPLE, overBy).chain(ids -> sealing.destroy(
                        transaction, ids.stream().map(Sealing::person).toList(), false, now)
                .replaceWith(ids.size()));
    }

    private Uni<Integer> addresses(SqlConnection transaction, LocalDate overBy, Instant now) {
        return ids(transaction, PAST_ADDRESSES, overBy)
                .chain(ids -> InTurn.sum(ids, id -> Addresses.lock(transaction, id)
                        .chain(() -> Addresses.remove(transaction, id, now))
                        .replaceWith(1)));
    }

    private static Uni<List<String>> ids(SqlConnection transaction, String sql, LocalDate overBy) {
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(overBy, PEOPLE))
                .map(rows -> Rows.list(rows, row -> row.getString("id")));
    }

    private static Uni<Integer> rows(SqlConnection transaction, String sql, LocalDate closedBy) {
        return transaction.preparedQuery(sql).execute(Tuple.of(closedBy, ROWS)).map(rows -> rows.rowCount());
    }

    private Instant before(LocalDate today, Period term) {
        return today.minus(term).atStartOfDay(zone).toInstant();
    }
}
