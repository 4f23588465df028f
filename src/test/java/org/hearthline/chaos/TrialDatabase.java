package org.hearthline.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL that can be restarted and crashed, and keeps what was committed. */
final class TrialDatabase implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    TrialDatabase(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.postgres = start();
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(true)
                .setPGStartupWait(PATIENCE)
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }

    List<String> options() {
        String url = "postgresql://localhost:" + port + "/postgres";
        return List.of(
                "-Dquarkus.datasource.reactive.url=" + url,
                "-Dquarkus.datasource.jdbc.url=jdbc:" + url,
                "-Dquarkus.datasource.username=" + USER,
                "-Dquarkus.datasource.password=" + USER);
    }

    synchronized void restart() {
        try {
            postgres.close();
            postgres = start();
        } catch (IOException fault) {
            throw new AssertionError("The database did not come back", fault);
        }
    }

    void crash() {
        List<Long> one = read(
                "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
                row -> row.getLong(1));
        one.forEach(pid -> ServiceProcess.signal("KILL", pid));
    }

    <T> List<T> read(String sql, Reader<T> reader, Object... parameters) {
        return Patience.answerOf("a query", PATIENCE, () -> {
            try (Connection connection = connect();
                    PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        });
    }

    /** To be such that it does no harm twice: a commit whose answer was lost is tried again. */
    int write(String sql, Object... parameters) {
        return Patience.answerOf("a statement", PATIENCE, () -> {
            try (Connection connection = connect();
                    PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1, parameter instanceof String[] texts ? connection.createArrayOf("text", texts) : parameter);
        }
        return statement;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=5&socketTimeout=30", USER, USER);
    }

    @Override
    public synchronized void close() throws IOException {
        postgres.close();
    }
}
