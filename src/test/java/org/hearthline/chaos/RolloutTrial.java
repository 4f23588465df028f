package org.hearthline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The version before and this one side by side on this one's schema, and then each process ended while another takes over. */
class RolloutTrial {

    private static final int CASES = 30;
    private static final int PARTICIPANTS = CASES * Script.PARTICIPANTS_OF_CASE;
    private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(15);
    private static final int TERMINATED = 128 + 15;

    @Test
    void previousVersionBesideThisOne_bothWorkAndBothAreDrainedWithoutAnyLoss() throws Exception {
        String previous = Build.ofPrevious();
        try (DisasterTrial trial = new DisasterTrial("rollout", 3)) {
            ServiceProcess old = trial.start(0, previous);
            trial.openCases(CASES);
            String schema = migrate(trial);
            trial.log("the previous version runs; " + schema);
            ServiceProcess first = trial.start(1);
            Load load = new Load(trial, 2);
            load.begin();
            trial.awaitThat("load on both", () -> load.hasRun(SIDE_BY_SIDE));
            load.leave(0);
            trial.log("told to end: the previous version");
            int oldCode = old.drain();
            trial.log("ended with " + oldCode);
            ServiceProcess second = trial.start(2);
            load.join(2);
            trial.awaitThat("load on both", () -> load.hasRun(SIDE_BY_SIDE));
            trial.log("told to end: this version");
            int firstCode = first.drain();
            trial.log("ended with " + firstCode);
            trial.awaitThat("load on the last", () -> load.hasRun(Duration.ofSeconds(3)));
            load.end();
            trial.awaitThat("an end of all", () -> trial.stored().stream()
                    .filter(message -> load.texts.contains(message.id()))
                    .allMatch(Verdict.Stored::isFinal));

            // What the carrier could not deliver in the meantime is fetched from its list every few minutes: now.
            trial.database().write("update inbound_cursor set due_at = read_until");
            Patience.until(Duration.ofMinutes(1), () -> read(trial) >= load.replies.get());

            Map<UUID, Long> accepted = trial.accepted();
            long cutOff = trial.database()
                    .read("select count(*) from message_outcome where status = 'UNKNOWN'", row -> row.getLong(1))
                    .get(0);
            long lost = load.texts.stream()
                    .filter(each -> !accepted.containsKey(each))
                    .count();
            long unread = load.replies.get() - read(trial);
            List<String> errors = new ArrayList<>(old.errors());
            errors.addAll(first.errors());
            errors.addAll(second.errors());
            System.out.println("ROLLOUT facts recorded: " + load.answered + " by place");
            System.out.println("requests refused: " + load.refused.size() + " " + load.refused);
            System.out.println("texts: " + load.texts.size() + ", not accepted " + lost + ", accepted twice "
                    + trial.acceptedTwice().size() + ", hand-offs cut off " + cutOff);
            System.out.println("replies: " + load.replies + ", not read " + unread);
            System.out.println("errors logged: " + errors.size());
            errors.stream().limit(10).forEach(System.out::println);
            assertThat(load.answered).allMatch(each -> each.get() > 0);
            assertThat(load.refused).isEmpty();
            assertThat(lost).isZero();
            assertThat(trial.acceptedTwice()).isEmpty();
            assertThat(cutOff).isZero();
            assertThat(unread).isZero();
            assertThat(errors).isEmpty();
            assertThat(List.of(oldCode, firstCode)).containsOnly(TERMINATED);
        }
    }

    private static long read(DisasterTrial trial) {
        return trial.database()
                .read(
                        "select count(*) from carrier_event where kind = 'TEXT' and done_at is not null",
                        row -> row.getLong(1))
                .get(0);
    }

