package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that falls due at an instant and is kept in the database: plans to be made again, digests, messages. {@link DueWork} serves
 * every queue in the same way. A queue claims its rows by {@code FOR UPDATE SKIP LOCKED}, so any number of processes may serve it.
 */
public interface DueQueue {

    /** A short name for counts and logs. */
    String name();

    /** Queues that make work for others come first. */
    int order();

    /** How many batches of it one process works on at once. */
    default int lanes() {
        return 1;
    }

    /** When the earliest open item falls due, also when that is past; empty when nothing is planned. */
    Uni<Optional<Instant>> nextDueAt();

    /** Does one batch of what is due at {@code now} and answers how many items it did; zero when nothing is left to do. */
    Uni<Integer> runDue(Instant now);
}
