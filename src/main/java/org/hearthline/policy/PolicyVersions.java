package org.hearthline.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions of one policy, in force one after the other: each from its {@code effectiveFrom} until the next one's.
 * What is before the first one's date is judged by the first. All have the same kind of cadence in each program area.
 */
public record PolicyVersions(List<Policy> inOrder) {

    /**
     * @throws IllegalArgumentException when there is none, two are of different policies, share a version or a date,
     *     or differ in the kind of cadence
     */
    public PolicyVersions {
        inOrder = inOrder.stream()
                .sorted(Comparator.comparing(Policy::effectiveFrom))
                .toList();
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("A policy has at least one version");
        }
        int versions = inOrder.size();
        if (distinct(inOrder.stream().map(Policy::id)) > 1
                || distinct(inOrder.stream().map(Policy::version)) < versions
                || distinct(inOrder.stream().map(Policy::effectiveFrom)) < versions) {
            throw new IllegalArgumentException("Versions of one policy share its id and nothing else");
        }
        for (String programArea : programAreas(inOrder)) {
            if (distinct(inOrder.stream()
                            .map(policy -> policy.cadenceFor(programArea).getClass()))
                    > 1) {
                throw new IllegalArgumentException("Versions of one policy have one kind of cadence: " + programArea);
            }
        }
    }

    private static long distinct(Stream<?> values) {
        return values.distinct().count();
    }

    private static Set<String> programAreas(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.cadence().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** A policy of which there is one version. */
    public static PolicyVersions of(Policy only) {
        return new PolicyVersions(List.of(only));
    }

    /** The id that all versions share. */
    public String id() {
        return inOrder.get(0).id();
    }

    /** The version in force on this day. */
    public Policy inForceOn(LocalDate day) {
        return inOrder.get(indexOn(day));
    }

    int indexOn(LocalDate day) {
        int index = inOrder.size() - 1;
        while (index > 0 && inOrder.get(index).effectiveFrom().isAfter(day)) {
            index--;
        }
        return index;
    }

    /** The days on which one version follows another. */
    List<LocalDate> datesOfChange() {
        return inOrder.stream().skip(1).map(Policy::effectiveFrom).toList();
    }
}
