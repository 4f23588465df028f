package org.hearthline.web.staff;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** What happened in a case beside its facts. Whether the reader may see the case is asked before. */
@Singleton
class CaseRows {

    /** Everything of one shape: {@code on_date} is a day in the case's zone, {@code at} is there for what has an hour. */
    private static final String HAPPENED = """
            select * from (
                select on_date, at, case outcome when 'COMPLETED' then 'contact' else 'attempt' end as kind, mode as code, null as reason,
                       participant_ids || child_ids as who, id
                from contact where case_id = $1
                union all
                select on_date, null, 'search', '', null, array[participant_id], id from diligent_search where case_id = $1
                union all
                select (coalesce(m.handed_off_at, m.final_at, m.due_at) at time zone c.time_zone)::date,
                       coalesce(m.handed_off_at, m.final_at, m.due_at), 'message', m.purpose, m.status, array[m.recipient_id], m.id::text
                from message_case mc join message m on m.id = mc.message_id join case_file c on c.id = mc.case_id
                where mc.case_id = $1 and m.recipient_kind = 'PARTICIPANT'
                union all
                select (r.received_at at time zone c.time_zone)::date, r.received_at, 'reply', r.meaning, null, array[r.participant_id], r.id
                from reply r join case_file c on c.id = r.case_id where r.case_id = $1
                union all
                select (a.settled_at at time zone c.time_zone)::date, a.settled_at, 'meeting', m.status, null, array[a.participant_id], m.id
                from meeting m join meeting_attendee a on a.meeting_id = m.id join case_file c on c.id = m.case_id
                where m.case_id = $1 and a.settled_at is not null) happened
            order by on_date desc, at desc nulls last, id
            limit 2000
            """;

    private static final String CONSENTS = """
            select a.participant_id, a.channel, a.consent from address a join case_participant p on p.participant_id = a.participant_id
            where p.case_id = $1 and a.position is not null
            order by a.participant_id, a.position
            """;

    private final Pool pool;

    CaseRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * Something that happened.
     *
     * @param kind contact, attempt, search, message, reply or meeting
     * @param code a mode, a purpose, a meaning or a meeting's status; empty for a search
     * @param status a message's
     */
    record Happened(
            LocalDate on,
            @Nullable Instant at,
            String kind,
            String code,
            @Nullable String status,
            List<String> who,
            String id) {}

    /** How the consent to one address stands. */
    record Consented(String participantId, String channel, String state) {}

    record All(List<Happened> happened, List<Consented> consents) {}

    Uni<All> of(String caseId) {
        return pool.withConnection(connection -> rows(connection, HAPPENED, caseId, CaseRows::happened)
                .chain(happened -> rows(connection, CONSENTS, caseId, CaseRows::consented)
                        .map(consents -> new All(happened, consents))));
    }

    private static <T> Uni<List<T>> rows(SqlConnection connection, String sql, String caseId, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(Tuple.of(caseId)).map(rows -> Rows.list(rows, read));
    }

    private static Happened happened(Row row) {
        return new Happened(
                row.getLocalDate("on_date"),
                Rows.instant(row, "at"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("reason"),
                List.of(row.getArrayOfStrings("who")),
                row.getString("id"));
    }

    private static Consented consented(Row row) {
        return new Consented(row.getString("participant_id"), row.getString("channel"), row.getString("consent"));
    }
}
