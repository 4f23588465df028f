package org.hearthline.reminder;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The least that a re-plan can cost: the very rows that the service has written since the last call, written once more by JDBC batches
 * and nothing else, to tables of the same shape that hold what the service's held before.
 */
final class PlainBatches {

    private static final String TWINS = """
            create schema twin;
            create table twin.requirement (like requirement including all, foreign key (case_id) references case_file);
            create table twin.reminder (like reminder including all, foreign key (case_id) references case_file,
                                        foreign key (requirement_key) references twin.requirement);
            create table twin.plan (like plan including all, foreign key (case_id) references case_file);
            create table twin.decision (like decision including all excluding identity,
                                        foreign key (case_id) references case_file,
                                        foreign key (requirement_key) references twin.requirement);
            insert into twin.plan table plan;
            """;

    private static final List<Kind> KINDS = List.of(
            new Kind("requirement", "key"),
            new Kind("reminder", "key"),
            new Kind("plan", "case_id"),
            new Kind("decision", "seq"));

    private final DataSource database;
    private final int casesInBatch;

    PlainBatches(DataSource database, int casesInBatch) throws SQLException {
        this.database = database;
        this.casesInBatch = casesInBatch;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TWINS);
        }
    }

    private record Kind(String table, String id) {}

    /** Values in the order of the table's columns; the id is repeated at the end of an update's. */
    private record Row(String caseId, Object[] values) {}

    /** One kind of statement, and the rows to run it for, by case. */
    private record Writes(String sql, Map<String, List<Row>> rows) {}

    /** The rows that one round of the service wrote. */
    record Round(List<List<String>> batches, List<Writes> writes) {

        long rows() {
            return writes.stream()
                    .flatMap(each -> each.rows().values().stream())
                    .mapToLong(List::size)
                    .sum();
        }
    }

    /** What the service has written and the twins lack. */
    Round difference() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Writes> writes = new ArrayList<>();
            for (Kind kind : KINDS) {
                List<String> columns = columns(connection, kind);
                writes.add(new Writes(insert(kind, columns), read(connection, """
                                select r.* from %1$s r left join twin.%1$s t on t.%2$s = r.%2$s where t.%2$s is null
                                """.formatted(kind.table(), kind.id()))));
                writes.add(new Writes(update(kind, columns), read(connection, """
                                select r.*, r.%2$s from %1$s r join twin.%1$s t on t.%2$s = r.%2$s where r is distinct from t
                                """.formatted(kind.table(), kind.id()))));
            }
            List<String> caseIds = writes.stream()
                    .flatMap(each -> each.rows().keySet().stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new Round(
                    IntStream.iterate(0, from -> from < caseIds.size(), from -> from + casesInBatch)
                            .mapToObj(from -> caseIds.subList(from, Math.min(from + casesInBatch, caseIds.size())))
                            .toList(),
                    writes);
        }
    }

    /** Writes them, with a transaction for as many cases as the service plans in one. */
    void write(Round round) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (List<String> caseIds : round.batches()) {
                for (Writes writes : round.writes()) {
                    write(connection, writes, caseIds);
                }
                connection.commit();
            }
        }
    }

    private static void write(Connection connection, Writes writes, List<String> caseIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(writes.sql())) {
            for (String caseId : caseIds) {
                for (Row row : writes.rows().getOrDefault(caseId, List.of())) {
                    for (int i = 0; i < row.values().length; i++) {
                        statement.setObject(i + 1, row.values()[i]);
                    }
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static List<String> columns(Connection connection, Kind kind) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + kind.table() + " limit 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    private static String insert(Kind kind, List<String> columns) {
        return "insert into twin.%s values (%s)"
                .formatted(kind.table(), String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    private static String update(Kind kind, List<String> columns) {
        return "update twin.%s set %s where %s = ?"
                .formatted(
                        kind.table(),
                        columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")),
                        kind.id());
    }

    private static Map<String, List<Row>> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                Object[] values = new Object[found.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.getObject(i + 1);
                }
                rows.add(new Row(found.getString("case_id"), values));
            }
            return rows.stream().collect(groupingBy(Row::caseId));
        }
    }
}
