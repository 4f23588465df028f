package org.hearthline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hearthline.Json;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code import.of-plain-batches}: rows of a file a second, from the file that was received to the last case written. The baseline writes
 * every row that the import wrote (facts, keys, bars, hashes, audit) by plain batches, to tables of the same shape. {@code import.again}:
 * the same file once more. {@code -Dbench.cases=100000} is a state's load.
 */
@QuarkusTest
@ExtendWith(Measures.class)
class ImportBench {

    private static final int CASES = Integer.getInteger("bench.cases", 20_000);

    @Inject
    ImportQueue queue;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    @Test
    void generatedCaseLoad() throws Throwable {
        Path file = Files.createTempFile("case-load", ".zip");
        int rows = LargeFile.write(file, CASES);
        PlainRows plain = new PlainRows(database);

        double first = imported(file, CASES);
        double again = imported(file, 0);
        double batches = plain.copySeconds();

        Measures.add(Measure.ofRate(
                "import.of-plain-batches", rows / first, "rows/s", rows / batches, 0.3 * rows / batches));
        Measures.add(Measure.ofDuration("import.again", again, "s", first, first / 10));
    }

    private double imported(Path file, int written) throws Throwable {
        String id = post(file);
        long start = System.nanoTime();
        VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom()
                .deferred(() -> queue.runDue(clock.instant()))
                .repeat()
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.counting()));
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        var done = Json.node(as("system").get("/api/v1/imports/" + id).asString());
        assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.path("casesWritten").asInt()).isEqualTo(written);
        assertThat(done.path("casesUnchanged").asInt()).isEqualTo(CASES - written);
        return seconds;
    }

    private static String post(Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/imports"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("system:demo".getBytes()))
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return Json.object(answer).path("id").asText();
    }
}
