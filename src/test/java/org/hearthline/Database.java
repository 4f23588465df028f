package org.hearthline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The service's database, past the service: as its owner, who may do more than the service. */
public final class Database {

    private Database() {}

    /** Rows by column, as texts. */
    public static List<Map<String, String>> query(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, String>> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnName(i), rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
        }
    }

    /** A change of facts names an actor, or the audit trail refuses it. */
    public static void changeFacts(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement actor = prepared(
                        connection,
                        "select set_config('hearthline.actor', 'test', false),"
                                + " set_config('hearthline.actor_role', 'system', false),"
                                + " set_config('hearthline.at', now()::text, false)");
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            actor.execute();
            statement.execute();
        }
    }

    /** Every row of every table as a text, with binary values as hexadecimal digits. */
    public static List<String> everyRow() {
        List<String> rows = new ArrayList<>();
        for (Map<String, String> table :
                query("select tablename from pg_tables where schemaname = 'public' order by tablename")) {
            String name = Objects.requireNonNull(table.get("tablename"));
            query("select '%1$s: ' || t::text as row from %1$s t".formatted(name))
                    .forEach(row -> rows.add(row.get("row")));
        }
        return rows;
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("quarkus.datasource.jdbc.url"),
                System.getProperty("quarkus.flyway.username"),
                System.getProperty("quarkus.flyway.password"));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
