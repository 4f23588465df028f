package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After all tests that run the service: nothing that it logged, measured or was asked for by address says who a person is. */
class CanaryIT {

    @Test
    void wholeRun_saidNothingOfAnybody() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> kept = Files.list(Canaries.FOLDER)) {
            files = kept.toList();
        }
        for (Path file : files) {
            Canaries.found(file).forEach(line -> found.add(file.getFileName() + ": " + line));
        }

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.startsWith("service"))
                .anyMatch(name -> name.startsWith("addresses"))
                .anyMatch(name -> name.startsWith("metrics"));
        assertThat(Canaries.FOLDER.resolve("metrics.txt")).content().contains("jvm_memory_used_bytes");
        assertThat(found)
                .anyMatch(line -> line.contains(Canaries.LOGGED))
                .anyMatch(line -> line.contains(Canaries.ASKED_FOR));
        assertThat(found)
                .filteredOn(line -> !line.contains(Canaries.LOGGED) && !line.contains(Canaries.ASKED_FOR))
                // Tests ask for such an address to see that it gets no further than here.
                .filteredOn(line -> !line.contains("GET /no/such/"))
                .isEmpty();
    }
}
