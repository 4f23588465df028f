package org.hearthline.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/**
 * The least that an import can cost: the very rows that it wrote, written once more by JDBC batches and nothing else, to tables of the
 * same shape with the same keys and indexes. Reading them is not measured.
 */
final class PlainRows {

    private static final List<String> TABLES = List.of(
            "worker",
            "case_file",
            "case_child",
            "case_participant",
            "guardianship",
            "circumstance",
            "court_order",
            "no_contact",
            "contact",
            "diligent_search",
            "message_bar",
            "plan",
            "sealing_key",
            "imported",
            "audit_entry");

    /** As many as some hundred cases have. */
    private static final int ROWS_IN_BATCH = 1000;

    private final DataSource database;

    PlainRows(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema plain");
            for (String table : TABLES) {
                statement.execute(
                        "create table plain.%1$s (like public.%1$s including all excluding identity)".formatted(table));
                if (hasCase(connection, table)) {
                    statement.execute("alter table plain.%s add foreign key (case_id) references plain.case_file"
                            .formatted(table));
                }
            }
        }
    }

    private static boolean hasCase(Connection connection, String table) throws SQLException {
        try (ResultSet columns = connection.getMetaData().getColumns(null, "public", table, "case_id")) {
            return columns.next();
        }
    }

    double copySeconds() throws SQLException {
        double seconds = 0;
        try (Connection from = database.getConnection();
                Connection to = database.getConnection()) {
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            for (String table : TABLES) {
                seconds += copy(from, to, table);
            }
        }
        return seconds;
    }

    private static double copy(Connection from, Connection to, String table) throws SQLException {
        long nanos = 0;
        try (Statement select = from.createStatement()) {
            select.setFetchSize(ROWS_IN_BATCH);
            try (ResultSet rows = select.executeQuery("select * from public." + table)) {
                int columns = rows.getMetaData().getColumnCount();
                String sql = "insert into plain.%s values (%s)"
                        .formatted(table, String.join(", ", Collections.nCopies(columns, "?")));
                try (PreparedStatement insert = to.prepareStatement(sql)) {
                    int inBatch = 0;
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            insert.setObject(i, rows.getObject(i));
                        }
                        insert.addBatch();
                        if (++inBatch == ROWS_IN_BATCH) {
                            nanos += write(to, insert);
                            inBatch = 0;
                        }
                    }
                    nanos += write(to, insert);
                }
            }
        }
        return nanos / 1e9;
    }

    private static long write(Connection to, PreparedStatement insert) throws SQLException {
        long start = System.nanoTime();
        insert.executeBatch();
        to.commit();
        return System.nanoTime() - start;
    }
}