    private static String migrate(DisasterTrial trial) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("hearthline.jar"),
                "migrate");
        builder.environment()
                .putAll(Map.of(
                        "HEARTHLINE_DB_URL", trial.database().url(),
                        "HEARTHLINE_DB_USER", "postgres",
                        "HEARTHLINE_DB_PASSWORD", "postgres"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    /** Requests go to the processes that were ready when they were last asked, once a second, as an orchestrator asks. */
    private static final class Load {
        private final DisasterTrial trial;
        private final AtomicBoolean[] asked;
        private final AtomicBoolean[] ready;
        private final List<AtomicInteger> answered = new ArrayList<>();
        private final AtomicInteger replies = new AtomicInteger();
        private final ConcurrentLinkedQueue<UUID> texts = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final CaseLoad cases = new CaseLoad(java.time.Instant.now());
        private final List<Thread> threads = new ArrayList<>();
        private volatile long since = System.nanoTime();

        Load(DisasterTrial trial, int first) {
            this.trial = trial;
            this.asked = new AtomicBoolean[] {new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean()};
            this.ready = new AtomicBoolean[] {new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean()};
            for (int place = 0; place < asked.length; place++) {
                answered.add(new AtomicInteger());
                if (place < first) {
                    join(place);
                }
            }
        }

        void join(int place) {
            asked[place].set(true);
            ready[place].set(true);
            since = System.nanoTime();
        }

        /** Answers when no request is under way there: the version before does not finish those that it has. */
        void leave(int place) {
            asked[place].set(false);
            ready[place].set(false);
            synchronized (answered.get(place)) {
                trial.log("no more requests to place " + place);
            }
        }

        boolean hasRun(Duration length) {
            return System.nanoTime() - since > length.toNanos();
        }

        void begin() {
            threads.add(new Thread(this::probe, "probe"));
            for (int place = 0; place < asked.length; place++) {
                int each = place;
                threads.add(new Thread(() -> recordFacts(each), "facts-" + place));
            }
            threads.add(new Thread(this::converse, "texts"));
            threads.forEach(Thread::start);
        }

        private void probe() {
            while (!over.get()) {
                for (int place = 0; place < asked.length; place++) {
                    if (asked[place].get()) {
                        ready[place].set(trial.isReady(place));
                    }
                }
                pause(1000);
            }
        }

        private void recordFacts(int place) {
            for (int each = place; !over.get(); each += asked.length) {
                if (!ready[place].get()) {
                    pause(100);
                    continue;
                }
                synchronized (answered.get(place)) {
                    if (ready[place].get()) {
                        record(place, each % CASES);
                    }
                }
            }
        }

        private void record(int place, int number) {
            try {
                Calls.put(trial.address(place) + "/api/v1/cases/" + CaseLoad.caseId(number), cases.open(number));
                answered.get(place).incrementAndGet();
            } catch (Exception | Calls.Refused fault) {
                refused.add("place " + place + ": " + fault);
            }
        }

        /** With the note that answers words, no more than the daily cap to anybody. */
        private void converse() {
            for (int each = 0; each < PARTICIPANTS * 3 && !over.get(); each++) {
                texts.add(trial.text(each % PARTICIPANTS, Duration.ZERO));
                if (each % 5 == 0) {
                    trial.carrier.receives(CaseLoad.number(each % PARTICIPANTS), "hello");
                    replies.incrementAndGet();
                }
                pause(200);
            }
        }

        private static void pause(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        void end() throws InterruptedException {
            over.set(true);
            for (Thread each : threads) {
                each.join();
            }
        }
    }

    /** The version before, from the history. */
    private static final class Build {
        static String ofPrevious() throws Exception {
            String commit = System.getProperty("disaster.previous");
            Path source = Path.of(System.getProperty("chaos.folder"), "previous", commit)
                    .toAbsolutePath();
            Path jar = source.resolve("target/chaos/quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                Files.createDirectories(source);
                run(
                        Path.of("."),
                        "git archive " + commit + " | tar -x -C '" + source + "'",
                        "The history does not hold " + commit
                                + ", the version before: fetch all of it (git fetch --unshallow)");
                run(
                        source,
                        "./mvnw -q -B package -Pchaos -Dmaven.test.skip=true -Dspotless.check.skip",
                        "The version before was not built");
            }
            return jar.toString();
        }

        private static void run(Path folder, String command, String otherwise) throws Exception {
            Process process = new ProcessBuilder("bash", "-o", "pipefail", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of(System.getProperty("chaos.folder"), "previous.log")
                            .toFile())
                    .start();
            assertThat(process.waitFor()).as(otherwise).isZero();
        }
    }
}
