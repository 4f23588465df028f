package org.hearthline.platform;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is due in every {@link DueQueue}: at once after a commit in this process, else within a second. Every queue has lanes of its
 * own, so that one that waits for a carrier holds up no other. Every process runs the same; there is no leader.
 */
@Singleton
public class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** Longer than a hand-off may take, and shorter than an orchestrator waits before it kills. */
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(25);

    private final List<DueQueue> queues;
    private final ServiceClock clock;

    /** False where time is moved by hand and nothing may run by itself, as in tests. */
    private final boolean automatic;

    private final List<Lane> lanes;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private int waitingToBeAlone;
    private volatile boolean stopping;

    DueWork(
            @All List<DueQueue> queues,
            ServiceClock clock,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean automatic) {
        this.queues =
                queues.stream().sorted(Comparator.comparingInt(DueQueue::order)).toList();
        this.clock = clock;
        this.automatic = automatic;
        this.lanes = this.queues.stream()
                .flatMap(queue -> IntStream.range(0, queue.lanes()).mapToObj(lane -> new Lane(queue)))
                .toList();
    }

    void begin(@Observes StartupEvent started, Wakeups wakeups, Vertx vertx) {
        if (automatic) {
            lanes.forEach(lane -> lane.loop = ((VertxInternal) vertx).createEventLoopContext());
            wakeups.onWakeup(this::run);
        }
    }

    /** What is under way is finished, nothing new is begun: a hand-off that is cut off has an outcome that nobody knows. */
    void finish(@Observes ShutdownEvent stop) throws InterruptedException {
        CompletableFuture<Void> underWay;
        synchronized (this) {
            stopping = true;
            underWay = CompletableFuture.allOf(last, lanesEnded());
        }
        try {
            underWay.get(LONGEST_FINISH.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            LOG.warn("Due work was still under way when the service stopped");
        } catch (ExecutionException never) {
            throw new IllegalStateException("The end of due work is only ever a plain completion", never);
        }
    }

    @Scheduled(every = "1s", delayed = "1s")
    Uni<Void> tick() {
        return Uni.createFrom().voidItem().invoke(this::run);
    }

    private void run() {
        lanes.forEach(Lane::run);
    }

    /** Works on one queue, a batch at a time, until nothing is left. */
    private final class Lane {
        private final DueQueue queue;
        /** The lanes are spread over the event loops; null until the service has started. */
        private volatile @Nullable Context loop;

        private boolean running;
        private boolean again;
        private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

        Lane(DueQueue queue) {
            this.queue = queue;
        }

        /** Called from anywhere, event loops and contexts of requests too, it always runs on a fresh context of its own. */
        void run() {
            Context own = loop;
            if (own != null && begins()) {
                Context context = VertxContext.createNewDuplicatedContext(own);
                VertxContextSafetyToggle.setContextSafe(context, true);
                context.runOnContext(started -> batches().subscribe().with(any -> {}, this::failed, this::ended));
            }
        }

        private boolean begins() {
            synchronized (DueWork.this) {
                again = running;
                if (running || stopping || waitingToBeAlone > 0) {
                    return false;
                }
                running = true;
                ended = new CompletableFuture<>();
                return true;
            }
        }

        private Multi<Integer> batches() {
            return Uni.createFrom()
                    .deferred(() -> onThisContext(queue.runDue(clock.instant())))
                    .repeat()
                    .whilst(count -> count > 0 && goesOn());
        }

        private boolean goesOn() {
            synchronized (DueWork.this) {
                return !stopping && waitingToBeAlone == 0;
            }
        }

        private void failed(Throwable fault) {
            LOG.errorf("The %s that are due failed and are tried again: %s", queue.name(), Faults.describe(fault));
            // Not at once: what fails may go on failing.
            end();
        }

        private void ended() {
            if (end()) {
                run();
            }
        }

        /** Whether there was a call while it ran its last batch, which may not have seen what is new. */
        private boolean end() {
            synchronized (DueWork.this) {
                running = false;
                ended.complete(null);
                return again;
            }
        }
    }

    /**
     * Runs {@code work} when no other due work runs in this process, so that a clock that moves step by step does not race the lanes.
     * The work runs on the caller's Vert.x context.
     */
    public <T> Uni<T> alone(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            return onThisContext(Uni.createFrom().completionStage(othersEnded(mine)))
                    .chain(() -> work.get())
                    .eventually(() -> over(mine));
        });
    }

    private synchronized CompletableFuture<Void> othersEnded(CompletableFuture<Void> mine) {
        waitingToBeAlone++;
        CompletableFuture<Void> others = CompletableFuture.allOf(last, lanesEnded());
        last = mine;
        return others;
    }

    private CompletableFuture<Void> lanesEnded() {
        return CompletableFuture.allOf(lanes.stream().map(lane -> lane.ended).toArray(CompletableFuture[]::new));
    }

    private void over(CompletableFuture<Void> mine) {
        synchronized (this) {
            waitingToBeAlone--;
        }
        mine.complete(null);
    }

    /** Runs all that is due now, queue after queue, until nothing is left; answers how many items of each queue were done. */
    public Uni<Map<String, Integer>> drain() {
        Map<String, Integer> done = new TreeMap<>();
        return round(done)
                .repeat()
                .whilst(count -> count > 0 && !stopping)
                .collect()
                .last()
                .replaceWith(done);
    }

    /** When the earliest open item of any queue falls due; empty when nothing is planned. */
    public Uni<Optional<Instant>> nextDueAt() {
        return Multi.createFrom()
                .iterable(queues)
                .onItem()
                .transformToUniAndConcatenate(DueQueue::nextDueAt)
                .collect()
                .asList()
                .map(dates -> dates.stream().flatMap(Optional::stream).min(Comparator.naturalOrder()));
    }

    /** Each queue until it is empty: a digest must not be made while plans are still to be brought up to date. */
    private Uni<Integer> round(Map<String, Integer> done) {
        return Multi.createFrom()
                .iterable(queues)
                .onItem()
                .transformToUniAndConcatenate(this::empty)
                .invoke(ofQueue -> done.merge(ofQueue.queue().name(), ofQueue.count(), Integer::sum))
                .collect()
                .with(Collectors.summingInt(Done::count));
    }

    private record Done(DueQueue queue, int count) {}

    private Uni<Done> empty(DueQueue queue) {
        return Uni.createFrom()
                .deferred(() -> onThisContext(queue.runDue(clock.instant())))
                .repeat()
                .whilst(count -> count > 0 && !stopping)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .map(count -> new Done(queue, count));
    }

    /** What comes after goes on here, wherever the work ends, as it may after a timeout: a session lives on one Vert.x context. */
    private static <T> Uni<T> onThisContext(Uni<T> work) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "due work runs on a Vert.x context");
        return work.emitOn(step -> context.runOnContext(ignored -> step.run()));
    }
}
