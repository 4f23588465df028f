package org.hearthline.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What the run has measured: kept in {@code target/bench.json} as it grows, printed as one table at the end. The file holds what is
 * measured, and not a field, since a benchmark of the running service has a class loader of its own.
 */
public final class Measures implements BeforeAllCallback {

    private static final Path FILE = Path.of("target", "bench.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LINE = "%-40s %12s %-14s %12s %8s %12s  %s%n";

    /** A figure that misses its target is reported and fails nothing: a busy machine is no defect. */
    public static void add(Measure measure) {
        try {
            List<Measure> measures = read();
            measures.add(measure);
            JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), measures);
        } catch (IOException e) {
            throw new IllegalStateException("The measures cannot be kept", e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(FILE, Run::new);
    }

    private static List<Measure> read() throws IOException {
        return Files.exists(FILE)
                ? new ArrayList<>(List.of(JSON.readValue(FILE.toFile(), Measure[].class)))
                : new ArrayList<>();
    }

    /** All benchmarks of one run. */
    private static final class Run implements AutoCloseable {

        Run(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new IllegalStateException("The measures of the last run cannot be removed", e);
            }
        }

        @Override
        public void close() throws IOException {
            System.out.printf(LINE, "measure", "value", "unit", "baseline", "ratio", "target", "holds");
            for (Measure measure : read()) {
                System.out.printf(
                        LINE,
                        measure.name(),
                        figure(measure.value()),
                        measure.unit(),
                        figure(measure.baseline()),
                        "%.2f".formatted(measure.ratio()),
                        figure(measure.target()),
                        measure.holds() ? "yes" : "NO");
            }
        }

        private static String figure(double value) {
            return value < 1000 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
        }
    }
}
