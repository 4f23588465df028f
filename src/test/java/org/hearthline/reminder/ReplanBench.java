package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code replan.cases}: stored cases that the running service plans anew a second, on the first of a month. Each round is a month in which
 * nothing was logged: of every case the last month is missed, the present one opens, and the next one comes into sight with its
 * reminders. The baseline writes the very rows of the same round by plain batches, so the ratio says what of the time is not
 * writing: reading the facts, judging them and finding the difference. Rates are of the median round, the first two left out.
 */
@QuarkusTest
@ExtendWith(Measures.class)
class ReplanBench {

    private static final int CASES = 2_000;
    private static final int CASES_IN_BATCH = 50;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final LocalDate FIRST_ROUND = LocalDate.of(2026, 2, 1);

    @Inject
    Plans plans;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    private final List<Double> service = new ArrayList<>();
    private final List<Double> batches = new ArrayList<>();

    @AfterEach
    void followTheMachinesClock() {
        clock.follow();
    }

    @Test
    void casesOnTheFirstOfAMonth() throws Throwable {
        StoredCases.store(database, CASES);
        PlainBatches plain = new PlainBatches(database, CASES_IN_BATCH);
        replan(Instant.parse(StoredCases.STORED_AT));
        plain.write(plain.difference());

        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            Instant now = FIRST_ROUND.plusMonths(round).atTime(6, 0).toInstant(ZoneOffset.UTC);
            service.add(seconds(() -> replan(now)));
            PlainBatches.Round written = plain.difference();
            assertThat(written.rows()).isGreaterThan(CASES * 20L);

            batches.add(seconds(() -> plain.write(written)));
            assertThat(plain.difference().rows()).isZero();
        }

        double value = CASES / median(service);
        double baseline = CASES / median(batches);
        Measures.add(Measure.ofRate("replan.cases", value, "cases/s", baseline, baseline / 2));
    }

    private void replan(Instant now) throws Throwable {
        clock.standAt(now);
        int done = VertxContextSupport.subscribeAndAwait(() -> plans.runDue(now)
                .repeat()
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.summingInt(Integer::intValue)));
        assertThat(done).isEqualTo(CASES);
    }

    private interface Work {
        void run() throws Throwable;
    }

    private static double seconds(Work work) throws Throwable {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
    }

    private static double median(List<Double> seconds) {
        List<Double> warm =
                seconds.subList(WARM_UP, seconds.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
