package org.hearthline.casework;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.Documents;
import org.hearthline.policy.Policy;
import org.jspecify.annotations.Nullable;

/** Reads the agency's files at start. Anything wrong in them stops the start: each error with its file, line and field. */
@Singleton
class ConfigFolder {

    private final Path folder;
    private final Documents documents;

    ConfigFolder(@ConfigProperty(name = "hearthline.config-dir") String folder, Documents documents) {
        this.folder = Path.of(folder);
        this.documents = documents;
    }

    @Produces
    @Singleton
    Agency agency() {
        List<String> errors = new ArrayList<>();
        Agency agency = read("agency.yaml", Agency.class, errors);
        return found(agency, errors);
    }

    @Produces
    @Singleton
    BusinessDays businessDays(Agency agency) {
        try {
            return new BusinessDays(agency.holidays());
        } catch (IllegalArgumentException wrong) {
            throw new WrongConfiguration(List.of(folder.resolve("agency.yaml") + ":1: " + wrong.getMessage()));
        }
    }

    @Produces
    @Singleton
    PolicyShelf policies() {
        List<String> errors = new ArrayList<>();
        List<Policy> policies = policyFiles().stream()
                .map(file -> read(file, PolicyDocument.class, errors))
                .flatMap(document -> Optional.ofNullable(document).stream())
                .map(PolicyDocument::policy)
                .toList();
        if (policies.isEmpty() && errors.isEmpty()) {
            errors.add(folder.resolve("policies") + ": holds no policy file");
        }
        return new PolicyShelf(found(policies, errors));
    }

    @Produces
    @Singleton
    PlanningBasis planningBasis() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(folder.resolve("agency.yaml")));
            for (String file : policyFiles()) {
                digest.update(Files.readAllBytes(folder.resolve(file)));
            }
            return new PlanningBasis(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new WrongConfiguration(List.of(folder + ": cannot be read"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private List<String> policyFiles() {
        Path policies = folder.resolve("policies");
        if (!Files.isDirectory(policies)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(policies)) {
            return files.map(file -> "policies/" + file.getFileName())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WrongConfiguration(List.of(policies + ": cannot be read"));
        }
    }

    private <T> @Nullable T read(String name, Class<T> type, List<String> errors) {
        Path file = folder.resolve(name);
        try {
            return documents.readYaml(
                    Files.readAllBytes(file), type, (line, error) -> errors.add(file + ":" + line + ": " + error));
        } catch (IOException e) {
            errors.add(file + ": cannot be read");
            return null;
        }
    }

    private static <T> T found(@Nullable T value, List<String> errors) {
        if (value == null || !errors.isEmpty()) {
            throw new WrongConfiguration(errors);
        }
        return value;
    }

    /** The agency's files cannot be used; the message holds a line for each error. */
    static final class WrongConfiguration extends RuntimeException {
        WrongConfiguration(List<String> errors) {
            super(String.join(System.lineSeparator(), errors));
        }
    }
}
