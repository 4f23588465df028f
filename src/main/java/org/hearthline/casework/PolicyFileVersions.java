package org.hearthline.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.hearthline.platform.YamlFile;

/**
 * What is wrong between policy files that hold one id. They are versions of one policy: told apart by version and day, and of one kind of
 * cadence in each program area, so that what was met under one stays met under the next.
 */
final class PolicyFileVersions {

    private final List<String> errors = new ArrayList<>();

    private PolicyFileVersions() {}

    private record Version(YamlFile<PolicyDocument> file, PolicyDocument policy) {}

    /** Each error stands in the file that comes into force later; of two of one day in the later by name. */
    static List<String> errors(List<YamlFile<PolicyDocument>> files) {
        PolicyFileVersions check = new PolicyFileVersions();
        Map<String, List<Version>> byId = new LinkedHashMap<>();
        files.stream()
                .flatMap(file -> file.document().stream().map(policy -> new Version(file, policy)))
                .sorted(Comparator.comparing(version -> version.policy().effectiveFrom()))
                .forEach(version -> {
                    List<Version> earlier =
                            byId.computeIfAbsent(version.policy().id(), id -> new ArrayList<>());
                    check.compare(version, earlier);
                    earlier.add(version);
                });
        return check.errors;
    }

    private void compare(Version later, List<Version> earlier) {
        if (earlier.isEmpty()) {
            return;
        }
        mustDiffer(later, earlier, "version", PolicyDocument::version);
        mustDiffer(later, earlier, "effectiveFrom", PolicyDocument::effectiveFrom);
        // One is enough: the others have been found to be like it.
        Version first = earlier.get(0);
        SortedSet<String> areas = new TreeSet<>(later.policy.cadence().keySet());
        areas.addAll(first.policy.cadence().keySet());
        for (String area : areas) {
            PolicyDocument.CadenceKind expected = first.policy.cadenceKind(area);
            if (later.policy.cadenceKind(area) != expected) {
                add(later, "cadence." + area, "must be of kind " + expected + " as in", first);
            }
        }
    }

    private void mustDiffer(
            Version later, List<Version> earlier, String field, Function<PolicyDocument, Object> value) {
        earlier.stream()
                .filter(each -> value.apply(each.policy).equals(value.apply(later.policy)))
                .findFirst()
                .ifPresent(same -> add(later, field, "must differ from that in", same));
    }

    private void add(Version later, String field, String expected, Version other) {
        errors.add(later.file.error(
                field, expected + " " + other.file.path() + ", which holds " + later.policy.id() + " too"));
    }
}
