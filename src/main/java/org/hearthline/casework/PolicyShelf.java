package org.hearthline.casework;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hearthline.policy.Policy;
import org.hearthline.policy.PolicyVersions;

/** The policies that cases may be under, each in all its versions, by id. */
public final class PolicyShelf {

    private final SortedMap<String, PolicyVersions> byId = new TreeMap<>();

    PolicyShelf(Collection<Policy> files) {
        files.stream()
                .collect(groupingBy(Policy::id))
                .forEach((id, versions) -> byId.put(id, new PolicyVersions(versions)));
    }

    public Optional<PolicyVersions> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every version of every policy, by id and from when it holds. */
    public List<Policy> all() {
        return byId.values().stream()
                .flatMap(versions -> versions.inOrder().stream())
                .toList();
    }

    String ids() {
        return String.join(", ", byId.keySet());
    }
}
