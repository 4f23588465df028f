package org.hearthline.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A real PostgreSQL that can be restarted and crashed, and keeps what was committed. */
final class TrialDatabase implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> OF_ONE_SERVER = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path data;
    private final int port;
    private final int clients;
    private EmbeddedPostgres postgres;

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    TrialDatabase(Path data, int port) throws IOException {
        this(data, port, port);
    }

    /** @param clients the port at which clients reach whichever database there is */
    TrialDatabase(Path data, int port, int clients) throws IOException {
        this.data = data;
        this.port = port;
        this.clients = clients;
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
        return List.of(
                "-Dquarkus.datasource.reactive.url=" + url(),
                "-Dquarkus.datasource.jdbc.url=jdbc:" + url(),
                "-Dquarkus.datasource.username=" + USER,
                "-Dquarkus.datasource.password=" + USER);
    }

    String url() {
        return "postgresql://localhost:" + clients + "/postgres";
    }

    /** Makes a replica the primary; clients are elsewhere until then. */
    void promote() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", USER, USER);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_promote()");
        }
    }

    int port() {
        return port;
    }

    /** The machine is gone: nothing is finished, nothing said. */
    synchronized void destroy() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Patience.until(PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** A copy of the data folder while it is in use, as PostgreSQL's manual asks for it ("low level API"). */
    void copyTo(Path copy) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('trial', true)");
            copy(data, copy);
            try (ResultSet stopped =
                    statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
            }
        }
        // What was written while the copy was made is in the log, which is copied last.
        copy(data.resolve("pg_wal"), copy.resolve("pg_wal"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all.filter(
                    path -> !OF_ONE_SERVER.contains(path.getFileName().toString()))::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                try {
                    if (Files.isDirectory(each)) {
                        Files.createDirectories(target);
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
                    } else {
                        Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (NoSuchFileException gone) {
                    continue;
                }
            }
        }
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

    /** Every participant, to every address of theirs. */
    void haveAllConsented() {
        write("""
                update address set consent = 'ACTIVE', consent_at = now()
                from (select set_config('hearthline.actor', 'trial', true), set_config('hearthline.actor_role', 'system', true),
                             set_config('hearthline.at', now()::text, true)) actor
                where position is not null
                """);
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
                "jdbc:postgresql://localhost:" + clients + "/postgres?connectTimeout=5&socketTimeout=30", USER, USER);
    }

    @Override
    public synchronized void close() throws IOException {
        postgres.close();
    }
}
