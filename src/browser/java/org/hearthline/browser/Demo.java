package org.hearthline.browser;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hearthline.Api;

/** The packaged service as a demo of its own, on a free port, with the sample load and its clock at ten in the morning in Nashville. */
final class Demo implements AutoCloseable {

    private static final LocalTime MORNING = LocalTime.of(16, 0);

    private final Process process;
    private final String address;

    private Demo(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static Demo start(Path config) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-Dquarkus.http.port=" + port, "-jar", System.getProperty("hearthline.jar")));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().put("HEARTHLINE_DEMO", "true");
        builder.environment()
                .put("HEARTHLINE_CONFIG_DIR", config.toAbsolutePath().toString());
        Process process = builder.redirectErrorStream(true).start();
        Demo demo = new Demo(process, "http://localhost:" + port);
        awaitSampleLoad(process);
        RestAssured.baseURI = demo.address;
        Api.clockAt(nextMorning(Instant.now()).toString());
        return demo;
    }

    /** With the agency's own files, as they are delivered. */
    static Demo start() throws IOException {
        return start(Path.of("config"));
    }

    /** The agency's files, and one more language, in this folder. */
    static Path configWith(Path language, Path folder) throws IOException {
        Path own = Path.of("config");
        try (Stream<Path> files = Files.walk(own)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, folder.resolve(own.relativize(file))));
        }
        copy(language, folder.resolve("messages").resolve(language.getFileName()));
        Path forbidden = folder.resolve("messages/forbidden.yaml");
        String tag = language.getFileName().toString().substring(0, 2);
        Files.writeString(forbidden, Files.readString(forbidden) + "  " + tag + ": [\u0645\u062d\u0643\u0645\u0629]\n");
        return folder;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant nextMorning(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(MORNING);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    /** The sample load is the last that a start brings. What it writes afterwards is read too: a full pipe would stop it. */
    private static void awaitSampleLoad(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("Sample case load:")) {
                Thread drain = new Thread(() -> output.lines().forEach(System.out::println), "demo");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new AssertionError("The service ended before it had its sample load:\n" + seen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        RestAssured.reset();
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
