package org.hearthline.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.CarrierCalls.INBOUND;
import static org.hearthline.CarrierCalls.encoded;
import static org.hearthline.CarrierCalls.inbound;
import static org.hearthline.CarrierCalls.newSid;
import static org.hearthline.CarrierCalls.signature;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hearthline.Api;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code webhook.inbound-p99}, {@code -p50}: how long 99, and 50, of 100 signed inbound texts wait at most for their answer, at a steady rate. A call counts
 * from when it was to begin, so that one that is held up by those before it is not forgotten. The baseline is a call that does
 * nothing, at the same rate.
 */
@QuarkusTest
@ExtendWith(Measures.class)
class InboundBench {

    private static final int PER_SECOND = 200;
    private static final int FAMILIES = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final double TARGET_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private int next;

    private final List<String> phones = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Parents who have agreed to messages write: what they wrote is read and acted on meanwhile, as it is in production. */
    @Test
    void signedTexts() throws InterruptedException {
        Api.clockAt("2026-11-24T18:00:00Z");
        for (int i = 0; i < FAMILIES; i++) {
            phones.add(new Family().consenting().phone.number());
        }
        Thread reading = new Thread(() -> {
            while (!over.get()) {
                Api.advance("PT0S");
            }
        });
        reading.start();
        latencies(WARM_UP, this::live, 200);
        List<Long> baseline = latencies(MEASURED, this::live, 200);
        latencies(WARM_UP, this::text, 200);

        List<Long> value = latencies(MEASURED, this::text, 200);

        over.set(true);
        reading.join();
        for (int percentile : new int[] {50, 99}) {
            Measures.add(Measure.ofDuration(
                    "webhook.inbound-p" + percentile,
                    of(value, percentile),
                    "ms",
                    of(baseline, percentile),
                    TARGET_MILLIS));
        }
    }

    /** The call that does nothing. */
    private HttpRequest live() {
        return at("/q/health/live").build();
    }

    private HttpRequest text() {
        Map<String, String> form = inbound(newSid(), phones.get(next++ % FAMILIES), "Yes, Friday at 3 works for me");
        return at(INBOUND)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", signature(INBOUND, form))
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private List<Long> latencies(Duration length, Supplier<HttpRequest> call, int status) {
        int calls = (int) (length.toSeconds() * PER_SECOND);
        long every = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long at = start + i * every;
            HttpRequest request = call.get();
            for (long early = at - System.nanoTime(); early > 0; early = at - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            answers.add(client.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> {
                assertThat(answer.statusCode()).isEqualTo(status);
                return System.nanoTime() - at;
            }));
        }
        return answers.stream().map(CompletableFuture::join).sorted().toList();
    }

    private static double of(List<Long> sorted, int percentile) {
        return sorted.get(sorted.size() * percentile / 100) / 1e6;
    }
}
