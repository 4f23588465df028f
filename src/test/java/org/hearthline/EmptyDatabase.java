package org.hearthline;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every class of tests finds the database as a service does that was just installed: none waits for the cases of those before it, or meets
 * what they left behind.
 */
public class EmptyDatabase implements QuarkusTestBeforeClassCallback {

    /** What a new database holds, or a process remembers of it. */
    private static final Set<String> KEPT = Set.of(
            "flyway_schema_history", "event_feed", "retention_sweep", "work_lease", "planning_basis", "sealing_key");

    @Override
    public void beforeClass(Class<?> testClass) {
        String filled = Database.query("""
                        select relname from pg_stat_user_tables
                        where schemaname = 'public' and pg_relation_size(relid) > 0
                        """).stream()
                .map(row -> Objects.requireNonNull(row.get("relname")))
                .filter(table -> !KEPT.contains(table))
                .collect(Collectors.joining(", "));
        try {
            if (!filled.isEmpty()) {
                // What only grows is kept by triggers: these are for the service and for people.
                Database.execute("set session_replication_role = replica; truncate " + filled + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
