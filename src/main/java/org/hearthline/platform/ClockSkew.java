package org.hearthline.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * How far this process's clock is from the database's, which all processes share: they cannot both be right, and who is told the hour by a
 * wrong one texts at night. The gauge {@code hearthline_clock_skew_seconds} is positive where the process is ahead.
 */
@Singleton
public class ClockSkew {

    private static final Logger LOG = Logger.getLogger(ClockSkew.class);

    /** What machines that keep time differ by is far less. */
    private static final Duration TOLERATED = Duration.ofSeconds(30);

    private final Pool pool;
    private final ServiceClock clock;
    private volatile double seconds = Double.NaN;

    ClockSkew(Pool pool, ServiceClock clock, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        Gauge.builder("hearthline.clock.skew", this, it -> it.seconds)
                .baseUnit("seconds")
                .description("How far the process's clock is ahead of the database's")
                .strongReference(true)
                .register(meters);
    }

    /**
     * How far the process is ahead, asked right after the database told its time; negative where it is behind. Zero where the difference is
     * none that matters, and in the sandbox while its clock is set by hand.
     */
    public Duration ahead(Instant database) {
        Duration ahead = clock.isGoing() ? Duration.between(database, clock.instant()) : Duration.ZERO;
        return isTolerated(ahead) ? Duration.ZERO : ahead;
    }

    @Scheduled(every = "60s")
    Uni<Void> measure() {
        Instant asked = clock.instant();
        return pool.query("select clock_timestamp() as at")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant())
                .invoke(database -> told(surely(asked, database, clock.instant())))
                .replaceWithVoid()
                .onFailure()
                .invoke(fault -> LOG.warnf("The database's clock could not be read: %s", Faults.describe(fault)))
                .onFailure()
                .recoverWithNull();
    }

    /** The database told its time at some moment between question and answer: what it must differ by at least. */
    private static Duration surely(Instant asked, Instant database, Instant answered) {
        if (database.isBefore(asked)) {
            return Duration.between(database, asked);
        }
        return database.isAfter(answered) ? Duration.between(database, answered) : Duration.ZERO;
    }

    private void told(Duration ahead) {
        Duration skew = clock.isGoing() ? ahead : Duration.ZERO;
        seconds = skew.toMillis() / 1000.0;
        if (!isTolerated(skew)) {
            LOG.errorf(
                    "This process's clock is %s seconds ahead of the database's: one of them is wrong",
                    skew.toSeconds());
        }
    }

    private static boolean isTolerated(Duration ahead) {
        return ahead.abs().compareTo(TOLERATED) < 0;
    }
}
