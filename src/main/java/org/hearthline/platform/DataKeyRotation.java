package org.hearthline.platform;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The commands that put a new data key in an old one's place while the service runs (README, "Another data key"). The data key wraps the
 * owners' keys alone, so that these are all there is to seal anew; what they seal, and the hashes that people are found by, stay.
 */
public final class DataKeyRotation {

    private static final String ADD = "add-data-key";
    private static final String PROMOTE = "promote-data-key";
    private static final String REENCRYPT = "reencrypt";
    private static final String RETIRE = "retire-data-key";

    public static final Set<String> COMMANDS = Set.of(ADD, PROMOTE, REENCRYPT, RETIRE);

    private static final int BATCH = 500;

    /** Read in the order in which the service takes several of them. */
    private static final String NEXT = """
            select owner, wrapped from sealing_key
            where owner > ? and wrapped is not null and substring(wrapped from 1 for 5) <> ?
            order by owner
            limit ?
            """;

    /** Unless its owner was erased since, or came back. */
    private static final String WRAP_ANEW = "update sealing_key set wrapped = ? where owner = ? and wrapped = ?";

    private static final String OTHERS = """
            select count(*) from sealing_key where wrapped is not null and substring(wrapped from 1 for 5) <> ?
            """;

    private record Wrapped(String owner, byte[] key) {}

    private DataKeyRotation() {}

    /** What keeps a command from being run: one line for each setting that is missing or malformed. */
    public static List<String> problems(String command, Map<String, String> environment) {
        List<String> problems = new ArrayList<>(Settings.problemsOfDataKey(environment));
        if (command.equals(REENCRYPT) || command.equals(RETIRE)) {
            problems.addAll(Settings.problemsOfDatabase(environment));
        }
        return problems;
    }

    /**
     * Prints the keyset that follows, or what was done in the database.
     *
     * @return the exit code: 0 when it was done, else 1; what was done of it by then stays, and is not done twice
     */
    public static int run(String command, Map<String, String> environment, PrintStream output, PrintStream errors) {
        String keyset = environment.getOrDefault("HEARTHLINE_DATA_KEY", "");
        try {
            output.println(
                    switch (command) {
                        case ADD -> DataKey.withNewKey(keyset);
                        case PROMOTE -> DataKey.withNewestAsPrimary(keyset);
                        case REENCRYPT -> reencrypt(environment, DataKey.parse(keyset));
                        case RETIRE -> retire(environment, keyset);
                        default -> throw new IllegalArgumentException(command);
                    });
            return 0;
        } catch (IllegalArgumentException refused) {
            errors.println(command + ": HEARTHLINE_DATA_KEY " + refused.getMessage());
        } catch (SQLException fault) {
            // What the driver says beyond this may name values.
            errors.println(command + ": the database refused it, SQLSTATE " + fault.getSQLState() + "; to be repeated");
        }
        return 1;
    }

    private static String reencrypt(Map<String, String> environment, DataKey dataKey) throws SQLException {
        int anew = 0;
        try (Connection connection = connect(environment)) {
            connection.setAutoCommit(false);
            List<Wrapped> batch = next(connection, "", dataKey);
            while (!batch.isEmpty()) {
                anew += wrapAnew(connection, batch, dataKey);
                connection.commit();
                batch = next(connection, batch.get(batch.size() - 1).owner(), dataKey);
            }
            return REENCRYPT + ": " + anew + " keys wrapped anew, " + others(connection, dataKey)
                    + " left under another data key";
        }
    }

    private static String retire(Map<String, String> environment, String keyset) throws SQLException {
        String alone = DataKey.withPrimaryAlone(keyset);
        try (Connection connection = connect(environment)) {
            long others = others(connection, DataKey.parse(keyset));
            if (others > 0) {
                throw new IllegalArgumentException(
                        "cannot lose its older key: " + others + " keys are wrapped under it, run " + REENCRYPT);
            }
            return alone;
        }
    }

    private static List<Wrapped> next(Connection connection, String after, DataKey dataKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, after);
            statement.setBytes(2, dataKey.mark());
            statement.setInt(3, BATCH);
            List<Wrapped> found = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                found.add(new Wrapped(rows.getString("owner"), rows.getBytes("wrapped")));
            }
            return found;
        }
    }

    private static int wrapAnew(Connection connection, List<Wrapped> batch, DataKey dataKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRAP_ANEW)) {
            for (Wrapped each : batch) {
                byte[] place = each.owner().getBytes(StandardCharsets.UTF_8);
                statement.setBytes(1, dataKey.seal(open(dataKey, each, place), place));
                statement.setString(2, each.owner());
                statement.setBytes(3, each.key());
                statement.addBatch();
            }
            int changed = 0;
            for (int count : statement.executeBatch()) {
                changed += count;
            }
            return changed;
        }
    }

    private static byte[] open(DataKey dataKey, Wrapped wrapped, byte[] place) {
        try {
            return dataKey.open(wrapped.key(), place);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("does not hold the data key that some keys are wrapped under");
        }
    }

    private static long others(Connection connection, DataKey dataKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setBytes(1, dataKey.mark());
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(Map<String, String> environment) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Settings.jdbcUrl(environment));
        return source.getConnection(environment.get("HEARTHLINE_DB_USER"), environment.get("HEARTHLINE_DB_PASSWORD"));
    }
}
