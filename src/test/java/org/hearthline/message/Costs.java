package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Rates, and what one message costs, by kind of round. */
final class Costs {

    private static final String HEAD = "%-30s %12s %16s %12s %12s %16s%n";
    private static final String LINE = "%-30s %,12.0f %16.1f %12.4f %12.0f %16.1f%n";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Answers how many messages it worked on. */
    interface Round {
        int run() throws Exception;
    }

    private record Taken(double rate, double serverMicros, double commits, double walBytes, double ownMicros) {}

    private final DataSource database;
    private final Map<String, List<Taken>> taken = new LinkedHashMap<>();

    Costs(DataSource database) {
        this.database = database;
    }

    /** Runs one round, which works on exactly so many messages; answers how many a second. */
    double rate(String name, int messages, Round round) throws Exception {
        ServerCost before = ServerCost.of(database);
        long ownBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        int done = round.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double own = (PROCESS.getProcessCpuTime() - ownBefore) / 1e3;
        ServerCost cost = ServerCost.of(database).since(before);
        assertThat(done).as(name).isEqualTo(messages);
        double count = messages;
        Taken now = new Taken(
                messages / seconds,
                cost.cpuMicros() / count,
                cost.commits() / count,
                cost.walBytes() / count,
                own / count);
        taken.computeIfAbsent(name, any -> new ArrayList<>()).add(now);
        print(name, now);
        return now.rate();
    }

    /** Of rounds that only warmed up nothing is told. */
    void forget() {
        taken.clear();
    }

    /** The median of each. Aims for the service: 60 µs of PostgreSQL's CPU (at most 90), 0.02 commits (0.05), 800 bytes (1,000). */
    void print() {
        System.out.printf(
                "%nThe cost of one message. No round waits for a disk: fsync and synchronous_commit are off.%n");
        System.out.printf(
                HEAD, "median round", "messages/s", "PostgreSQL CPU µs", "commits", "WAL bytes", "process CPU µs");
        taken.forEach((name, all) -> print(
                name,
                new Taken(
                        median(all.stream().map(Taken::rate).toList()),
                        median(all.stream().map(Taken::serverMicros).toList()),
                        median(all.stream().map(Taken::commits).toList()),
                        median(all.stream().map(Taken::walBytes).toList()),
                        median(all.stream().map(Taken::ownMicros).toList()))));
    }

    private static void print(String name, Taken taken) {
        System.out.printf(
                LINE, name, taken.rate(), taken.serverMicros(), taken.commits(), taken.walBytes(), taken.ownMicros());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
