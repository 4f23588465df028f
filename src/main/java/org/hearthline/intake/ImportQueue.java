package org.hearthline.intake;

import static org.hearthline.intake.OffTheLoop.await;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.casework.BulkCases;
import org.hearthline.intake.ImportRuns.Claimed;
import org.hearthline.intake.ImportRuns.LeaseLost;
import org.hearthline.platform.Documents;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.ServiceClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works on the import whose turn it is, for about a second at a time. */
@Singleton
class ImportQueue implements DueQueue {

    private static final Logger LOG = Logger.getLogger(ImportQueue.class);

    private static final long SLICE_NANOS = Duration.ofSeconds(1).toNanos();

    /** Longer than a file may take to come in. */
    private static final Duration RECEIVING = Duration.ofHours(2);

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private static final int MOST_TRIES = 20;

    private final ImportRuns runs;
    private final ReceivedFiles files;
    private final BulkCases cases;
    private final Documents documents;
    private final Lookup lookup;
    private final ServiceClock clock;
    private @Nullable RunningImport running;

    ImportQueue(
            ImportRuns runs,
            ReceivedFiles files,
            BulkCases cases,
            Documents documents,
            Lookup lookup,
            ServiceClock clock) {
        this.runs = runs;
        this.files = files;
        this.cases = cases;
        this.documents = documents;
        this.lookup = lookup;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "imports";
    }

    /** Before the plans that follow from it. */
    @Override
    public int order() {
        return 5;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return runs.nextDueAt();
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return current(now)
                .chain(current -> current.isEmpty()
                        ? Uni.createFrom().item(0)
                        : VertxContextSupport.executeBlocking(() -> work(current.get()))
                                .replaceWith(1));
    }

    private Uni<Optional<RunningImport>> current(Instant now) {
        if (running != null) {
            return Uni.createFrom().item(Optional.of(running));
        }
        return runs.breakOff(null, now, RECEIVING)
                .chain(() -> runs.claim(now))
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : lookup.hashing().map(hashing -> {
                            RunningImport begun = new RunningImport(
                                    claimed.get(), cases, runs, reader -> source(claimed.get(), hashing, reader));
                            running = begun;
                            return Optional.of(begun);
                        }));
    }

    private CaseSource source(Claimed claimed, Lookup.Hashing hashing, CaseSource.Reader reader) {
        return switch (claimed.format()) {
            case CSV -> new CaseTables(() -> files.open(claimed.id()), claimed.bytes(), documents, hashing, reader);
            case NDJSON -> new CaseLines(files.open(claimed.id()), claimed.bytes(), documents, hashing, reader);
        };
    }

    private @Nullable Void work(RunningImport current) {
        Claimed claimed = current.claimed();
        try {
            long end = System.nanoTime() + SLICE_NANOS;
            boolean more;
            do {
                more = current.step();
            } while (more && System.nanoTime() < end);
            if (!more) {
                leave(current);
                await(runs.end(claimed, ImportStatus.DONE, null, clock.instant()));
            }
        } catch (UnreadableFile unreadable) {
            endBadly(current, unreadable);
        } catch (IOException | RuntimeException | Error fault) {
            // Whatever it is: the import is let go of and taken up again.
            interrupted(current, fault);
        }
        return null;
    }

    private void endBadly(RunningImport current, UnreadableFile unreadable) {
        try {
            current.found(unreadable.finding());
            current.save();
            leave(current);
            await(runs.end(current.claimed(), ImportStatus.FAILED, "UNREADABLE", clock.instant()));
            LOG.warnf(
                    "Import %s failed: its file cannot be read",
                    current.claimed().id());
        } catch (RuntimeException | Error fault) {
            // That it cannot be read could not be written down: it is found again.
            interrupted(current, fault);
        }
    }

    /** What a lost lease leaves undone another process does; what a fault does is tried again, and not for ever. */
    private void interrupted(RunningImport current, Throwable fault) {
        Claimed claimed = current.claimed();
        leave(current);
        if (fault instanceof LeaseLost) {
            LOG.warnf("Import %s was taken over by another process", claimed.id());
            return;
        }
        LOG.errorf("Import %s was interrupted and is taken up again: %s", claimed.id(), Faults.describe(fault));
        try {
            Instant now = clock.instant();
            int tries = await(runs.putOff(claimed, now.plus(AGAIN_AFTER)));
            if (tries >= MOST_TRIES) {
                await(runs.giveUp(claimed, now));
            }
        } catch (RuntimeException later) {
            // The database is away: the lease ends by itself.
            LOG.errorf("Import %s waits for its lease to end: %s", claimed.id(), Faults.describe(later));
        }
    }

    private void leave(RunningImport current) {
        running = null;
        try {
            current.close();
        } catch (IOException fault) {
            LOG.warnf("The file of an import could not be closed: %s", Faults.describe(fault));
        }
    }
}
