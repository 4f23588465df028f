package org.hearthline.platform;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs what is due in every {@link DueQueue}. Every process runs the same loop; there is no leader. */
@Singleton
public class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** Longer than a hand-off may take. */
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(40);

    private final List<DueQueue> queues;
    private final ServiceClock clock;
    private final AtomicReference<CompletableFuture<Void>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(null));
    private volatile boolean stopping;

    DueWork(@All List<DueQueue> queues, ServiceClock clock) {
        this.queues =
                queues.stream().sorted(Comparator.comparingInt(DueQueue::order)).toList();
        this.clock = clock;
    }

    /** What is under way is finished, nothing new is begun: a hand-off that is cut off has an outcome that nobody knows. */
    void finish(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        try {
            Objects.requireNonNull(last.get()).get(LONGEST_FINISH.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            LOG.warn("Due work was still under way when the service stopped");
        } catch (ExecutionException never) {
            throw new IllegalStateException("The end of due work is only ever a plain completion", never);
        }
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return alone(() -> stopping ? Uni.createFrom().item(Map.of()) : drain())
                .onFailure()
                .invoke(fault -> LOG.errorf("Due work failed and is tried again: %s", Faults.describe(fault)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /**
     * Runs {@code work} when no other due work runs in this process, so that a clock that moves step by step does not race the tick.
     * The work runs on the caller's Vert.x context.
     */
    public <T> Uni<T> alone(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = last.getAndSet(mine);
            return onThisContext(Uni.createFrom().completionStage(before))
                    .chain(() -> work.get())
                    .eventually(() -> {
                        mine.complete(null);
                    });
        });
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
        Context context = Vertx.currentContext();
        return work.emitOn(step -> context.runOnContext(ignored -> step.run()));
    }
}
