package org.hearthline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.casework.AgencyFiles;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.DataKeyRotation;
import org.hearthline.platform.PrivateLogs;
import org.hearthline.platform.Sandbox;
import org.hearthline.platform.Settings;
import org.hearthline.platform.SightProperties;

/**
 * Starts the service: with the sandbox in dev mode and as a demo, else only when every setting is there and well-formed.
 * {@code new-data-key} as the only argument prints a new data key instead, {@code check-config <folder>} checks the agency's files,
 * {@code migrate} brings the database's schema up to date, {@code add-data-key}, {@code promote-data-key}, {@code reencrypt} and
 * {@code retire-data-key} put a new data key in an old one's place, {@code local-carrier <options>} runs the sandbox's carrier by itself.
 */
@QuarkusMain
public final class Hearthline {

    /** The exit code that {@code sysexits.h} gives to a configuration error. */
    static final int EXIT_CONFIGURATION = 78;

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (List.of(arguments).equals(List.of("new-data-key"))) {
            System.out.println(DataKey.generate());
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(CheckConfig.NAME)) {
            System.exit(CheckConfig.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals(Sandbox.CARRIER_COMMAND)) {
            System.exit(sandboxFor(Sandbox.CARRIER_COMMAND)
                    .runCarrier(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        Map<String, String> environment = System.getenv();
        if (arguments.length > 0 && arguments[0].equals(Schema.MIGRATE)) {
            System.exit(Schema.migrate(
                    environment, List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        if (arguments.length == 1 && DataKeyRotation.COMMANDS.contains(arguments[0])) {
            refuseFor(DataKeyRotation.problems(arguments[0], environment));
            System.exit(DataKeyRotation.run(arguments[0], environment, System.out, System.err));
        }
        if (isDevMode()) {
            startSandbox(sandboxFor("dev mode"), environment);
        } else if (Settings.asksForDemo(environment)) {
            Sandbox sandbox = sandboxFor(Settings.DEMO);
            refuseFor(Settings.problemsOfDemo(environment));
            refuseForFiles(environment);
            System.setProperty("quarkus.http.host", "127.0.0.1");
            startSandbox(sandbox, environment);
        } else {
            refuseFor(Settings.problems(environment));
            refuseFor(PrivateLogs.problems(Stream.concat(
                    environment.keySet().stream(), System.getProperties().stringPropertyNames().stream())));
            System.setProperty("quarkus.flyway.migrate-at-start", "false");
            // Whatever else names this property: production has no sandbox.
            System.setProperty(Sandbox.PROPERTY, "false");
            Settings.quarkusProperties(environment).forEach(System::setProperty);
            PrivateLogs.properties().forEach(System::setProperty);
            SightProperties.of(environment).forEach(System::setProperty);
            beginStaticInit();
            refuseForFiles(environment);
            refuseFor(Schema.problem(environment).stream().toList());
        }
        Quarkus.run(arguments);
    }

    /**
     * {@code LaunchMode.current()} knows it only once Quarkus has started. The packaged service never has dev mode's class loader, so no
     * setting can bring the sandbox into production.
     */
    private static boolean isDevMode() {
        return "io.quarkus.bootstrap.classloading.QuarkusClassLoader"
                .equals(Hearthline.class.getClassLoader().getClass().getName());
    }

    /**
     * What Quarkus sets up before it looks at any setting or opens anything, a third of a start, goes on beside our own checks. It lies in
     * the initialiser of the class that {@code Quarkus.run} then asks for, and waits for.
     */
    private static void beginStaticInit() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Class.forName("io.quarkus.runner.ApplicationImpl");
                    } catch (ReflectiveOperationException | LinkageError told) {
                        // Quarkus.run meets it again, and tells it.
                    }
                },
                "static-init");
        thread.setDaemon(true);
        thread.start();
    }

    private static void startSandbox(Sandbox sandbox, Map<String, String> environment) throws IOException {
        Optional<Path> dataFolder = Optional.ofNullable(environment.get("HEARTHLINE_DATA_DIR"))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        refuseFor(sandbox.start(dataFolder).stream().toList());
    }

    /** A build for production has none, whoever asks for it. */
    private static Sandbox sandboxFor(String request) {
        Optional<Sandbox> sandbox = Sandbox.ofThisBuild();
        if (sandbox.isEmpty()) {
            refuseFor(List.of(request + ": this build has no sandbox"));
        }
        return sandbox.orElseThrow();
    }

    /** Before the database is touched. */
    private static void refuseForFiles(Map<String, String> environment) {
        refuseFor(AgencyFiles.errorsBeforeStart(Settings.configFolder(environment)));
    }

    private static void refuseFor(List<String> problems) {
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(EXIT_CONFIGURATION);
        }
    }
}
