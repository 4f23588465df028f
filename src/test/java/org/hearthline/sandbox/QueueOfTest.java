package org.hearthline.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.platform.DueQueue;

/** A queue of instants that remembers when it ran what; empty except in the tests of the clock. */
@Singleton
class QueueOfTest implements DueQueue {

    /** One item, and the instant at which it was run. */
    record Run(Instant due, Instant at) {}

    private final List<Instant> open = new ArrayList<>();
    private final List<Instant> claimedElsewhere = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    void add(String due) {
        open.add(Instant.parse(due));
    }

    void addClaimedElsewhere(String due) {
        claimedElsewhere.add(Instant.parse(due));
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    void clear() {
        open.clear();
        claimedElsewhere.clear();
        runs.clear();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return Uni.createFrom().item(() -> Stream.concat(open.stream(), claimedElsewhere.stream())
                .min(Comparator.naturalOrder()));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return Uni.createFrom().item(() -> {
            List<Instant> due =
                    open.stream().filter(item -> !item.isAfter(now)).sorted().toList();
            open.removeAll(due);
            due.forEach(item -> runs.add(new Run(item, now)));
            return due.size();
        });
    }
}
