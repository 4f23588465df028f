package org.hearthline.message;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hearthline.platform.DueQueue;

/** Works on the messages that are due as {@link org.hearthline.platform.DueWork} does: each lane a batch at a time, until nothing is left. */
final class ServiceLanes {

    private final List<DueQueue> queues;

    ServiceLanes(List<DueQueue> all) {
        this.queues = all.stream().filter(MessageQueue.class::isInstance).toList();
    }

    /** Answers how many messages were claimed. */
    int run(Instant now) {
        List<CompletableFuture<Integer>> lanes = new ArrayList<>();
        for (DueQueue queue : queues) {
            for (int lane = 0; lane < queue.lanes(); lane++) {
                lanes.add(start(queue, now));
            }
        }
        return lanes.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static CompletableFuture<Integer> start(DueQueue queue, Instant now) {
        CompletableFuture<Integer> claimed = new CompletableFuture<>();
        VertxContextSupport.subscribe(
                () -> batches(queue, now).toMulti(),
                lane -> lane.with(claimed::complete, claimed::completeExceptionally));
        return claimed;
    }

    private static Uni<Integer> batches(DueQueue queue, Instant now) {
        return Uni.createFrom()
                .deferred(() -> onThisContext(queue.runDue(now)))
                .repeat()
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private static Uni<Integer> onThisContext(Uni<Integer> work) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "lanes run on Vert.x contexts");
        return work.emitOn(step -> context.runOnContext(ignored -> step.run()));
    }
}
