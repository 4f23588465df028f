package org.hearthline.record.sight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hearthline.message.CarrierCode;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Faults;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Stopwatch;
import org.hearthline.record.sight.FigureRows.Digests;
import org.hearthline.record.sight.FigureRows.Queue;
import org.hearthline.record.sight.FigureRows.Requirements;
import org.hearthline.record.sight.FigureRows.Standing;
import org.hearthline.record.sight.FigureRows.Waiting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the database says, as metrics. Every process reads and reports the same: over processes the largest counts, never the sum. A
 * database that does not answer leaves the last figures standing, and how old they are is a figure too.
 */
@Singleton
class Figures {

    private static final Logger LOG = Logger.getLogger(Figures.class);

    private final FigureRows rows;
    private final ServiceClock clock;
    private final MultiGauge depth;
    private final MultiGauge oldest;
    private final MultiGauge waiting;
    private final MultiGauge pauses;
    private final MultiGauge requirements;
    private volatile @Nullable Read last;

    /**
     * What was read.
     *
     * @param at by the machine's clock
     * @param ages for how long the oldest item of each queue has been due
     */
    record Read(Instant at, Stopwatch since, Map<String, Duration> ages, Digests digests) {}

    Figures(FigureRows rows, ServiceClock clock, MeterRegistry registry) {
        this.rows = rows;
        this.clock = clock;
        this.depth = multi(registry, "hearthline.queue.depth", null, "What is due in a queue");
        this.oldest = multi(
                registry, "hearthline.queue.oldest.due.age", "seconds", "For how long the oldest item has been due");
        this.waiting = multi(registry, "hearthline.messages.waiting", null, "Messages that wait, due or not, and why");
        this.pauses = multi(registry, "hearthline.pause.age", "seconds", "For how long operators have held it back");
        this.requirements = multi(
                registry,
                "hearthline.requirements",
                null,
                "Requirements whose due date is at most 31 days away, before or after today");
        digests(registry, "hearthline.digests.due", null, "People with a digest coming today", Digests::due);
        digests(registry, "hearthline.digests.handed.off", null, "Those of them who got it", Digests::handedOff);
        digests(registry, "hearthline.digests.missed", null, "Zones in which nobody got one", Digests::missed);
        digests(
                registry,
                "hearthline.digests.last.success.timestamp",
                "seconds",
                "When the newest digest that was taken was handed off",
                digests -> digests.last().map(Figures::epochSeconds).orElse(Double.NaN));
        Gauge.builder("hearthline.figures.read.timestamp", this, figures -> figures.last()
                        .map(read -> epochSeconds(read.at()))
                        .orElse(Double.NaN))
                .description("When the database was last read for these")
                .baseUnit("seconds")
                .register(registry);
    }

    private static MultiGauge multi(MeterRegistry registry, String name, @Nullable String unit, String description) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    private void digests(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<Digests> value) {
        Gauge.builder(name, this, figures -> figures.last()
                        .map(read -> value.applyAsDouble(read.digests()))
                        .orElse(Double.NaN))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    /** What was read last; empty before anything was. */
    Optional<Read> last() {
        return Optional.ofNullable(last);
    }

    @Scheduled(
            every = "${hearthline.figures.every}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> read() {
        Instant now = clock.instant();
        return rows.standing(now)
                .invoke(standing -> show(standing, now))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(Figures::notRead);
    }

    @Scheduled(
            every = "${hearthline.figures.requirements-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readRequirements() {
        return rows.requirements(clock.instant())
                .invoke(this::show)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(Figures::notRead);
    }

    private static Uni<Void> notRead(Throwable fault) {
        LOG.warnf("The figures could not be read: %s", Faults.describe(fault));
        return Uni.createFrom().voidItem();
    }

    private void show(Standing standing, Instant now) {
        List<Queue> queues = new ArrayList<>(standing.queues());
        for (Channel channel : Channel.values()) {
            queues.add(queue(
                    channel.name(),
                    standing.waiting().stream()
                            .filter(each -> each.channel().equals(channel.name()))
                            .toList()));
        }
        depth.register(
                queues.stream().map(queue -> Row.of(named(queue), queue.due())).toList(), true);
        oldest.register(
                queues.stream()
                        .map(queue -> Row.of(named(queue), age(queue, now).toSeconds()))
                        .toList(),
                true);
        waiting.register(
                standing.waiting().stream()
                        .collect(Collectors.groupingBy(Figures::why, Collectors.summingLong(Waiting::messages)))
                        .entrySet()
                        .stream()
                        .map(each -> Row.of(each.getKey(), each.getValue()))
                        .toList(),
                true);
        pauses.register(
                standing.pauses().stream()
                        .map(pause -> Row.of(
                                Tags.of("scope", pause.scope()),
                                Duration.between(pause.since(), now).toSeconds()))
                        .toList(),
                true);
        last = new Read(
                InstantSource.system().instant(),
                Stopwatch.start(),
                queues.stream().collect(Collectors.toUnmodifiableMap(Queue::name, queue -> age(queue, now))),
                standing.digests());
    }

    private void show(List<Requirements> counted) {
        requirements.register(
                counted.stream()
                        .map(each -> Row.of(Tags.of("status", each.status(), "kind", each.kind()), each.count()))
                        .toList(),
                true);
    }

    private static Queue queue(String channel, List<Waiting> waiting) {
        return new Queue(
                channel,
                waiting.stream().mapToLong(Waiting::due).sum(),
                waiting.stream().flatMap(each -> each.oldest().stream()).min(Comparator.naturalOrder()));
    }

    private static Tags why(Waiting waiting) {
        String reason = waiting.reason();
        return Tags.of(
                "channel",
                waiting.channel(),
                "status",
                waiting.status(),
                "reason",
                reason.isEmpty() ? "" : CarrierCode.bounded(reason));
    }

    private static Tags named(Queue queue) {
        return Tags.of("queue", queue.name());
    }

    private static Duration age(Queue queue, Instant now) {
        return queue.oldest()
                .filter(since -> since.isBefore(now))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    private static double epochSeconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
