package org.hearthline.sandbox;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the clock stands, kept beside the database, so that a restarted process does not fall back to today. */
@Singleton
class ClockFile {

    private final Optional<Path> file;

    ClockFile(@ConfigProperty(name = SandboxInfrastructure.DATA_DIR) Optional<Path> dataFolder) {
        this.file = dataFolder.map(folder -> folder.resolve("clock"));
    }

    Optional<Instant> read() throws IOException {
        return file.isPresent() && Files.exists(file.get())
                ? Optional.of(Instant.parse(Files.readString(file.get()).strip()))
                : Optional.empty();
    }

    /** Keeps the instant, or forgets it when empty; a kill leaves the old one or the new one. */
    void write(Optional<Instant> standing) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        if (standing.isEmpty()) {
            Files.deleteIfExists(file.get());
            return;
        }
        Path whole = file.get().resolveSibling("clock.new");
        Files.writeString(whole, standing.get().toString());
        Files.move(whole, file.get(), StandardCopyOption.ATOMIC_MOVE);
    }
}
