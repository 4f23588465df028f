package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How due work ends with the service. */
@Timeout(30)
class DueWorkTest {

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Runnable> begun = new CompletableFuture<>();
    private final DueWork dueWork = new DueWork(List.of(queue(1, whenTheTestSays())), new ServiceClock(), false);

    @AfterEach
    void closeVertx() {
        vertx.close();
    }

    @Test
    void serviceThatStops_finishesWhatIsUnderWayAndBeginsNothingMore() throws Exception {
        CompletableFuture<Map<String, Integer>> drained = new CompletableFuture<>();
        vertx.runOnContext(any ->
                dueWork.alone(dueWork::drain).subscribe().with(drained::complete, drained::completeExceptionally));
        Runnable finishItem = begun.get(10, TimeUnit.SECONDS);
        AtomicBoolean finished = new AtomicBoolean();
        CompletableFuture<Boolean> stoppedAfterwards = new CompletableFuture<>();
        Thread stopping = new Thread(() -> stoppedAfterwards.complete(stop(finished)));

        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING && stopping.isAlive()) {
            Thread.onSpinWait();
        }
        finished.set(true);
        vertx.runOnContext(any -> finishItem.run());

        assertThat(stoppedAfterwards.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(drained.get(10, TimeUnit.SECONDS)).containsEntry("queue 1", 1);
    }

    @Test
    void queueThatAnswersFromAnotherThread_leavesTheNextOneOnTheCallersContext() throws Exception {
        CompletableFuture<Context> callers = new CompletableFuture<>();
        CompletableFuture<Optional<Context>> seen = new CompletableFuture<>();
        DueWork work =
                new DueWork(List.of(queue(1, elsewhere()), queue(2, contextInto(seen))), new ServiceClock(), false);

        vertx.runOnContext(any -> {
            callers.complete(Vertx.currentContext());
            work.alone(work::drain).subscribe().with(done -> {}, seen::completeExceptionally);
        });

        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(Optional.of(callers.get(10, TimeUnit.SECONDS)));
    }

    /** Always has one more item, and does it when the test says. */
    private Uni<Integer> whenTheTestSays() {
        return Uni.createFrom().emitter(emitter -> begun.complete(() -> emitter.complete(1)));
    }

    private static Uni<Integer> elsewhere() {
        return Uni.createFrom().emitter(emitter -> new Thread(() -> emitter.complete(0)).start());
    }

    private static Uni<Integer> contextInto(CompletableFuture<Optional<Context>> seen) {
        return Uni.createFrom().item(() -> {
            seen.complete(Optional.ofNullable(Vertx.currentContext()));
            return 0;
        });
    }

    private static DueQueue queue(int order, Uni<Integer> run) {
        return new DueQueue() {
            @Override
            public String name() {
                return "queue " + order;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public Uni<Optional<Instant>> nextDueAt() {
                return Uni.createFrom().item(Optional.empty());
            }

            @Override
            public Uni<Integer> runDue(Instant now) {
                return run;
            }
        };
    }

    /** Answers whether the item under way was finished when the stop was through. */
    private boolean stop(AtomicBoolean finished) {
        try {
            dueWork.finish(new ShutdownEvent());
            return finished.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
