package org.hearthline.casework;

import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.text.MessageFiles;

/** Gives the agency's files to whoever follows them. Anything wrong in them stops the start. */
@Singleton
class ConfigFolder {

    private final Path folder;
    private final AgencyFiles files;

    ConfigFolder(@ConfigProperty(name = "hearthline.config-dir") String folder) {
        this.folder = Path.of(folder);
        AgencyFiles.Reading reading = AgencyFiles.readAtStart(this.folder);
        this.files = reading.files().orElseThrow(() -> new WrongConfiguration(reading.errors()));
    }

    @Produces
    @Singleton
    Agency agency() {
        return files.agency();
    }

    @Produces
    @Singleton
    BusinessDays businessDays() {
        return new BusinessDays(files.agency().holidays());
    }

    @Produces
    @Singleton
    PolicyShelf policies() {
        return new PolicyShelf(files.policies());
    }

    @Produces
    @Singleton
    MessageFiles messages() {
        return files.messages();
    }

    /** What plans are made by: the texts are no part of it. */
    @Produces
    @Singleton
    PlanningBasis planningBasis() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(folder.resolve(AgencyFiles.AGENCY)));
            for (Path file : AgencyFiles.policyFiles(folder)) {
                digest.update(Files.readAllBytes(file));
            }
            return new PlanningBasis(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new WrongConfiguration(List.of(folder + ": cannot be read"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The agency's files cannot be used; the message holds a line for each error. */
    static final class WrongConfiguration extends RuntimeException {

        /** What {@code sysexits.h} gives to a configuration error. */
        private static final int EXIT_CODE = 78;

        WrongConfiguration(List<String> errors) {
            this(String.join(System.lineSeparator(), errors));
        }

        /** With such a cause the start prints the lines alone, in place of a stack trace. */
        private WrongConfiguration(String lines) {
            super(lines, new PreventFurtherStepsException(lines, EXIT_CODE));
        }
    }
}
