package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hearthline.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue with nothing due wakes nobody, itself included: else every queue would look again for ever, and a processor be busy with it. */
@QuarkusTest
class QuietQueuesTest {

    @Inject
    @All
    List<DueQueue> queues;

    @Inject
    Wakeups wakeups;

    @Inject
    ServiceClock clock;

    @AfterEach
    void listenNoMore() {
        wakeups.onWakeup(() -> {});
    }

    @Test
    void queueWithNothingDue_wakesNobody() throws Throwable {
        Api.advance("PT0S");
        Instant now = clock.instant();
        for (DueQueue queue : queues) {
            AtomicInteger woken = new AtomicInteger();
            wakeups.onWakeup(woken::incrementAndGet);

            int done = VertxContextSupport.subscribeAndAwait(() -> queue.runDue(now));

            assertThat(done).as(queue.name()).isZero();
            assertThat(woken).as(queue.name()).hasValue(0);
        }
    }
}
