package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.platform.DataKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged service as a process, in a folder of the test's own, and stops whatever the test leaves running. */
abstract class PackagedService {

    static final int EXIT_CONFIGURATION = 78;

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://[^\\s\",]+)");

    private final List<Process> started = new ArrayList<>();
    private final Map<Process, Path> errorFiles = new HashMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void stopAll() throws InterruptedException {
        RestAssured.reset();
        for (Process process : started) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    Map<String, String> production() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("HEARTHLINE_CONFIG_DIR", configuration().toString());
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:1/hearthline");
        environment.put("HEARTHLINE_DB_USER", "hearthline");
        environment.put("HEARTHLINE_DB_PASSWORD", "secret");
        environment.put("HEARTHLINE_PUBLIC_URL", "https://hearthline.agency.example");
        environment.put("HEARTHLINE_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_TWILIO_AUTH_TOKEN", "secret");
        environment.put("HEARTHLINE_TWILIO_MESSAGING_SERVICE_SID", "MG0123456789abcdef0123456789abcdef");
        environment.put("HEARTHLINE_SMTP_HOST", "localhost");
        environment.put("HEARTHLINE_SMTP_PORT", "25");
        environment.put("HEARTHLINE_SMTP_TLS", "STARTTLS");
        environment.put("HEARTHLINE_MAIL_FROM", "line@agency.example");
        environment.put("HEARTHLINE_OIDC_ISSUER", "https://login.agency.example");
        environment.put("HEARTHLINE_OIDC_CLIENT_ID", "hearthline");
        environment.put("HEARTHLINE_OIDC_CLIENT_SECRET", "secret");
        environment.put("HEARTHLINE_DATA_KEY", DataKey.generate());
        return environment;
    }

    /** The project's own, where it has one. */
    Path configuration() throws IOException {
        Path own = Path.of("config").toAbsolutePath();
        return Files.exists(own) ? own : Files.createDirectories(folder.resolve("config"));
    }

    record Ended(int code, List<String> output, List<String> errors) {}

    Ended run(Map<String, String> environment, String... options) throws Exception {
        return runJar(environment, List.of(options), List.of());
    }

    Ended runJar(Map<String, String> environment, List<String> options, List<String> arguments) throws Exception {
        Process process = start(environment, options, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                process.inputReader().lines().toList(),
                ours(Files.readAllLines(errorsOf(process), StandardCharsets.UTF_8)));
    }

    /** Newer JVMs warn on their own of what libraries use. */
    private static List<String> ours(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    }

    /** Brings a database's schema up to date, as its owner would before the service starts. */
    Ended migrate(Map<String, String> environment) throws Exception {
        return runJar(environment, List.of(), List.of("migrate"));
    }

    Process start(Map<String, String> environment, List<String> options, List<String> arguments) throws IOException {
        return startJar(Path.of(System.getProperty("hearthline.jar")), environment, options, arguments);
    }

    Process startJar(Path jar, Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Whoever sends requests need not hear that it ends, unless a test says so.
        command.add("-Dquarkus.shutdown.delay=PT0S");
        command.addAll(options);
        Collections.addAll(command, "-jar", jar.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = builder.redirectError(errors.toFile()).start();
        started.add(process);
        errorFiles.put(process, errors);
        return process;
    }

    private Path errorsOf(Process process) {
        Path file = errorFiles.get(process);
        assertThat(file).isNotNull();
        return file;
    }

    /** A process whose output nobody reads stands still once the pipe is full. */
    static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "output");
        reader.setDaemon(true);
        reader.start();
    }

    static String addressOf(Process process) throws IOException {
        return addressIn(lineOfAddress(process));
    }

    static String addressIn(String line) {
        Matcher matcher = ADDRESS.matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** What it says once it listens. */
    static String lineOfAddress(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (ADDRESS.matcher(line).find()) {
                drain(output);
                return line;
            }
        }
        throw new AssertionError("The service ended before it listened");
    }
}
