package org.hearthline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    private static final Instant NOW = Instant.parse("2026-11-01T13:00:00Z");

    @TempDir
    Path folder;

    @Test
    void instantThatWasKept_isReadByTheNextProcess() throws IOException {
        new ClockFile(Optional.of(folder)).write(Optional.of(NOW.minusSeconds(1)));
        new ClockFile(Optional.of(folder)).write(Optional.of(NOW));

        assertThat(new ClockFile(Optional.of(folder)).read()).contains(NOW);
    }

    @Test
    void clockThatFollowsTheMachine_leavesNothing() throws IOException {
        ClockFile file = new ClockFile(Optional.of(folder));
        file.write(Optional.of(NOW));

        file.write(Optional.empty());

        assertThat(file.read()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutDataFolder_nothingIsKept() throws IOException {
        ClockFile file = new ClockFile(Optional.empty());

        file.write(Optional.of(NOW));

        assertThat(file.read()).isEmpty();
    }
}
