package org.hearthline.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The same service in a second process on the same database: a test that no run of the tests picks up by its name, and that does what it
 * is told line by line.
 */
@QuarkusTest
@TestProfile(BenchProfile.class)
class OtherProcess {

    private static final String MARK = "other process: ";
    private static final String READY = MARK + "ready";
    private static final String DONE = MARK + "done ";
    private static final String TASKS = "tasks";

    @Inject
    @All
    List<DueQueue> queues;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(OtherProcess.class.getName()))
                                .build(),
                        summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true));
        System.exit(0);
    }

    @Test
    void doesWhatItIsTold() throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println(READY);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(DONE + run(line));
        }
    }

    private int run(String line) throws Exception {
        if (line.equals(TASKS)) {
            new OtherScheduler(database).run();
            return 0;
        }
        Instant now = Instant.parse(line);
        clock.standAt(now);
        return new ServiceLanes(queues).run(now);
    }

    /** The process as the measuring one holds it. */
    static final class Handle implements AutoCloseable {

        /** What the sandbox and Maven have told the measuring process; addresses of its own each process finds itself. */
        private static final Set<String> TOLD = Set.of(
                "hearthline.",
                "quarkus.datasource.",
                "quarkus.mailer.",
                "quarkus-internal",
                "maven.",
                "basedir",
                "java.util.logging.");

        private final Process process;
        private final BufferedReader output;
        private final PrintStream input;

        private Handle(Process process) {
            this.process = process;
            this.output = process.inputReader(UTF_8);
            this.input = new PrintStream(process.getOutputStream(), true, UTF_8);
        }

        static Handle start() throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
                if (TOLD.stream().anyMatch(name::startsWith)) {
                    command.add("-D" + name + "=" + System.getProperty(name));
                }
            }
            command.add("-Dhearthline.sandbox.smtp-port=" + freePort());
            command.add("-Dhearthline.sandbox.carrier-port=" + freePort());
            command.add("-cp");
            command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            command.add(OtherProcess.class.getName());
            Handle handle = new Handle(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            handle.awaitLine(READY);
            return handle;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        void beginMessages(Instant now) {
            input.println(now);
        }

        void beginTasks() {
            input.println(TASKS);
        }

        /** How many messages it claimed. */
        int ended() throws IOException {
            return Integer.parseInt(awaitLine(DONE).substring(DONE.length()));
        }

        private String awaitLine(String beginning) throws IOException {
            List<String> before = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
                before.add(line);
            }
            assertThat(before).as("what the other process said before it ended").isEmpty();
            throw new IOException("The other process ended");
        }

        @Override
        public void close() throws InterruptedException {
            input.close();
            process.waitFor();
        }
    }
}
