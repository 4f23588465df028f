package org.hearthline.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL beside this process, on a free port. It listens on localhost alone, and trusts whoever connects there: it is for
 * invented data only.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "postgres";
    /** Who owns the tables, and whom the service signs in as: as it would in production, another. */
    static final String OWNER = "postgres";

    static final String USER = "hearthline_service";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final @Nullable FolderLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, @Nullable FolderLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /** Starts a database whose data go when it stops. */
    static EmbeddedDatabase startTemporary() throws IOException {
        return new EmbeddedDatabase(withServiceRole(builder().start()), null);
    }

    /**
     * Starts the database that keeps its data in {@code folder}, which is made when absent; the first start fills it. When the process
     * that used the folder was killed and left its database running, that one is stopped first.
     *
     * @throws SandboxRefusal when a living process uses the folder, or it cannot be made
     */
    static EmbeddedDatabase startIn(Path folder) throws IOException, SandboxRefusal {
        make(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            return new EmbeddedDatabase(withServiceRole(startLocked(folder)), lock);
        } catch (IOException | SandboxRefusal | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (lock != null) {
            lock.close();
        }
    }

    private static EmbeddedPostgres withServiceRole(EmbeddedPostgres postgres) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_roles where rolname = '" + USER + "'")
                    .next()) {
                statement.execute("create role " + USER + " login");
            }
            return postgres;
        } catch (SQLException e) {
            postgres.close();
            throw new IOException("The sandbox's database takes no role", e);
        }
    }

    private static void make(Path folder) throws SandboxRefusal {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SandboxRefusal("The data folder " + folder + " cannot be made (HEARTHLINE_DATA_DIR)");
        }
    }

    private static EmbeddedPostgres startLocked(Path folder) throws IOException, SandboxRefusal {
        Path data = folder.resolve("postgres");
        Path filled = folder.resolve("postgres.filled");
        OrphanedPostmaster.find(data).ifPresent(OrphanedPostmaster::stop);
        if (!Files.exists(filled)) {
            // A first start that was killed halfway leaves a folder that no PostgreSQL starts from, and no data.
            Folders.delete(data);
        }
        EmbeddedPostgres postgres = builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // What is kept is kept through a kill too; the builder's own setting is made for data that goes.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
        if (!Files.exists(filled)) {
            Files.createFile(filled);
        }
        return postgres;
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "");
    }
}
