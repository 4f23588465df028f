package org.hearthline.record.efforts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.record.efforts.EffortsFacts.Done;
import org.jspecify.annotations.Nullable;

/** What is kept of a case's efforts in a period. Whether somebody may see the case is asked before. */
@Singleton
class EffortsRows {

    private static final String CONTACTS = """
            select * from contact where case_id = $1 and on_date between $2 and $3 order by on_date, at nulls last, id
            """;

    private static final String SEARCHES = """
            select * from diligent_search where case_id = $1 and on_date between $2 and $3 order by on_date, id
            """;

    /** Those that were offered within the period, or whose times are. */
    private static final String MEETINGS = """
            select m.*, array(select starts_at from meeting_slot where meeting_id = m.id order by position) as offered
            from meeting m
            where m.case_id = $1
              and ((m.created_at at time zone $4::text)::date between $2 and $3
                   or exists (select from meeting_slot where meeting_id = m.id
                              and (starts_at at time zone $4::text)::date between $2 and $3)
                   or exists (select from meeting_attendee where meeting_id = m.id
                              and (settled_at at time zone $4::text)::date between $2 and $3))
            order by m.created_at, m.id
            """;

    private static final String ATTENDEES = """
            select * from meeting_attendee where meeting_id = any ($1) order by meeting_id, position
            """;

    private static final String MESSAGES = """
            select * from (
                select m.id, m.recipient_id, m.channel, m.purpose, m.status, m.reason, a.language,
                       coalesce(m.handed_off_at, m.final_at, m.due_at) as at
                from message_case mc join message m on m.id = mc.message_id left join address a on a.id = m.address_id
                where mc.case_id = $1 and m.recipient_kind = 'PARTICIPANT') sent
            where (at at time zone $4::text)::date between $2 and $3
            order by at, id
            """;

    private static final String REPLIES = """
            select id, participant_id, received_at from reply
            where case_id = $1 and (received_at at time zone $4::text)::date between $2 and $3
            order by received_at, id, participant_id
            """;

    private static final String WORKERS = "select id, name from worker where id = any ($1)";

    private final Pool pool;
    private final Sealing sealing;
    private final Documents documents;

    EffortsRows(Pool pool, Sealing sealing, Documents documents) {
        this.pool = pool;
        this.sealing = sealing;
        this.documents = documents;
    }

    /** All of it as it stood at one moment. */
    Uni<Done> of(String caseId, Dates dates, ZoneId zone) {
        Tuple period = Tuple.of(caseId, dates.from(), dates.to());
        Tuple inZone = Tuple.of(caseId, dates.from(), dates.to(), zone.getId());
        return pool.withTransaction(connection -> connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .chain(() -> new Reading(connection, zone).all(period, inZone)));
    }

    /** One reading of one case. */
    private final class Reading {
        private final SqlConnection connection;
        private final ZoneId zone;
        private List<Row> contacts = List.of();
        private List<Row> searches = List.of();
        private List<Row> meetings = List.of();
        private List<Row> attendees = List.of();
        private List<Row> messages = List.of();
        private List<Row> replies = List.of();

        Reading(SqlConnection connection, ZoneId zone) {
            this.connection = connection;
            this.zone = zone;
        }

        Uni<Done> all(Tuple period, Tuple inZone) {
            return rows(CONTACTS, period)
                    .invoke(rows -> contacts = rows)
                    .chain(() -> rows(SEARCHES, period))
                    .invoke(rows -> searches = rows)
                    .chain(() -> rows(MEETINGS, inZone))
                    .invoke(rows -> meetings = rows)
                    .chain(() -> rows(ATTENDEES, Tuple.of((Object) ids(meetings))))
                    .invoke(rows -> attendees = rows)
                    .chain(() -> rows(MESSAGES, inZone))
                    .invoke(rows -> messages = rows)
                    .chain(() -> rows(REPLIES, inZone))
                    .invoke(rows -> replies = rows)
                    .chain(() -> rows(WORKERS, Tuple.of((Object) workerIds())))
                    .chain(workers -> sealing.keys(connection, owners()).map(keys -> done(workers, keys)));
        }

        private Uni<List<Row>> rows(String sql, Tuple values) {
            return connection.preparedQuery(sql).execute(values).map(EffortsRows::list);
        }

        private String[] workerIds() {
            List<String> ids = new ArrayList<>();
            contacts.forEach(row -> ids.add(row.getString("logged_by")));
            searches.forEach(row -> ids.add(row.getString("logged_by")));
            meetings.forEach(row -> ids.add(row.getString("created_by")));
            return ids.stream().distinct().toArray(String[]::new);
        }

        private List<String> owners() {
            List<String> owners = new ArrayList<>();
            contacts.forEach(row -> owners.add(Sealing.owner("contact", row.getString("id"))));
            searches.forEach(row -> owners.add(Sealing.owner("search", row.getString("id"))));
            meetings.forEach(row -> owners.add(Sealing.owner("meeting", row.getString("id"))));
            for (String worker : workerIds()) {
                owners.add(Sealing.worker(worker));
            }
            return owners;
        }

        private Done done(List<Row> workers, Sealing.Keys keys) {
            Map<String, String> names =
                    workers.stream().collect(Collectors.toMap(row -> row.getString("id"), row -> named(row, keys)));
            ReadRow read = new ReadRow(zone, keys, documents, id -> names.getOrDefault(id, id));
            Map<String, List<Row>> asked =
                    attendees.stream().collect(Collectors.groupingBy(row -> row.getString("meeting_id")));
            return new Done(
                    each(contacts, read::contact),
                    each(searches, read::search),
                    each(meetings, row -> read.meeting(row, asked.getOrDefault(row.getString("id"), List.of()))),
                    each(messages, read::message),
                    each(replies, read::reply));
        }
    }

    private static String named(Row worker, Sealing.Keys keys) {
        String id = worker.getString("id");
        @Nullable Buffer sealed = worker.getBuffer("name");
        @Nullable String name = sealed == null ? null : keys.open(Sealing.worker(id), sealed.getBytes());
        return name == null ? id : name + " (" + id + ")";
    }

    private static <T> List<T> each(List<Row> rows, Function<Row, T> read) {
        return rows.stream().map(read).toList();
    }

    private static String[] ids(List<Row> rows) {
        return rows.stream().map(row -> row.getString("id")).toArray(String[]::new);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return Rows.stream(rows).toList();
    }
}
