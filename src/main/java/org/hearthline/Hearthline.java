package org.hearthline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hearthline.casework.AgencyFiles;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.Settings;
import org.hearthline.sandbox.SandboxInfrastructure;
import org.hearthline.sandbox.SandboxRefusal;
import org.hearthline.sandbox.carrier.LocalCarrier;

/**
 * Starts the service: with the sandbox in dev mode and as a demo, else only when every setting is there and well-formed.
 * {@code new-data-key} as the only argument prints a new data key instead, {@code check-config <folder>} checks the agency's files,
 * {@code migrate} brings the database's schema up to date, {@code local-carrier <options>} runs the sandbox's carrier by itself.
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
        if (arguments.length > 0 && arguments[0].equals(LocalCarrier.NAME)) {
            System.exit(LocalCarrier.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        Map<String, String> environment = System.getenv();
        if (List.of(arguments).equals(List.of(Schema.MIGRATE))) {
            System.exit(Schema.migrate(environment, System.out, System.err));
        }
        if (isDevMode()) {
            startSandbox(environment);
        } else if (Settings.asksForDemo(environment)) {
            refuseFor(Settings.problemsOfDemo(environment));
            refuseForFiles(environment);
            System.setProperty("quarkus.http.host", "127.0.0.1");
            startSandbox(environment);
        } else {
            refuseFor(Settings.problems(environment));
            refuseForFiles(environment);
            refuseFor(Schema.problem(environment).stream().toList());
            System.setProperty("quarkus.flyway.migrate-at-start", "false");
            // Whatever else names this property: production has no sandbox.
            System.setProperty(SandboxInfrastructure.SANDBOX, "false");
            Settings.quarkusProperties(environment).forEach(System::setProperty);
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

    private static void startSandbox(Map<String, String> environment) throws IOException {
        Optional<Path> dataFolder = Optional.ofNullable(environment.get("HEARTHLINE_DATA_DIR"))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        try {
            SandboxInfrastructure.start(dataFolder, true);
        } catch (SandboxRefusal refusal) {
            refuseFor(List.of(String.valueOf(refusal.getMessage())));
        }
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
