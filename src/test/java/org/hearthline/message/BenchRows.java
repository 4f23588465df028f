package org.hearthline.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.hearthline.Database;
import org.hearthline.message.channel.Channel;

/** Cases, participants and messages, written past the service. Every day is a new one, so that nobody meets the daily cap. */
final class BenchRows {

    static final int CASES = 10_000;
    private static final int PARTICIPANTS_IN_CASE = 3;
    private static final Instant FIRST_DAY = Instant.parse("2026-11-02T17:00:00Z");

    /** Each participant was judged, and is barred by nothing today. */
    private static final String CASE_LOAD = """
            select set_config('hearthline.actor', 'bench', true),
                   set_config('hearthline.actor_role', 'system', true),
                   set_config('hearthline.at', '2026-11-01T17:00:00Z', true);

            insert into case_file
            select 'C-outbox-' || c, 'tn-31.8', 'FOSTER_CARE', 'Davidson', 'America/Chicago', null, '2025-01-06', null, 0
            from generate_series(1, %1$d) c;

            insert into case_participant
            select id, id || '-P' || p, p, null, (array['MOTHER', 'FATHER', 'CAREGIVER'])[p], null, 'en', null, null, null, '{}', null, false
            from case_file, generate_series(1, %2$d) p
            where id like 'C-outbox-%%';

            insert into message_bar
            select case_id, participant_id, 0, '2025-01-01', '2025-01-06', 'DROP', 'BEFORE_OPENING', null
            from case_participant where case_id like 'C-outbox-%%';
            """;

    private static final String EMPTY = """
            set local session_replication_role = replica;
            truncate message, message_outcome, work_lease, daily_count, unsettled cascade;
            """;

    /** Ids are in the order of time, so what is over and what is due stay apart on disk, as in the service. */
    private static final String HISTORY = """
            with over as (
                insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, created_at, due_at, handed_off_at,
                                     final_at, attempts, queued, lease)
                select uuidv7(interval '-1 year'), 'MEETING_REMINDER', 'PARTICIPANT', 'C-outbox-' || n %% %2$d + 1 || '-P1', 'EMAIL',
                       'C-outbox-' || n %% %2$d + 1, 'SENT', at, at, at, at, 1, false, '00000000-0000-7000-8000-000000000000'
                from generate_series(1, %1$d) n, (values (timestamptz '2025-11-02T17:00:00Z')) t(at)
                returning id, final_at)
            insert into message_outcome (message_id, at, attempt, status) select id, final_at, 1, 'SENT' from over
            """;

    /** Neighbours in the queue are of cases and participants that are far apart. */
    private static final String QUEUED = """
            insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, created_at, due_at, valid_until,
                                 attempts, queued)
            select uuidv7(), 'MEETING_REMINDER', 'PARTICIPANT', 'C-outbox-' || c || '-P' || p, '%4$s', 'C-outbox-' || c, 'QUEUED',
                   timestamptz '%5$s' - interval '1 hour', timestamptz '%5$s' - interval '1 hour' + n * interval '1 microsecond',
                   timestamptz '%5$s' + interval '1 day', 0, true
            from generate_series(1, %1$d) n,
                 lateral (values (n * 7919 %% %2$d + 1, n / %2$d %% %3$d + 1)) person(c, p)
            order by n
            """;

    private final DataSource database;
    private int day;

    BenchRows(DataSource database) {
        this.database = database;
    }

    /** @param text one statement, or several that are to be one transaction */
    void execute(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** Cases stay for whoever measures next in this run. */
    void loadCases() throws SQLException {
        if (Database.query("select 1 from case_file where id = 'C-outbox-1'").isEmpty()) {
            execute(CASE_LOAD.formatted(CASES, PARTICIPANTS_IN_CASE));
        }
    }

    /** Leaves of the outbox as many messages as are over. */
    void history(int messages) throws SQLException {
        execute(EMPTY);
        execute(HISTORY.formatted(messages, CASES));
        execute("vacuum (analyze) message, message_outcome");
        execute("checkpoint");
    }

    void empty() throws SQLException {
        execute(EMPTY);
    }

    /** Queues messages that are due at the instant that it answers, in the afternoon of a day that had none yet. */
    Instant queue(Channel channel, int messages) throws SQLException {
        Instant now = FIRST_DAY.plus(Duration.ofDays(day++));
        execute(QUEUED.formatted(messages, CASES, PARTICIPANTS_IN_CASE, channel, now));
        execute("analyze message");
        return now;
    }
}
