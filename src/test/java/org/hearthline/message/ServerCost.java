package org.hearthline.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What the database has done so far.
 *
 * @param cpuMicros of all of its processes; 0 where the system does not tell
 * @param commits of transactions that wrote something
 * @param walBytes written to the log
 */
record ServerCost(long cpuMicros, long commits, long walBytes) {

    private static final Path PROCESSES = Path.of("/proc");

    /** Linux counts in hundredths of a second, whatever the machine (man 7 time, USER_HZ). */
    private static final long MICROS_IN_TICK = 10_000;

    /** After the command's name, which may hold blanks: parent, own ticks (user, system), those of children that ended (user, system). */
    private static final int PARENT = 1;

    private static final List<Integer> OWN = List.of(11, 12);
    private static final List<Integer> OF_ENDED_CHILDREN = List.of(13, 14);

    static ServerCost of(DataSource database) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_backend_pid(), pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                               pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint
                        """)) {
            row.next();
            return new ServerCost(cpu(row.getLong(1)), row.getLong(2), row.getLong(3));
        }
    }

    ServerCost since(ServerCost before) {
        return new ServerCost(cpuMicros - before.cpuMicros, commits - before.commits, walBytes - before.walBytes);
    }

    private static long cpu(long backend) throws IOException {
        if (!Files.exists(PROCESSES.resolve(backend + "/stat"))) {
            return 0;
        }
        String server = fields(PROCESSES.resolve(String.valueOf(backend)))[PARENT];
        String[] ofServer = fields(PROCESSES.resolve(server));
        long ticks = sum(ofServer, OWN) + sum(ofServer, OF_ENDED_CHILDREN);
        try (Stream<Path> all = Files.list(PROCESSES)) {
            for (Path process : all.filter(ServerCost::isProcess).toList()) {
                String[] fields = fields(process);
                ticks += fields[PARENT].equals(server) ? sum(fields, OWN) : 0;
            }
        }
        return ticks * MICROS_IN_TICK;
    }

    private static boolean isProcess(Path path) {
        return path.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    private static long sum(String[] fields, List<Integer> which) {
        return which.stream()
                .flatMapToLong(field -> LongStream.of(Long.parseLong(fields[field])))
                .sum();
    }

    /** Of a process that ends meanwhile there are none. */
    private static String[] fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return "X -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0".split(" ");
        }
    }
}
