package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** db-scheduler, polling by lock-and-fetch, tuned for many short tasks: one thread for each of a few connections, several rounds fetched at once. */
final class OtherScheduler {

    enum Work {
        NOTHING,
        /** What the outbox does for a message: looks up what its gate looks up, and records the outcome. */
        THE_SAME
    }

    static final String TABLE = """
            create table if not exists scheduled_tasks (
                task_name            text        not null,
                task_instance        text        not null,
                task_data            bytea,
                execution_time       timestamptz not null,
                picked               boolean     not null,
                picked_by            text,
                last_success         timestamptz,
                last_failure         timestamptz,
                consecutive_failures integer,
                last_heartbeat       timestamptz,
                version              bigint      not null,
                priority             smallint,
                primary key (task_name, task_instance));
            create index if not exists scheduled_tasks_execution_time on scheduled_tasks (execution_time);
            create index if not exists scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
            truncate scheduled_tasks
            """;

    /** An instance is a message's number, its case and its participant. */
    private static final String TASKS = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select '%2$s', n || ' C-outbox-' || c || ' C-outbox-' || c || '-P1', now() - interval '1 hour' + n * interval '1 microsecond', false, 1
            from generate_series(1, %1$d) n, lateral (values (n * 7919 %% %3$d + 1)) person(c)
            """;

    private static final String RECORD =
            "insert into message_outcome (message_id, at, attempt, status) values (?, now(), 1, 'SENT')";

    private static final int THREADS = 12;
    private static final double LOWER = 1.0;
    private static final double UPPER = 6.0;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final DataSource database;

    OtherScheduler(DataSource database) {
        this.database = database;
    }

    void queue(Work work, int tasks) throws SQLException {
        execute(TABLE);
        execute(TASKS.formatted(tasks, work, BenchRows.CASES));
        execute("vacuum (analyze) scheduled_tasks");
    }

    /** Runs what is due until nothing is left, whoever else runs it too. */
    void run() throws SQLException {
        Scheduler scheduler = Scheduler.create(database, task(Work.NOTHING), task(Work.THE_SAME))
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER, UPPER)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        scheduler.start();
        while (isAnythingLeft()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        scheduler.stop();
    }

    private OneTimeTask<Void> task(Work work) {
        return Tasks.oneTime(work.name()).execute((instance, context) -> {
            switch (work) {
                case NOTHING -> {}
                case THE_SAME -> theSame(instance.getId().split(" "));
            }
        });
    }

    private void theSame(String[] message) {
        UUID id = new UUID(0, Long.parseLong(message[0]));
        try (Connection connection = database.getConnection();
                PreparedStatement facts = connection.prepareStatement(RawStatements.FACTS.replaceAll("\\$\\d", "?"));
                PreparedStatement outcome = connection.prepareStatement(RECORD)) {
            connection.setAutoCommit(false);
            facts.setArray(1, array(connection, "uuid", id));
            facts.setArray(2, array(connection, "text", message[1]));
            facts.setArray(3, array(connection, "text", message[2]));
            facts.setObject(4, Instant.now().atOffset(UTC));
            try (ResultSet row = facts.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("No such case");
                }
            }
            outcome.setObject(1, id);
            outcome.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array array(Connection connection, String type, Object only) throws SQLException {
        return connection.createArrayOf(type, new Object[] {only});
    }

    private boolean isAnythingLeft() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from scheduled_tasks)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
