package org.hearthline.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived the process that had started it, known by the file that it keeps in its data folder. */
final class OrphanedPostmaster {

    private static final long PATIENCE_SECONDS = 30;

    private final ProcessHandle process;

    private OrphanedPostmaster(ProcessHandle process) {
        this.process = process;
    }

    /** The postmaster that runs on {@code data}; empty when none does, also when another program has its number by now. */
    static Optional<OrphanedPostmaster> find(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return firstLine(file)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgresOn(data, process.info()))
                .map(OrphanedPostmaster::new);
    }

    /** Ends it as {@code pg_ctl stop -m fast} does, and answers when it has ended. */
    void stop() {
        try {
            // SIGINT, which Java cannot send: SIGTERM would wait for whoever is still connected.
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            for (int second = 0; second < PATIENCE_SECONDS; second++) {
                if (endsWithinASecond()) {
                    return;
                }
            }
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("The database process of an earlier run could not be told to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database process of an earlier run ended", e);
        }
        throw new IllegalStateException("The database process " + process.pid() + " of an earlier run does not end");
    }

    private boolean endsWithinASecond() throws InterruptedException, ExecutionException {
        try {
            process.onExit().get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            // Where nobody collects the ended processes of others, as in many containers, it has ended when it is no
            // program any more.
            return process.info().command().isEmpty();
        }
    }

    private static Optional<String> firstLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream().findFirst().map(String::strip);
    }

    private static boolean isPostgresOn(Path data, ProcessHandle.Info info) {
        return info.command().filter(OrphanedPostmaster::isPostgres).isPresent()
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        // Some systems do not show the arguments; the folder's own file is then word enough.
                        .orElse(true);
    }

    private static boolean isPostgres(String command) {
        Path name = Path.of(command).getFileName();
        return name != null
                && (name.toString().equals("postgres") || name.toString().equals("postgres.exe"));
    }
}
