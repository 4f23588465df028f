package org.hearthline;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.DataKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two roles in a database as a cluster has it: one owns the tables and migrates, one is the service's. Neither is a superuser. */
@Timeout(180)
class DatabaseRolesIT extends PackagedService {

    private EmbeddedPostgres postgres;

    @BeforeEach
    void makeRoles() throws Exception {
        postgres = EmbeddedPostgres.start();
        execute("create role hearthline_owner login", "create role hearthline_service login");
        execute("create database hearthline owner hearthline_owner");
    }

    @AfterEach
    void stopDatabase() throws Exception {
        stopAll();
        postgres.close();
    }

    @Test
    void ownerMigrates_serviceStartsOnWhatItWasGranted() throws Exception {
        Ended migration = migrateFor("hearthline_service");
        Ended again = migrateFor("hearthline_service");
        Ended byTheService = runJar(as("hearthline_service"), List.of(), List.of("migrate", "--service-role", "other"));
        String address = addressOf(start(as("hearthline_service"), List.of("-Dquarkus.http.port=0"), List.of()))
                .replace("0.0.0.0", "localhost");

        assertThat(migration.errors()).isEmpty();
        assertThat(migration.code()).isZero();
        assertThat(migration.output()).endsWith("grants: hearthline_service may do what the service needs");
        assertThat(again.code()).isZero();
        assertThat(byTheService.code()).isEqualTo(1);
        given().get(address + "/q/health/ready").then().statusCode(200);
    }

    @Test
    void dataKey_isTurnedOverByCommandsOfThePackagedService() throws Exception {
        Map<String, String> environment = as("hearthline_service");
        assertThat(migrateFor("hearthline_service").code()).isZero();
        executeIn(
                "hearthline",
                "insert into sealing_key (owner, wrapped) values ('lookup', decode('"
                        + hexOf(DataKey.parse(environment.get("HEARTHLINE_DATA_KEY"))
                                .seal(new byte[32], "lookup".getBytes(UTF_8)))
                        + "', 'hex'))");

        for (String command : List.of("add-data-key", "promote-data-key")) {
            environment.put("HEARTHLINE_DATA_KEY", command(environment, command));
        }
        Ended early = runJar(environment, List.of(), List.of("retire-data-key"));
        String done = command(environment, "reencrypt");
        String alone = command(environment, "retire-data-key");

        assertThat(early.code()).isEqualTo(1);
        assertThat(early.errors()).singleElement().asString().contains("1 keys are wrapped under it");
        assertThat(done).isEqualTo("reencrypt: 1 keys wrapped anew, 0 left under another data key");
        assertThat(alone.length())
                .isLessThan(environment.get("HEARTHLINE_DATA_KEY").length());
    }

    private String command(Map<String, String> environment, String command) throws Exception {
        Ended ended = runJar(environment, List.of(), List.of(command));
        assertThat(ended.code()).as(ended.errors().toString()).isZero();
        return ended.output().get(0);
    }

    @Test
    void roleThatCouldDoMore_isNotTakenForTheService() throws Exception {
        execute("create role mighty login superuser", "create role heir login in role hearthline_owner");

        for (String role : List.of("mighty", "heir", "nobody")) {
            Ended refused = migrateFor(role);

            assertThat(refused.code()).as(role).isEqualTo(1);
            assertThat(refused.errors()).as(role).anyMatch(line -> line.contains(role));
            assertThat(refused.output()).as(role).isEmpty();
        }
        assertThat(migrateFor("x; drop table y").code()).isEqualTo(64);
    }

    private Ended migrateFor(String role) throws Exception {
        return runJar(as("hearthline_owner"), List.of(), List.of("migrate", "--service-role", role));
    }

    private Map<String, String> as(String role) throws Exception {
        Map<String, String> environment = new HashMap<>(production());
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + postgres.getPort() + "/hearthline");
        environment.put("HEARTHLINE_DB_USER", role);
        return environment;
    }

    private static String hexOf(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void execute(String... statements) throws SQLException {
        executeIn("postgres", statements);
    }

    private void executeIn(String database, String... statements) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
