package org.hearthline.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hearthline.message.text.MessageFiles;
import org.hearthline.platform.Documents;
import org.hearthline.platform.YamlFile;
import org.hearthline.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The agency's files of one folder, read and checked: {@code agency.yaml}, {@code policies/*.yaml} and {@code messages/*.yaml}.
 *
 * @param policies each version of each policy; those of one id together, the earliest in effect first
 */
public record AgencyFiles(Agency agency, List<Policy> policies, MessageFiles messages) {

    static final String AGENCY = "agency.yaml";
    private static final String POLICIES = "policies";
    private static final String POLICY_FILE = ".yaml";

    /** What came of reading a folder: its files, or else what is wrong with them, an error a line. */
    public record Reading(Optional<AgencyFiles> files, List<String> errors) {}

    private record Checked(Path folder, Reading reading) {}

    private static final AtomicReference<@Nullable Checked> BEFORE_START = new AtomicReference<>();

    /** What keeps a service from starting with a folder's files; where nothing does, it gets them as they were read here. */
    public static List<String> errorsBeforeStart(Path folder) {
        Reading reading = read(folder);
        BEFORE_START.set(new Checked(folder, reading));
        return reading.errors();
    }

    /** Reads a folder, unless that was just done: every text is tried, which takes a tenth of a start. */
    static Reading readAtStart(Path folder) {
        Checked checked = BEFORE_START.getAndSet(null);
        return checked != null && checked.folder().equals(folder) ? checked.reading() : read(folder);
    }

    /** Reads a folder. An error names its file, and, where it lies in a file's text, line, field and what was expected. */
    public static Reading read(Path folder) {
        List<String> errors = new ArrayList<>();
        try {
            notRead(folder).forEach(errors::add);
            Documents documents = Documents.outsideTheService();
            YamlFile<Agency> agency = documents.readYaml(folder.resolve(AGENCY), Agency.class);
            errors.addAll(agency.errors());
            List<YamlFile<PolicyDocument>> policies = policyFiles(folder).stream()
                    .map(file -> documents.readYaml(file, PolicyDocument.class))
                    .toList();
            if (policies.isEmpty()) {
                errors.add(folder.resolve(POLICIES) + ": holds no policy file");
            }
            policies.forEach(file -> errors.addAll(file.errors()));
            errors.addAll(PolicyFileVersions.errors(policies));
            MessageFiles.Reading messages = MessageFiles.read(
                    folder, agency.document().map(Agency::brand).orElse(null), documents);
            messages.wrongBrand().ifPresent(wrong -> errors.add(agency.error("brand", wrong)));
            errors.addAll(messages.errors());
            return errors.isEmpty()
                    ? new Reading(
                            agency.document()
                                    .flatMap(found -> messages.files().map(texts -> of(found, policies, texts))),
                            List.of())
                    : new Reading(Optional.empty(), List.copyOf(errors));
        } catch (IOException e) {
            return new Reading(Optional.empty(), List.of(folder + ": cannot be read"));
        }
    }

    private static AgencyFiles of(Agency agency, List<YamlFile<PolicyDocument>> policies, MessageFiles messages) {
        return new AgencyFiles(
                agency,
                policies.stream()
                        .flatMap(file -> file.document().stream())
                        .map(PolicyDocument::policy)
                        .sorted(Comparator.comparing(Policy::id).thenComparing(Policy::effectiveFrom))
                        .toList(),
                messages);
    }

    /** What an operator reads of them: the brand, and a line for each version of a policy and each language. */
    public List<String> summary() {
        return Stream.of(
                        Stream.of("agency: " + agency.brand()),
                        policies.stream().map(policy -> "policy: %s, version %s, effective from %s: %s"
                                .formatted(policy.id(), policy.version(), policy.effectiveFrom(), policy.title())),
                        messages.summary().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** The files that hold policies, in the order of their names. */
    static List<Path> policyFiles(Path folder) throws IOException {
        Path policies = folder.resolve(POLICIES);
        return Files.isDirectory(policies) ? named(policies, name -> name.endsWith(POLICY_FILE)) : List.of();
    }

    /** A file that its author meant to be read and that is not, for its name. */
    private static List<String> notRead(Path folder) throws IOException {
        List<String> errors = new ArrayList<>();
        named(folder, name -> isYaml(name) && !name.equals(AGENCY))
                .forEach(file -> errors.add(file + ": is not read; expected here is " + AGENCY + " alone"));
        Path policies = folder.resolve(POLICIES);
        if (Files.isDirectory(policies)) {
            named(policies, name -> !name.endsWith(POLICY_FILE))
                    .forEach(file -> errors.add(file + ": is not read; expected here are files named *" + POLICY_FILE));
        }
        return errors;
    }

    private static boolean isYaml(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    /** Names that start with a dot are an editor's or the system's. */
    private static List<Path> named(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return !name.startsWith(".") && wanted.test(name);
                    })
                    .sorted()
                    .toList();
        }
    }
}
