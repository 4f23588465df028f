package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code start.to-ready}: seconds from the start of the packaged service, as production and on a schema that is there, until it says that
 * it is ready. {@code start.memory}: what it then holds resident, in MiB. The baseline is {@link EmptyService}; both start in turn, with
 * the same heap and the same database.
 */
@ExtendWith(Measures.class)
class StartBench extends PackagedService {

    private static final int ROUNDS = 7;
    private static final double TARGET = 1.5;
    private static final List<String> HEAP = List.of("-Xmx256m");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    private record Started(double seconds, double mebibytes) {}

    @Test
    void packagedService() throws Exception {
        Path ours = Path.of(System.getProperty("hearthline.jar"));
        Path empty = EmptyService.packaged(Files.createDirectories(Path.of("target/empty-service")));
        List<Started> full = new ArrayList<>();
        List<Started> baseline = new ArrayList<>();
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Map<String, String> environment = production();
            String url = "postgresql://localhost:" + database.getPort() + "/postgres";
            environment.put("HEARTHLINE_DB_URL", url);
            environment.put("HEARTHLINE_DB_USER", "postgres");
            environment.put("HEARTHLINE_OIDC_ISSUER", "http://localhost:1/realms/agency");
            assertThat(migrate(environment).code()).isZero();
            List<String> sameDatabase = List.of(
                    "-Dquarkus.datasource.reactive.url=" + url,
                    "-Dquarkus.datasource.jdbc.url=jdbc:" + url,
                    "-Dquarkus.datasource.username=postgres",
                    "-Dquarkus.datasource.password=postgres");
            for (int round = 0; round < ROUNDS; round++) {
                full.add(started(ours, environment, List.of()));
                baseline.add(started(empty, Map.of(), sameDatabase));
            }
        }

        double seconds = median(baseline.stream().map(Started::seconds).toList());
        double mebibytes = median(baseline.stream().map(Started::mebibytes).toList());
        Measures.add(Measure.ofDuration(
                "start.to-ready",
                median(full.stream().map(Started::seconds).toList()),
                "s",
                seconds,
                TARGET * seconds));
        Measures.add(Measure.ofDuration(
                "start.memory",
                median(full.stream().map(Started::mebibytes).toList()),
                "MiB",
                mebibytes,
                TARGET * mebibytes));
    }

    private Started started(Path jar, Map<String, String> environment, List<String> options) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(HEAP);
        command.addAll(options);
        command.add("-Dquarkus.http.port=" + port);
        long start = System.nanoTime();
        Process process = startJar(jar, environment, command, List.of());
        drain(process.inputReader());
        URI ready = URI.create("http://localhost:" + port + "/q/health/ready");
        while (!isReady(ready)) {
            assertThat(process.isAlive()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
        Started started = new Started((System.nanoTime() - start) / 1e9, residentMebibytes(process.pid()));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return started;
    }

    private boolean isReady(URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            // Asked again at once the asking would take time from the start.
            TimeUnit.MILLISECONDS.sleep(10);
            return false;
        }
    }

    private static double residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
