package org.hearthline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void databaseOfAKilledProcess_isTakenOverWithItsData() throws Exception {
        Path data = folder.resolve("kept");
        Process other = startInAnotherProcess(data);
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            assertThatExceptionOfType(SandboxRefusal.class)
                    .isThrownBy(() -> EmbeddedDatabase.startIn(data))
                    .withMessageContaining(data.toString())
                    .withMessageContaining("in use by another process");

            other.destroyForcibly();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(OrphanedPostmaster.find(data.resolve("postgres"))).isPresent();

        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(data)) {
            assertThat(query(database, "select word from kept")).isEqualTo("still here");
            assertThat(query(database, "show server_version")).startsWith("18.");
            assertThat(query(database, "show listen_addresses")).isEqualTo("localhost");
        }
        assertThat(OrphanedPostmaster.find(data.resolve("postgres"))).isEmpty();
    }

    @Test
    void firstStartThatWasKilledHalfway_isMadeAnew() throws Exception {
        Path postgres = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(postgres.resolve("postgresql.conf"), "half");
        Files.writeString(postgres.resolve("PG_VERSION"), "18");

        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            assertThat(query(database, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void folderThatCannotBeMade_isRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(SandboxRefusal.class)
                .isThrownBy(() -> EmbeddedDatabase.startIn(file.resolve("data")))
                .withMessageContaining("HEARTHLINE_DATA_DIR");
    }

    @Test
    void processFileOfAnotherProgram_isNoPostmaster() throws IOException {
        Files.writeString(
                folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + folder + "\n");

        assertThat(OrphanedPostmaster.find(folder)).isEmpty();
    }

    private static Process startInAnotherProcess(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts the database, keeps a word in it, says so, and then waits to be killed. */
    static final class OtherProcess {

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.startIn(Path.of(arguments[0]));
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept as select 'still here' as word");
            }
            System.out.println("started");
            Thread.currentThread().join();
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + database.port() + "/" + EmbeddedDatabase.NAME,
                EmbeddedDatabase.OWNER,
                null);
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
