package org.hearthline.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hearthline.chaos.Script.Forbidding;
import org.hearthline.chaos.Script.Forbids;
import org.hearthline.message.DispatchSteps.Step;
import org.hearthline.platform.DataKey;

/** The service as it runs in production, on this machine: its processes, one database, one carrier; and what is done to them. */
final class Trial implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(6);

    /** Short, so that a trial of minutes sees what hours bring. */
    static final List<String> LIVELY = List.of(
            "-Dhearthline.lease=" + LEASE,
            "-Dhearthline.send-timeout=PT4S",
            "-Dhearthline.sms.response-timeout=PT3S",
            "-Dhearthline.begin-within=PT2S",
            "-Dhearthline.probe-after=PT2S",
            "-Dhearthline.unknown-window=PT40S");

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STEP_COMES_WITHIN = Duration.ofSeconds(15);

    private final TrialDatabase database;
    private final TrialCarrier carrier;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final List<String> addresses;
    private final Facts facts;
    private final WantedTexts texts;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(32);
    private final Queue<Future<?>> underWay = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();
    private final AtomicInteger notReached = new AtomicInteger();
    private volatile boolean healing;

    /** Starts all of it; answers when every process does. What they log stays in the build's folder. */
    Trial(String name, long seed, int processes, List<String> settings) throws IOException {
        Path folder = ServiceProcess.folderOfATrial(name);
        List<Integer> ports = IntStream.range(0, processes)
                .mapToObj(each -> ServiceProcess.freePort())
                .toList();
        addresses = ports.stream().map(port -> "http://127.0.0.1:" + port).toList();
        database = new TrialDatabase(folder.resolve("postgres"), ServiceProcess.freePort());
        carrier = new TrialCarrier(seed, folder, addresses);
        List<String> options = new ArrayList<>(settings);
        options.addAll(database.options());
        options.addAll(carrier.options());
        options.add("-Dhearthline.data-key=" + DataKey.generate());
        for (int each = 0; each < processes; each++) {
            services.add(service(each, folder, options, ports.get(each)));
            // The first one makes the schema.
            awaitReady(each);
        }
        facts = new Facts(addresses, new CaseLoad(Instant.now()));
        texts = new WantedTexts(database);
    }

    private static ServiceProcess service(int number, Path folder, List<String> shared, int port) throws IOException {
        Path own = folder.resolve("process-" + number);
        List<String> options = new ArrayList<>(shared);
        options.add("-Dhearthline.chaos.folder=" + own.toAbsolutePath());
        return ServiceProcess.ofTheService(System.getProperty("hearthline.jar"), own, port, options);
    }

    private void awaitReady(int number) {
        if (!Patience.until(START, () -> Calls.get(addresses.get(number) + "/q/health/ready") != null)) {
            throw new AssertionError("Process " + number + " did not become ready");
        }
    }

    ServiceProcess service(int number) {
        return services.get(number);
    }

    TrialDatabase database() {
        return database;
    }

    TrialCarrier carrier() {
        return carrier;
    }

    Facts facts() {
        return facts;
    }

    /** How often a process did not come to the step at which a signal waited for it. */
    int notReached() {
        return notReached.get();
    }

    WantedTexts texts() {
        return texts;
    }

    /** All of whose participants have consented. */
    void openCases(int count) {
        facts.openCases(count);
        database.haveAllConsented();
    }

    void log(String what) {
        System.out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begun) / 1e9, what);
    }

    /** From now on, on a thread of its own; {@link #heal} waits for it. */
    void later(Duration delay, Runnable action) {
        underWay.add(threads.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Has the process send itself a signal when it reaches the step next, unless it does not come there soon. */
    void arm(int process, String signal, Step step, Consumer<List<UUID>> fired) {
        Path folder = service(process).folder();
        // One after the other: a process has one signal that it waits for.
        synchronized (folder) {
            arm(process, folder, signal, step, fired);
        }
    }

    private void arm(int process, Path folder, String signal, Step step, Consumer<List<UUID>> fired) {
        try {
            Files.deleteIfExists(folder.resolve("fired"));
            Files.writeString(folder.resolve("arming"), signal + " " + step);
            Files.move(folder.resolve("arming"), folder.resolve("armed"), StandardCopyOption.ATOMIC_MOVE);
            boolean came = Patience.until(STEP_COMES_WITHIN, () -> healing || Files.exists(folder.resolve("fired")));
            Files.deleteIfExists(folder.resolve("armed"));
            if (came && Files.exists(folder.resolve("fired"))) {
                List<UUID> messages = Files.readAllLines(folder.resolve("fired")).stream()
                        .map(UUID::fromString)
                        .toList();
                log("  " + signal + " came to process " + process + " at " + step + " with " + messages.size()
                        + " messages in hand");
                later(Duration.ZERO, () -> fired.accept(messages));
            } else {
                notReached.incrementAndGet();
                log("  process " + process + " did not come to " + step);
            }
        } catch (IOException fault) {
            throw new AssertionError("A process could not be armed", fault);
        }
    }

    void optOutReaderOf(UUID message) {
        List<String> reader =
                database.read("select recipient_id from message where id = ?", row -> row.getString(1), message);
        int number = Integer.parseInt(reader.get(0).substring("P-".length())) - 2_000_000;
        forbid(new Forbidding(Forbids.OPT_OUT, number));
    }

    Facts.Answered forbid(Forbidding what) {
        Facts.Answered answer = facts.record(what);
        if (!answer.unsettled().isEmpty()) {
            log("  " + what + " answered after " + answer.took().toMillis() + " ms: unsettled " + answer.unsettled());
        }
        return answer;
    }

    /** The threads that wait for a moment are few: what is under way at its end is {@link #heal}'s to wait for. */
    void awaitScript(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        threads.schedule(() -> over.complete(null), length.toMillis(), TimeUnit.MILLISECONDS);
        over.join();
    }

    /** Ends all faults and waits for what they left under way. */
    void heal() throws Exception {
        healing = true;
        for (Future<?> each : underWay) {
            each.get(5, TimeUnit.MINUTES);
        }
        carrier.isWell();
        for (ServiceProcess each : services) {
            Files.deleteIfExists(each.folder().resolve("armed"));
            each.signal("CONT");
        }
        IntStream.range(0, services.size()).forEach(this::awaitReady);
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        for (ServiceProcess each : services) {
            each.close();
        }
        carrier.close();
        database.close();
    }
}
