package org.hearthline;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hearthline.casework.AgencyFiles;

/** The command {@code check-config <folder>}: says of the agency's files what a start would say of them, and starts nothing. */
final class CheckConfig {

    static final String NAME = "check-config";

    private static final int EXIT_USAGE = 64;

    private CheckConfig() {}

    /** @return the exit code: 0 when the service would start with these files */
    static int run(List<String> folders, PrintStream output, PrintStream errors) {
        if (folders.size() != 1) {
            errors.println(NAME + ": expected one folder, as in: java -jar quarkus-run.jar " + NAME + " config");
            return EXIT_USAGE;
        }
        Path folder = Path.of(folders.get(0));
        if (!Files.isDirectory(folder)) {
            errors.println(NAME + ": " + folder + " is not a folder");
            return EXIT_USAGE;
        }
        AgencyFiles.Reading reading = AgencyFiles.read(folder);
        reading.errors().forEach(errors::println);
        reading.files().ifPresent(files -> files.summary().forEach(output::println));
        return reading.files().isPresent() ? 0 : Hearthline.EXIT_CONFIGURATION;
    }
}
