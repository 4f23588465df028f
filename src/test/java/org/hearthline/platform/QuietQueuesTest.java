package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue with nothing due wakes nobody, itself included: else every queue would look again for ever, and a processor be busy with it. */
@QuarkusTest
class QuietQueuesTest {

    /** Before anything that any test has kept. */
    private static final Instant NOTHING_IS_DUE = Instant.parse("1960-01-01T00:00:00Z");

    @Inject
    @All
    List<DueQueue> queues;

    @Inject
    Wakeups wakeups;

    @AfterEach
    void listenNoMore() {
        wakeups.onWakeup(() -> {});
    }

    @Test
    void queueWithNothingDue_wakesNobody() throws Throwable {
        for (DueQueue queue : queues) {
            AtomicInteger woken = new AtomicInteger();
            wakeups.onWakeup(woken::incrementAndGet);

            int done = VertxContextSupport.subscribeAndAwait(() -> queue.runDue(NOTHING_IS_DUE));

            assertThat(done).as(queue.name()).isZero();
            assertThat(woken).as(queue.name()).hasValue(0);
        }
    }
}
