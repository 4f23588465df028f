package org.hearthline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the tests' people are called, where they are reached and what is written of them; and where all is kept that must not say so. */
final class Canaries {

    /** Logs, addresses that were asked for and metrics of a whole run. Whoever has more to look through, such as traces, puts it there. */
    static final Path FOLDER = Path.of("target", "canary").toAbsolutePath();

    /** A number that is logged on purpose, and the one that is asked for: whatever looks must find them. */
    static final String LOGGED = "+19995550199";

    static final String ASKED_FOR = "+19995550198";

    private static final Pattern PERSONAL = Pattern.compile("\\+1[2-9]\\d{9}\\b|%2B1\\d{10}|\\b(615|931)555\\d{4}\\b"
            + "|[\\w.+-]+(@|%40)[\\w-]+\\.(example|org)\\b|\\bMaria\\b|Lopez|Mu\u00f1oz|Zorana|Dana Reed|\\bAna\\b");

    private static final String STARTED = "hearthline.test.canary";

    private Canaries() {}

    /** Where the service keeps them during a run of tests; the first to ask begins anew. */
    static synchronized Map<String, String> properties() {
        if (System.getProperty(STARTED) == null) {
            System.setProperty(STARTED, "true");
            begin();
        }
        return Map.of(
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", FOLDER.resolve("service.log").toString(),
                "quarkus.log.file.rotation.max-file-size", "1G",
                "quarkus.log.file.rotation.rotate-on-boot", "false",
                "quarkus.http.access-log.enabled", "true",
                "quarkus.http.access-log.log-to-file", "true",
                "quarkus.http.access-log.log-directory", FOLDER.toString(),
                "quarkus.http.access-log.base-file-name", "addresses",
                "quarkus.http.access-log.pattern", "%r",
                // The sandbox is asked for phones by their numbers.
                "quarkus.http.access-log.exclude-pattern", "/sandbox.*");
    }

    private static void begin() {
        try {
            Files.createDirectories(FOLDER);
            try (Stream<Path> files = Files.list(FOLDER)) {
                for (Path old : files.toList()) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file that say something of a person. */
    static List<String> found(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> PERSONAL.matcher(line).find()).toList();
        }
    }
}
