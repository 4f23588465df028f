package org.hearthline.web.staff;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.ReasonCode;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.ReviewKind;
import org.hearthline.policy.Role;
import org.jspecify.annotations.Nullable;

/** What a supervisor sees of their unit. Parameters of every statement: the reader's role and id, the service's time. */
@Singleton
class SupervisionRows {

    private static final String MINE = """
            with mine as (
                select *, ($3::timestamptz at time zone time_zone)::date as today,
                       closed_on is null or closed_on > ($3::timestamptz at time zone time_zone)::date as is_open
                from case_file where %s)
            """.formatted(Sight.CASES);

    private static final String WORKERS = MINE + """
            , counted as (
                select c.worker_id, count(*) filter (where c.is_open) as cases, sum(r.overdue) as overdue, sum(r.soon) as soon,
                       sum(t.tasks) as tasks
                from mine c
                    cross join lateral (
                        select count(*) filter (where status = 'OVERDUE') as overdue,
                               count(*) filter (where status in ('UPCOMING', 'OPEN') and due_on <= c.today + 7) as soon
                        from requirement where case_id = c.id and not withdrawn) r
                    cross join lateral (
                        select count(*) as tasks from task where case_id = c.id and status = 'OPEN' and for_role = 'WORKER') t
                group by c.worker_id)
            select w.id, w.name, coalesce(n.overdue, 0)::bigint as overdue, coalesce(n.soon, 0)::bigint as soon,
                   coalesce(n.tasks, 0)::bigint as tasks, coalesce(n.cases, 0) as cases
            from worker me join worker w on w.unit = me.unit left join counted n on n.worker_id = w.id
            where me.id = $2 and (w.role = 'WORKER' or n.cases > 0)
            order by overdue desc, soon desc, w.id
            """;

    private static final String CASES = MINE + """
            select c.id, c.worker_id, w.name from mine c join worker w on w.id = c.worker_id where c.is_open order by c.id limit 2000
            """;

    /** Those in the supervisor's own list of tasks. */
    private static final String REVIEWS = MINE + """
            select t.reason, t.case_id, greatest(c.today - t.since, 0) as days, count(*) over () as all_of_them
            from mine c join worker w on w.id = c.worker_id join task t on t.case_id = c.id
            where t.status = 'OPEN' and t.for_role = 'SUPERVISOR'
              and (w.supervisor_id = $2
                   or not exists (select from worker s where s.id = w.supervisor_id and s.role = 'SUPERVISOR' and s.unit = w.unit))
            order by t.since, t.case_id, t.id
            limit 10
            """;

    /** An exemption is as old as the order or guardianship that is its ground, whatever month it lifts contact for. */
    private static final String EXEMPTIONS = MINE + """
            , grounds as (
                select distinct c.id as case_id, c.today, r.subject, ground ->> 'code' as code, ground ->> 'childId' as child_id,
                       ground ->> 'evidence' as evidence, min(r.opens_on) over (partition by c.id, r.subject) as opens_on
                from mine c join requirement r on r.case_id = c.id
                    cross join lateral jsonb_array_elements(r.reasons::jsonb) ground
                where c.is_open and r.status = 'SUPPRESSED' and not r.withdrawn and r.opens_on <= c.today
                  and (r.due_on is null or r.due_on >= c.today))
            , aged as (
                select e.case_id, e.today, e.subject, e.code, e.evidence,
                       coalesce(
                           case e.code
                               when 'RELEASED_BY_COURT_ORDER' then (
                                   select min(from_on) from court_order
                                   where case_id = e.case_id and id = e.evidence and not entered_in_error)
                               when 'FULL_GUARDIANSHIP' then (
                                   select max(from_on) from guardianship
                                   where case_id = e.case_id and child_id = e.child_id and kind = 'FULL' and from_on <= e.today)
                               when 'DECEASED' then (
                                   select min(from_on) from circumstance
                                   where case_id = e.case_id and participant_id = e.subject and kind = 'DECEASED')
                           end, e.opens_on) as since
                from grounds e)
            select a.case_id, a.subject, p.name, a.code, a.evidence, min(a.since) as since, a.today - min(a.since) as days,
                   count(*) over () as all_of_them
            from aged a left join case_participant p on p.case_id = a.case_id and p.participant_id = a.subject
            group by a.case_id, a.today, a.subject, p.name, a.code, a.evidence
            order by since, a.case_id, a.subject, a.code
            limit 100
            """;

    /** By month of the due date. What has no due date, as an exemption under a rolling cadence, is in no month. */
    private static final String CONTACTS = MINE + """
            select date_trunc('month', r.due_on)::date as month, p.role, p.custodial, r.status, count(*) as contacts
            from mine c
                join requirement r on r.case_id = c.id
                join case_participant p on p.case_id = c.id and p.participant_id = r.subject
            where r.kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT') and not r.withdrawn and r.due_on >= $4 and r.due_on < $5
            group by 1, 2, 3, 4
            """;

    /** A letter or a text is no contact, whatever came of it; it was an attempt. */
    private static final String EFFORTS = MINE + """
            select p.role, p.custodial, count(*) filter (where not done) as attempts, count(*) filter (where done) as completed
            from mine c
                join lateral (
                    select participant_ids, outcome = 'COMPLETED' and mode in ('FACE_TO_FACE', 'VIDEO', 'PHONE') as done
                    from contact where case_id = c.id and on_date >= $4 and on_date < $5) k on true
                join case_participant p on p.case_id = c.id and p.participant_id = any (k.participant_ids)
            group by 1, 2
            """;

