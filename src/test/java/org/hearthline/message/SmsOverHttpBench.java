package org.hearthline.message;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code dispatch.sms-over-http}: texts a second over the service's one real channel, the carrier's SDK over HTTP, to the local carrier,
 * which takes 100 ms for each answer and reports back on each. The baseline is a bare HTTP client with as many creates under way.
 * It holds when no event loop was blocked either.
 */
@QuarkusTest
@TestProfile(BenchProfile.class)
@ExtendWith(Measures.class)
class SmsOverHttpBench {

    private static final int TEXTS = 6_000;
    private static final int WARM_UP = 1_500;
    private static final double TARGET = 300;
    private static final String BEHAVIOUR = "{\"fault\": \"NONE\", \"latencyMillis\": %d}";

    @Inject
    @All
    List<DueQueue> queues;

    @Inject
    ServiceClock clock;

    @Inject
    DataSource database;

    private final List<String> blocked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void textsASecond() throws Exception {
        BenchRows rows = new BenchRows(database);
        Costs costs = new Costs(database);
        rows.loadCases();
        Logger checker = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
        Handler listener = new Listener();
        checker.addHandler(listener);
        carrierAnswersAfter(100);
        try {
            dispatch(rows, costs, WARM_UP);
            double rate = dispatch(rows, costs, TEXTS);
            double baseline = costs.rate("bare creates", TEXTS, this::bareCreates);
            Measures.add(new Measure(
                    "dispatch.sms-over-http",
                    rate,
                    "texts/s",
                    baseline,
                    rate / baseline,
                    TARGET,
                    rate >= TARGET && blocked.isEmpty()));
        } finally {
            carrierAnswersAfter(0);
            checker.removeHandler(listener);
            clock.follow();
            rows.empty();
        }
        System.out.printf("Warnings of blocked threads: %d%n", blocked.size());
    }

    private double dispatch(BenchRows rows, Costs costs, int texts) throws Exception {
        Instant now = rows.queue(Channel.SMS, texts);
        clock.standAt(now);
        double rate = costs.rate("texts", texts, () -> new ServiceLanes(queues).run(now));
        assertThat(Database.query(
                        "select 1 from message where channel = 'SMS' and status not in ('SENT', 'DELIVERED')"))
                .isEmpty();
        return rate;
    }

    private int bareCreates() {
        HttpClient client = HttpClient.newHttpClient();
        Semaphore underWay = new Semaphore(setting("hearthline.sms.in-flight", Integer.class));
        String account = setting("hearthline.twilio.account-sid", String.class);
        String login = account + ":" + setting("hearthline.twilio.auth-token", String.class);
        HttpRequest create = HttpRequest.newBuilder(URI.create(setting("hearthline.twilio.base-url", String.class)
                        + "/2010-04-01/Accounts/" + account + "/Messages.json"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(CarrierCalls.encoded(Map.of(
                        "To", "+16152000000",
                        "MessagingServiceSid", setting("hearthline.twilio.messaging-service-sid", String.class),
                        "Body", "See you on Friday at 3 PM. Reply STOP to opt out."))))
                .build();
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            underWay.acquireUninterruptibly();
            answers.add(client.sendAsync(create, BodyHandlers.discarding())
                    .whenComplete((answer, fault) -> underWay.release()));
        }
        return (int) answers.stream()
                .filter(answer -> answer.join().statusCode() == 201)
                .count();
    }

    private static <T> T setting(String name, Class<T> type) {
        return ConfigProvider.getConfig().getValue(name, type);
    }

    private static void carrierAnswersAfter(int millis) {
        given().contentType(ContentType.JSON)
                .body(BEHAVIOUR.formatted(millis))
                .post("/sandbox/carrier")
                .then()
                .statusCode(200);
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord warning) {
            blocked.add(warning.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
