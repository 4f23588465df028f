package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.hearthline.message.OpenPorts.AcceptingChannel;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code dispatch.*}: messages a second from claim to recorded outcome, through the gate, over a channel that takes each at once. Every
 * figure stands beside one of the same run on the same database, and is the median of its rounds; rounds of one kind and of the
 * other take turns. The database is the sandbox's: it waits for no disk, neither for the service nor for what it is compared with.
 */
@QuarkusTest
@TestProfile(BenchProfile.class)
@ExtendWith(Measures.class)
class DispatchBench {

    private static final int MESSAGES = Integer.getInteger("hearthline.bench.messages", 60_000);
    private static final int LITTLE_HISTORY = 10_000;
    private static final int LONG_HISTORY = Integer.getInteger("hearthline.bench.history", 10_000_000);
    private static final int WARM_UP = 6;
    private static final int ROUNDS = Integer.getInteger("hearthline.bench.rounds", 3);

    private static final double OF_OTHER_SCHEDULER = 5;
    private static final double OF_RAW = 0.6;
    private static final double OF_LITTLE_HISTORY = 0.85;
    private static final double OF_NO_OLD_TRANSACTION = 0.8;

    @Inject
    @All
    List<DueQueue> queues;

    @Inject
    AcceptingChannel channel;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    private BenchRows rows;
    private Costs costs;

    @Test
    void messagesASecond() throws Exception {
        rows = new BenchRows(database);
        costs = new Costs(database);
        try (RawStatements raw = new RawStatements()) {
            rows.loadCases();
            warmUp(raw);
            double service = besideRaw(raw);
            besideOldTransaction();
            double other = otherScheduler();
            Measures.add(
                    Measure.ofRate("dispatch.one-process", service, "messages/s", other, other * OF_OTHER_SCHEDULER));
            twoProcesses();
            longHistory();
        } finally {
            clock.follow();
            rows.empty();
        }
        costs.print();
    }

    private void warmUp(RawStatements raw) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            service(LITTLE_HISTORY);
            raw(raw);
        }
        costs.forget();
    }

    private double besideRaw(RawStatements raw) throws Exception {
        List<Double> service = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            service.add(service(LITTLE_HISTORY));
            limit.add(raw(raw));
        }
        double baseline = median(limit);
        Measures.add(
                Measure.ofRate("dispatch.of-raw-limit", median(service), "messages/s", baseline, baseline * OF_RAW));
        return median(service);
    }

    private double service(int history) throws Exception {
        rows.history(history);
        return service("service");
    }

    /** Through the service, what is queued now. */
    private double service(String name) throws Exception {
        Instant now = rows.queue(Channel.EMAIL, MESSAGES);
        clock.standAt(now);
        long takenBefore = channel.taken();
        double rate = costs.rate(name, MESSAGES, () -> new ServiceLanes(queues).run(now));
        assertThat(channel.taken() - takenBefore).isEqualTo(MESSAGES);
        return rate;
    }

    private double raw(RawStatements raw) throws Exception {
        rows.history(LITTLE_HISTORY);
        Instant now = rows.queue(Channel.EMAIL, MESSAGES);
        return costs.rate("raw statements", MESSAGES, () -> raw.run(now));
    }

    /**
     * As many messages were dispatched just before as are queued, with nothing in between that would clear away after them: an old
     * transaction lets nothing be cleared away.
     */
    private void besideOldTransaction() throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(afterAsMany("after as many"));
            try (Connection old = database.getConnection()) {
                old.setAutoCommit(false);
                old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                old.createStatement().execute("select count(*) from pause");
                with.add(afterAsMany("with an old transaction"));
                old.rollback();
            }
        }
        double baseline = median(without);
        Measures.add(Measure.ofRate(
                "dispatch.with-pinned-xmin", median(with), "messages/s", baseline, baseline * OF_NO_OLD_TRANSACTION));
    }

    private double afterAsMany(String name) throws Exception {
        service(LITTLE_HISTORY);
        return service(name);
    }

    private double otherScheduler() throws Exception {
        OtherScheduler scheduler = new OtherScheduler(database);
        rows.history(LITTLE_HISTORY);
        scheduler.queue(OtherScheduler.Work.THE_SAME, MESSAGES / 10);
        scheduler.run();
        scheduler.queue(OtherScheduler.Work.NOTHING, MESSAGES);
        costs.rate("db-scheduler, empty tasks", MESSAGES, () -> {
            scheduler.run();
            return MESSAGES;
        });
        scheduler.queue(OtherScheduler.Work.THE_SAME, MESSAGES);
        return costs.rate("db-scheduler, the same work", MESSAGES, () -> {
            scheduler.run();
            return MESSAGES;
        });
    }

    private void twoProcesses() throws Exception {
        try (OtherProcess.Handle other = OtherProcess.Handle.start()) {
            List<Double> service = new ArrayList<>();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                rows.history(LITTLE_HISTORY);
                Instant now = rows.queue(Channel.EMAIL, MESSAGES);
                clock.standAt(now);
                double rate = costs.rate("two processes", MESSAGES, () -> {
                    other.beginMessages(now);
                    int own = new ServiceLanes(queues).run(now);
                    int others = other.ended();
                    assertThat(others).isPositive();
                    return own + others;
                });
                if (round >= WARM_UP) {
                    service.add(rate);
                }
            }
            OtherScheduler scheduler = new OtherScheduler(database);
            scheduler.queue(OtherScheduler.Work.THE_SAME, MESSAGES);
            double baseline = costs.rate("db-scheduler, two processes", MESSAGES, () -> {
                other.beginTasks();
                scheduler.run();
                other.ended();
                return MESSAGES;
            });
            Measures.add(Measure.ofRate(
                    "dispatch.two-processes", median(service), "messages/s", baseline, baseline * OF_OTHER_SCHEDULER));
        }
    }

    /** The history stays from round to round, and grows by what was dispatched. Rounds with a little come before and after it. */
    private void longHistory() throws Exception {
        List<Double> little = new ArrayList<>();
        List<Double> much = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            little.add(service(LITTLE_HISTORY));
        }
        rows.history(LONG_HISTORY);
        for (int round = 0; round < ROUNDS; round++) {
            much.add(service("after %,d".formatted(LONG_HISTORY)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            little.add(service(LITTLE_HISTORY));
        }
        double baseline = median(little);
        Measures.add(Measure.ofRate(
                "dispatch.after-10m-history", median(much), "messages/s", baseline, baseline * OF_LITTLE_HISTORY));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