    private final Pool pool;
    private final Sealing sealing;

    SupervisionRows(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    /** How much one worker of the unit has to do. */
    record WorkerLine(String id, String name, long overdue, long soon, long tasks, long cases) {}

    /** A case that is open, and whose it is. */
    record CaseLine(String id, String workerId, String workerName) {}

    /** Something for the supervisor to judge. */
    record ReviewLine(ReviewKind reason, String caseId, int days) {}

    /**
     * Why nothing is owed to somebody today.
     *
     * @param name their id where no name is kept
     * @param evidence empty where no paper is named
     */
    record Exemption(String caseId, String name, ReasonCode code, String evidence, LocalDate since, int days) {}

    /** How many contacts with people of one role and custody ended so in a month; {@code custodial} is null where nobody said. */
    record Contacts(LocalDate month, Role role, @Nullable Boolean custodial, RequirementStatus status, long contacts) {}

    /** How often contact with people of one role and custody was tried, and how often it took place. */
    record Efforts(Role role, @Nullable Boolean custodial, long attempts, long completed) {}

    /**
     * Some of a list that may be longer.
     *
     * @param all how many there are
     */
    record Some<T>(List<T> lines, long all) {

        public boolean isCut() {
            return all > lines.size();
        }
    }

    Uni<List<WorkerLine>> workers(Reader reader) {
        return pool.withConnection(
                connection -> rows(connection, WORKERS, of(reader)).chain(rows -> named(connection, rows, "id")
                        .map(keys -> map(
                                rows,
                                row -> new WorkerLine(
                                        row.getString("id"),
                                        name(keys, row, Sealing.worker(row.getString("id")), "id"),
                                        row.getLong("overdue"),
                                        row.getLong("soon"),
                                        row.getLong("tasks"),
                                        row.getLong("cases"))))));
    }

    Uni<List<CaseLine>> cases(Reader reader) {
        return pool.withConnection(
                connection -> rows(connection, CASES, of(reader)).chain(rows -> named(connection, rows, "worker_id")
                        .map(keys -> map(
                                rows,
                                row -> new CaseLine(
                                        row.getString("id"),
                                        row.getString("worker_id"),
                                        name(keys, row, Sealing.worker(row.getString("worker_id")), "worker_id"))))));
    }

    Uni<Some<ReviewLine>> reviews(Reader reader) {
        return pool.withConnection(connection -> rows(connection, REVIEWS, of(reader)))
                .map(rows -> some(
                        rows,
                        row -> new ReviewLine(
                                ReviewKind.valueOf(row.getString("reason")),
                                row.getString("case_id"),
                                row.getInteger("days"))));
    }

    Uni<Some<Exemption>> exemptions(Reader reader) {
        return pool.withConnection(connection -> rows(connection, EXEMPTIONS, of(reader))
                .chain(rows -> sealing.keys(connection, map(rows, row -> Sealing.person(row.getString("subject"))))
                        .map(keys -> some(rows, row -> exemption(row, keys)))));
    }

    private static Exemption exemption(Row row, Sealing.Keys keys) {
        String evidence = row.getString("evidence");
        return new Exemption(
                row.getString("case_id"),
                name(keys, row, Sealing.person(row.getString("subject")), "subject"),
                ReasonCode.valueOf(row.getString("code")),
                evidence == null ? "" : evidence,
                row.getLocalDate("since"),
                row.getInteger("days"));
    }

    Uni<List<Contacts>> contacts(Reader reader, LocalDate from, LocalDate to) {
        return pool.withConnection(connection ->
                        rows(connection, CONTACTS, of(reader).addValue(from).addValue(to)))
                .map(rows -> map(
                        rows,
                        row -> new Contacts(
                                row.getLocalDate("month"),
                                Role.valueOf(row.getString("role")),
                                row.getBoolean("custodial"),
                                RequirementStatus.valueOf(row.getString("status")),
                                row.getLong("contacts"))));
    }

    Uni<List<Efforts>> efforts(Reader reader, LocalDate from, LocalDate to) {
        return pool.withConnection(connection ->
                        rows(connection, EFFORTS, of(reader).addValue(from).addValue(to)))
                .map(rows -> map(
                        rows,
                        row -> new Efforts(
                                Role.valueOf(row.getString("role")),
                                row.getBoolean("custodial"),
                                row.getLong("attempts"),
                                row.getLong("completed"))));
    }

    private static Tuple of(Reader reader) {
        return Tuple.of(
                reader.viewer().role().name(),
                reader.viewer().id(),
                reader.now().atOffset(UTC));
    }

    private static Uni<List<Row>> rows(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> Rows.stream(rows)
                .toList());
    }

    private Uni<Sealing.Keys> named(SqlConnection connection, List<Row> rows, String workerId) {
        return sealing.keys(
                connection,
                rows.stream()
                        .map(row -> Sealing.worker(row.getString(workerId)))
                        .distinct()
                        .toList());
    }

    private static String name(Sealing.Keys keys, Row row, String owner, String id) {
        String name = row.getBuffer("name") == null
                ? null
                : keys.open(owner, row.getBuffer("name").getBytes());
        return name == null ? row.getString(id) : name;
    }

    private static <T> List<T> map(List<Row> rows, Function<Row, T> line) {
        return rows.stream().map(line).toList();
    }

    private static <T> Some<T> some(List<Row> rows, Function<Row, T> line) {
        return new Some<>(map(rows, line), rows.isEmpty() ? 0 : rows.get(0).getLong("all_of_them"));
    }
}
