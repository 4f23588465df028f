package org.hearthline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role that the service signs in as may not do, here as in production. Every other test shows that it may do enough. */
@QuarkusTest
class ServiceRoleTest {

    /** SQLSTATE of what a role lacks the right to. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final List<String> TRAIL_AND_LEDGERS =
            List.of("audit_entry", "consent_entry", "decision", "message_outcome", "efforts_sign_off", "erasure");

    static Stream<String> changesOfWhatOnlyGrows() {
        return TRAIL_AND_LEDGERS.stream()
                .flatMap(table -> Stream.of(
                        "update %s set %s".formatted(table, "at = at"),
                        "delete from " + table,
                        "truncate " + table,
                        "drop table " + table,
                        "alter table %s disable trigger all".formatted(table),
                        "alter table %s disable trigger %1$s_only_grows".formatted(table),
                        "drop trigger %s_only_grows on %1$s".formatted(table),
                        "alter table %s add column more text".formatted(table),
                        "alter table %s owner to hearthline_service".formatted(table)))
                // A sign-off has its own name for when.
                .map(sql -> sql.replace("efforts_sign_off set at = at", "efforts_sign_off set signed_at = signed_at"));
    }

    @Test
    void service_signsInAsThatRole() {
        assertThat(Database.query(
                        "select distinct usename from pg_stat_activity where application_name = 'vertx-pg-client'"))
                .extracting(row -> row.get("usename"))
                .containsExactly("hearthline_service");
    }

    @ParameterizedTest
    @MethodSource("changesOfWhatOnlyGrows")
    void trailAndLedgers_areChangedByNobodyWhoHasTheServicesPassword(String sql) {
        assertRefused(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set subject = subject",
                "truncate event",
                "select start_feed_anew()",
                "update message_key set key = key",
                "delete from message_key",
                "update message_recipient set recipient_id = recipient_id",
                "delete from message_recipient",
                "update flyway_schema_history set success = success",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "delete from case_file",
                "delete from contact",
                "delete from address",
                "delete from message",
                "truncate message",
                "create table mine (id int)",
                "create temporary table audit_entry (id int)",
                "create schema mine",
                "create or replace function keep_audit() returns trigger language plpgsql as 'begin return null; end'",
                "drop function refuse_change() cascade",
                "set session_replication_role = replica",
                "create role another"
            })
    void schemaAndFacts_areItsToUseAlone(String sql) {
        assertRefused(sql);
    }

    @Test
    void everyTableThatOnlyGrows_isOneItMayOnlyReadAndAddTo() {
        assertThat(Database.query("""
                select tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_change'::regproc order by 1
                """))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrderElementsOf(TRAIL_AND_LEDGERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update erasure set asked_by = 'nobody'", "delete from erasure", "truncate erasure"})
    void erasure_isTakenBackByNobody(String sql) {
        assertThatThrownBy(() -> Database.changeFacts(sql)).hasMessageContaining("erasure only grows");
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = DriverManager.getConnection(
                                    System.getProperty("quarkus.datasource.jdbc.url"), "hearthline_service", "any");
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .as(refused.getMessage())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
}
