package org.hearthline.sandbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.DueWork;
import org.hearthline.platform.ServiceClock;

/** Moves the service's clock, never while due work runs. */
@Singleton
class SandboxClock {

    private final boolean sandbox;
    private final ServiceClock clock;
    private final DueWork dueWork;
    private final ClockFile file;

    SandboxClock(
            @ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox,
            ServiceClock clock,
            DueWork dueWork,
            ClockFile file) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.dueWork = dueWork;
        this.file = file;
    }

    /** Before anything asks what time it is. */
    void restore(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) throws IOException {
        if (sandbox) {
            file.read().ifPresent(clock::standAt);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Makes the clock stand at {@code now}; what is due then runs by itself, as ever. */
    Uni<Void> standAt(Instant now) {
        return dueWork.alone(() -> moveTo(now));
    }

    /** Follows the machine's clock again. */
    Uni<Void> follow() {
        return dueWork.alone(() -> keep(Optional.empty()).invoke(clock::follow));
    }

    /**
     * Moves on to the instant that {@code later} makes of now, stopping wherever something falls due and running it there.
     *
     * @return how many items of each queue were done
     */
    Uni<Map<String, Integer>> advance(UnaryOperator<Instant> later) {
        return dueWork.alone(() -> runUpTo(later.apply(clock.instant())));
    }

    private Uni<Map<String, Integer>> runUpTo(Instant target) {
        Map<String, Integer> counts = new TreeMap<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> step(target, counts))
                .until(arrived -> arrived)
                .collect()
                .last()
                .chain(() -> runAt(target, counts))
                .replaceWith(counts);
    }

    /** Goes where the next item falls due and runs it; answers whether nothing is left to run before {@code target}. */
    private Uni<Boolean> step(Instant target, Map<String, Integer> counts) {
        return dueWork.nextDueAt().chain(next -> {
            if (next.isEmpty() || next.get().isAfter(target)) {
                return Uni.createFrom().item(true);
            }
            Instant now = clock.instant();
            Instant stop = later(next.get(), now);
            return runAt(stop, counts)
                    .chain(done -> done == 0 && stop.equals(now)
                            ? goPast(stop, target, counts)
                            : Uni.createFrom().item(false));
        });
    }

    /**
     * An item that stays due, one that another process has claimed for instance, hides what falls due after it. So the clock goes on
     * by the hour, on which reminders and quiet hours lie, and runs what it finds there.
     */
    private Uni<Boolean> goPast(Instant stop, Instant target, Map<String, Integer> counts) {
        Instant nextHour = stop.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return nextHour.isBefore(target)
                ? runAt(nextHour, counts).replaceWith(false)
                : Uni.createFrom().item(true);
    }

    private Uni<Integer> runAt(Instant instant, Map<String, Integer> counts) {
        return moveTo(instant).chain(dueWork::drain).map(done -> {
            done.forEach((queue, count) -> counts.merge(queue, count, Integer::sum));
            return done.values().stream().mapToInt(Integer::intValue).sum();
        });
    }

    private Uni<Void> moveTo(Instant instant) {
        return keep(Optional.of(instant)).invoke(() -> clock.standAt(instant));
    }

    private Uni<Void> keep(Optional<Instant> standing) {
        return VertxContextSupport.executeBlocking(() -> {
                    file.write(standing);
                    return standing;
                })
                .replaceWithVoid();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
