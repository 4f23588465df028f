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

    /** The service, on this port and with a mail server of its own. */
    static ServiceProcess ofTheService(String jar, Path folder, int port, List<String> shared) throws IOException {
        int smtp = freePort();
        List<String> options = new ArrayList<>(shared);
        options.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dhearthline.sandbox.smtp-port=" + smtp,
                "-Dquarkus.mailer.host=localhost",
                "-Dquarkus.mailer.port=" + smtp,
                "-Dquarkus.mailer.tls=false",
                "-Dquarkus.mailer.start-tls=DISABLED",
                "-Dquarkus.mailer.login=DISABLED"));
        return new ServiceProcess(
                "service",
                jar,
                folder,
                Map.of(
                        "HEARTHLINE_DEMO",
                        "true",
                        "HEARTHLINE_CONFIG_DIR",
                        Path.of("config").toAbsolutePath().toString()),
                options,
                List.of());
    }

    /** Where what the processes of a trial log stays, in the build's folder. */
    static Path folderOfATrial(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of(System.getProperty("chaos.folder"), "trials")), name + "-");
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
