package org.hearthline.record.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;

/** Finds whatever is kept of a person, and under whose keys. */
@Singleton
class AboutPerson {

    private static final String KNOWN = """
            select exists (select from sealing_key where owner = 'person:' || $1) or exists (select cases_of($1)) as known
            """;

    /** All of their cases must be of the supervisor's unit; another unit's would be told along. */
    private static final String SEEN = """
            select count(*) > 0 and bool_and(exists (
                select from worker me join worker mate on mate.unit = me.unit where me.id = $2 and mate.id = f.worker_id)) as seen
            from case_file f where f.id in (select cases_of($1))
            """;

    private static final String IN_OPEN_CASE = """
            select exists (
                select from case_file c
                    join (select case_id, left_on from case_participant where participant_id = $1
                          union all select case_id, left_on from case_child where child_id = $1) p on p.case_id = c.id
                where coalesce(least(p.left_on, c.closed_on) > ($2::timestamptz at time zone c.time_zone)::date, true)) as open
            """;

    /** Entries with words of staff, each under a key of its own, and whom it names. */
    private static final String ENTRIES = """
            with their as materialized (select cases_of($1) as id),
            named as (
                select 'contacts' as kind, 'contact:' || id as owner, participant_ids || child_ids as people
                from contact where case_id in (select id from their)
                union all
                select 'searches', 'search:' || id, array[participant_id] from diligent_search where case_id in (select id from their)
                union all
                select 'courtOrders', 'order:' || id,
                       -- Without names it is about everybody in its case.
                       case when participant_ids || child_ids <> '{}' then participant_ids || child_ids
                            else array(select participant_id from case_participant where case_id = o.case_id
                                       union select child_id from case_child where case_id = o.case_id union select $1) end
                from court_order o where case_id in (select id from their)
                union all
                select 'tasks', 'task:' || id, array_remove(array[participant_id, child_id], null)
                from task where note is not null and case_id in (select id from their)
                union all
                select 'meetings', 'meeting:' || id, array(select participant_id from meeting_attendee where meeting_id = m.id)
                from meeting m where case_id in (select id from their)
                -- A signed record tells of everybody in its case. It goes as a whole: their name and words are all over it.
                union all
                select 'signedRecords', 'efforts:' || id, array[$1] from efforts_sign_off where case_id in (select id from their))
            select kind, coalesce(array_agg(distinct owner) filter (where alone), '{}') as alone,
                   count(distinct owner) filter (where not alone) as shared
            from (select *, not exists (
                      select from unnest(people) other
                      where other <> $1 and not exists (select from erasure where person_id = other)) as alone
                  from named where $1 = any (people)) each
            group by kind order by kind
            """;

    /** A phone that somebody else has too seals what they wrote as well. */
    private static final String NUMBERS = """
            select value_hash, exists (
                select from address other
                where other.value_hash = a.value_hash and other.participant_id <> a.participant_id) as shared
            from address a where participant_id = $1 and channel = 'SMS'
            """;

    /**
     * Entries of one kind.
     *
     * @param alone the owners of those that are about this person alone, or about others who were erased before
     * @param shared how many are about others too
     */
    record Entries(List<String> alone, int shared) {}

    Uni<Boolean> isKnown(SqlConnection connection, String personId) {
        return truth(connection, KNOWN, Tuple.of(personId), "known");
    }

    /** Whether this viewer may read all that is kept of them. */
    Uni<Boolean> isOpenTo(SqlConnection connection, Viewer viewer, String personId) {
        return viewer.role() == Role.SYSTEM
                ? isKnown(connection, personId)
                : truth(connection, SEEN, Tuple.of(personId, viewer.id()), "seen");
    }

    Uni<Boolean> isInOpenCase(SqlConnection connection, String personId, Instant now) {
        return truth(connection, IN_OPEN_CASE, Tuple.of(personId, now.atOffset(ZoneOffset.UTC)), "open");
    }

    /** By kind: entries of staff that name them, and the phones that they write from. */
    Uni<Map<String, Entries>> entries(SqlConnection connection, String personId) {
        Map<String, Entries> found = new LinkedHashMap<>();
        return connection
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(personId))
                .invoke(rows -> rows.forEach(row -> found.put(
                        row.getString("kind"),
                        new Entries(
                                List.of(row.getArrayOfStrings("alone")),
                                row.getLong("shared").intValue()))))
                .chain(() -> connection.preparedQuery(NUMBERS).execute(Tuple.of(personId)))
                .map(rows -> {
                    List<String> alone = new ArrayList<>();
                    int[] shared = {0};
                    rows.forEach(row -> {
                        if (row.getBoolean("shared")) {
                            shared[0]++;
                        } else {
                            alone.add(Sealing.number(row.getBuffer("value_hash").getBytes()));
                        }
                    });
                    found.put("numbers", new Entries(alone, shared[0]));
                    return found;
                });
    }

    private static Uni<Boolean> truth(SqlConnection connection, String sql, Tuple values, String column) {
        return connection.preparedQuery(sql).execute(values).map(rows -> rows.iterator()
                .next()
                .getBoolean(column));
    }
}
