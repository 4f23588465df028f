package org.hearthline.casework;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hearthline.platform.Errors;
import org.hearthline.policy.Policy;
import org.hearthline.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

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

    /** A case must be under a policy that is in force here. */
    void check(@Nullable String policy, Errors errors) {
        if (policy == null) {
            errors.add("policy", "must be one of " + ids());
        } else if (find(policy).isEmpty()) {
            errors.add("policy", "is not in force here; must be one of " + ids());
        }
    }

    String ids() {
        return String.join(", ", byId.keySet());
    }
}
