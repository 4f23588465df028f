package org.hearthline.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged jar as a process that is started again whenever it ends, as an orchestrator does. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration BEFORE_RESTART = Duration.ofMillis(500);
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final String name;
    private final String jar;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> options;
    private final List<String> arguments;
    private Process process;
    private int starts;
    private boolean closed;

    ServiceProcess(
            String name, Path folder, Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        this(name, System.getProperty("hearthline.jar"), folder, environment, options, arguments);
    }

    ServiceProcess(
            String name,
            String jar,
            Path folder,
            Map<String, String> environment,
            List<String> options,
            List<String> arguments)
            throws IOException {
        this.name = name;
        this.jar = jar;
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        this.options = List.copyOf(options);
        this.arguments = List.copyOf(arguments);
        start();
    }

    /** One outside the range from which the system gives ports to whoever connects: it stays free while its process is away. */
    static int freePort() {
        Random random = new Random();
        while (true) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    private synchronized void start() {
        if (closed) {
            return;
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException fault) {
            throw new AssertionError(name + " did not start", fault);
        }
        starts++;
        process.onExit()
                .thenRunAsync(
                        this::start,
                        CompletableFuture.delayedExecutor(BEFORE_RESTART.toMillis(), TimeUnit.MILLISECONDS));
    }

    Path folder() {
        return folder;
    }

    synchronized int starts() {
        return starts;
    }

    synchronized void signal(String signal) {
        if (process.isAlive()) {
            signal(signal, process.pid());
        }
    }

    static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        } catch (IOException fault) {
            throw new AssertionError("No signal could be sent", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to end, as an orchestrator does, and starts it no more; answers its exit code. */
    int drain() throws InterruptedException {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        last.destroy();
        return last.waitFor();
    }

    /** Lines that it logged as errors. */
    List<String> errors() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(name + ".log"))) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        signal("CONT");
        last.destroy();
        if (!last.waitFor(30, TimeUnit.SECONDS)) {
            last.destroyForcibly().waitFor();
        }
    }
}
