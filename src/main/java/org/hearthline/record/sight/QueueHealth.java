package org.hearthline.record.sight;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.hearthline.record.sight.Figures.Read;

/** Whether what is due gets done. It counts neither for liveness nor for readiness: another process would have the same queues. */
@Wellness
@Singleton
class QueueHealth implements HealthCheck {

    private static final Duration LONGEST_UNREAD = Duration.ofMinutes(2);

    private final Figures figures;
    private final Duration lateAfter;

    QueueHealth(Figures figures, @ConfigProperty(name = "hearthline.late-after") Duration lateAfter) {
        this.figures = figures;
        this.lateAfter = lateAfter;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Queues, seconds since the oldest item is due");
        Optional<Read> read = figures.last().filter(it -> !it.since().hasRun(LONGEST_UNREAD));
        if (read.isEmpty()) {
            return answer.down().withData("reason", "not read lately").build();
        }
        read.get().ages().forEach((queue, age) -> answer.withData(queue, age.toSeconds()));
        return answer.status(read.get().ages().values().stream().allMatch(age -> age.compareTo(lateAfter) < 0))
                .build();
    }
}
