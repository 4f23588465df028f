package org.hearthline.reminder;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hearthline.casework.PlanningBasis;
import org.jboss.logging.Logger;

/** Has every plan made again after a start with other policies or holidays than the last one, by the sweep, in the background. */
@Singleton
class PlansAtStart {

    private static final Logger LOG = Logger.getLogger(PlansAtStart.class);

    /** Since when a plan is due that is made again for changed files: no case's own day is as early. */
    static final Instant REMAKE = Instant.EPOCH;

    /** One statement, so that of several processes that start at once one does it. */
    private static final String REMAKE_IF_CHANGED = """
            with changed as (
                insert into planning_basis (only_one, fingerprint) values (true, ?)
                on conflict (only_one) do update set fingerprint = excluded.fingerprint
                    where planning_basis.fingerprint <> excluded.fingerprint
                returning fingerprint)
            update plan set due_at = ? where exists (select from changed)
            """;

    private final AgroalDataSource database;
    private final PlanningBasis basis;

    PlansAtStart(AgroalDataSource database, PlanningBasis basis) {
        this.database = database;
        this.basis = basis;
    }

    void remakeIfChanged(@Observes StartupEvent start) throws SQLException {
        int plans = remakeIfChanged();
        if (plans > 0) {
            LOG.infof("The agency's files have changed since the last start: %d plans are made again", plans);
        }
    }

    int remakeIfChanged() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMAKE_IF_CHANGED)) {
            statement.setString(1, basis.fingerprint());
            statement.setObject(2, REMAKE.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
