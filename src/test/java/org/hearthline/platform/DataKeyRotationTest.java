package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another data key while the service runs, step by step as README says it, with processes of two steps side by side. */
class DataKeyRotationTest {

    private static final int MANY = 1_203;
    private static final String PHONE = "+16155550142";

    private static EmbeddedPostgres postgres;
    private static Vertx vertx;
    private static Pool pool;

    /** A process with the keyset of one step. */
    private record Process(Sealing sealing, Lookup lookup) {

        Process(String keyset) {
            this(new Sealing(DataKey.parse(keyset)), new Lookup(pool, DataKey.parse(keyset)));
        }

        byte[] seal(String owner, String value) {
            return pool.withTransaction(connection -> sealing.keyMade(connection, owner))
                    .map(keys -> Objects.requireNonNull(keys.seal(owner, value)))
                    .await()
                    .indefinitely();
        }

        String open(String owner, byte[] sealed) {
            return pool.withTransaction(connection -> sealing.key(connection, owner))
                    .map(keys -> String.valueOf(keys.open(owner, sealed)))
                    .await()
                    .indefinitely();
        }

        byte[] hash() {
            return lookup.phone(PHONE).await().indefinitely();
        }
    }

    private record Ended(int code, String output, String errors) {}

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        vertx = Vertx.vertx();
        pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setPort(postgres.getPort())
                        .setDatabase("postgres")
                        .setUser("postgres"))
                .using(vertx)
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        pool.query("truncate sealing_key").executeAndAwait();
    }

    @Test
    void valuesAndLookups_lastThroughEveryStepOnEitherSideOfARollout() {
        String old = DataKey.generate();
        Process first = new Process(old);
        byte[] before = first.seal("person:P-1", "Maria");
        byte[] hash = first.hash();
        String keyset = old;
        int count = 0;
        for (String step : List.of("add-data-key", "promote-data-key", "retire-data-key")) {
            if (step.startsWith("retire")) {
                assertThat(run(step, keyset).errors()).contains("5 keys are wrapped under it, run reencrypt");
                assertThat(run("reencrypt", keyset).output())
                        .isEqualTo("reencrypt: 5 keys wrapped anew, 0 left under another data key");
                assertThat(run("reencrypt", keyset).output())
                        .isEqualTo("reencrypt: 0 keys wrapped anew, 0 left under another data key");
            }
            Ended next = run(step, keyset);
            assertThat(next.code()).as(next.errors()).isZero();
            Process left = new Process(keyset);
            Process right = new Process(next.output());
            for (Process writer : List.of(left, right)) {
                String owner = "person:N-" + count++;
                byte[] sealed = writer.seal(owner, step);
                for (Process reader : List.of(left, right)) {
                    assertThat(reader.open(owner, sealed)).isEqualTo(step);
                    assertThat(reader.open("person:P-1", before)).isEqualTo("Maria");
                    assertThat(reader.hash()).isEqualTo(hash);
                }
            }
            keyset = next.output();
        }
        assertThatThrownBy(() -> first.open("person:P-1", before)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Process(old).hash()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyKeys_areWrappedAnewInBatchesAndTheDestroyedStayDestroyed() {
        String old = DataKey.generate();
        Process first = new Process(old);
        pool.withTransaction(connection -> first.sealing().keyMade(connection, "person:P-0"))
                .await()
                .indefinitely();
        DataKey key = DataKey.parse(old);
        for (int i = 1; i < MANY; i++) {
            String owner = "person:P-" + i;
            pool.preparedQuery("insert into sealing_key (owner, wrapped) values ($1, $2)")
                    .executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(
                            owner, io.vertx.core.buffer.Buffer.buffer(key.seal(new byte[32], owner.getBytes(UTF_8)))));
        }
        pool.withTransaction(
                        connection -> first.sealing().destroy(connection, List.of("person:P-7"), true, Instant.EPOCH))
                .await()
                .indefinitely();
        String promoted = DataKey.withNewestAsPrimary(DataKey.withNewKey(old));

        assertThat(run("reencrypt", promoted).output())
                .isEqualTo("reencrypt: " + (MANY - 1) + " keys wrapped anew, 0 left under another data key");
        assertThat(new Process(promoted).open("person:P-7", new byte[60])).isEqualTo("null");
        assertThat(run("retire-data-key", promoted).code()).isZero();
    }

    @Test
    void keyOfAnotherDataKey_stopsTheCommandWithoutAWordOfEither() {
        new Process(DataKey.generate()).seal("person:P-1", "Maria");
        String promoted = DataKey.withNewestAsPrimary(DataKey.withNewKey(DataKey.generate()));

        Ended ended = run("reencrypt", promoted);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .isEqualTo(
                        "reencrypt: HEARTHLINE_DATA_KEY does not hold the data key that some keys are wrapped under");
    }

    @Test
    void settingThatIsMissing_isNamed() {
        assertThat(DataKeyRotation.problems("add-data-key", Map.of()))
                .singleElement()
                .asString()
                .startsWith("HEARTHLINE_DATA_KEY is not set");
        assertThat(DataKeyRotation.problems("reencrypt", Map.of())).hasSize(4);
    }

    private static Ended run(String command, String keyset) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>();
        environment.put("HEARTHLINE_DATA_KEY", keyset);
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + postgres.getPort() + "/postgres");
        environment.put("HEARTHLINE_DB_USER", "postgres");
        environment.put("HEARTHLINE_DB_PASSWORD", "any");
        int code = DataKeyRotation.run(
                command, environment, new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8));
        return new Ended(
                code, output.toString(UTF_8).strip(), errors.toString(UTF_8).strip());
    }
}
