package org.hearthline.casework;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hearthline.policy.Policy;

/** The policies in force, by id. */
public final class PolicyShelf {

    private final SortedMap<String, Policy> byId = new TreeMap<>();

    PolicyShelf(Iterable<Policy> policies) {
        policies.forEach(policy -> byId.put(policy.id(), policy));
    }

    public Optional<Policy> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    String ids() {
        return String.join(", ", byId.keySet());
    }
}
