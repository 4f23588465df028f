package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.message.channel.sms.SmsFixture.SOON;
import static org.hearthline.message.channel.sms.SmsFixture.channel;
import static org.hearthline.message.channel.sms.SmsFixture.handOff;
import static org.hearthline.message.channel.sms.SmsFixture.lineTo;
import static org.hearthline.message.channel.sms.SmsFixture.text;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;
import org.hearthline.platform.PublicUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one hand-off sends to the carrier, and what the carrier's answer makes of it. */
class SmsChannelTest {

    private static final String CREATED = """
            {"sid": "SM0123456789abcdef0123456789abcdef", "status": "accepted", "num_segments": "%s", "body": "words"}
            """;

    private ScriptedCarrier carrier;
    private CarrierLine line;

    @BeforeEach
    void start() throws IOException {
        carrier = new ScriptedCarrier();
        line = lineTo(carrier.url(), 4, Duration.ofSeconds(8), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() throws IOException {
        line.close();
        carrier.close();
    }

    @Test
    void create_isOnePostWithEveryFieldOfTheText() {
        carrier.answers(201, CREATED.formatted("0"));

        HandOff outcome = handOff(line, text());

        assertThat(outcome).isEqualTo(new HandOff.Accepted("SM0123456789abcdef0123456789abcdef", 1));
        assertThat(carrier.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/2010-04-01/Accounts/" + SmsFixture.ACCOUNT + "/Messages.json");
            assertThat(call.form())
                    .isEqualTo(Map.of(
                            "To", SmsFixture.NUMBER,
                            "MessagingServiceSid", SmsFixture.SERVICE,
                            "Body", SmsFixture.TEXT,
                            "ValidityPeriod", call.form().get("ValidityPeriod"),
                            "StatusCallback",
                                    "https://hearthline.agency.example/webhooks/twilio/status?attempt="
                                            + SmsFixture.ATTEMPT));
            assertThat(Integer.parseInt(call.form().get("ValidityPeriod"))).isBetween(1190, 1200);
            assertThat(call.authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder()
                                    .encodeToString((SmsFixture.ACCOUNT + ":" + SmsFixture.TOKEN).getBytes()));
        });
    }

    @Test
    void carriersOwnSegmentCount_isKept() {
        carrier.answers(201, CREATED.formatted("3"));

        assertThat(handOff(line, text())).isEqualTo(new HandOff.Accepted("SM0123456789abcdef0123456789abcdef", 3));
    }

    @Test
    void baseUrlWithAPath_isHonoured() throws IOException {
        carrier.answers(201, CREATED.formatted("1"));
        CarrierLine below = lineTo(carrier.url().resolve("/carrier/"), 1, SOON, SOON);

        handOff(below, text());

        assertThat(carrier.calls().get(0).path()).startsWith("/carrier/2010-04-01/Accounts/");
        below.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, 20500, TWILIO_20500",
        "500,     0, CARRIER_500",
        "502,     0, CARRIER_502",
        "503, 20503, TWILIO_20503",
        "503,     0, CARRIER_503",
        "201,     0, CARRIER_201",
        "307,     0, CARRIER_307",
    })
    void answerThatProvesNothing_isOnePostWithAnUnknownOutcome(int status, int code, String reason) {
        carrier.answers((call, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.getResponseHeaders().set("Location", carrier.url() + "/elsewhere");
            ScriptedCarrier.reply(
                    exchange, status, code == 0 ? "<html>Are you free?</html>" : ScriptedCarrier.error(status, code));
        });

        HandOff outcome = handOff(line, text());

        assertThat(outcome).isEqualTo(new HandOff.Unknown(reason, true));
        assertThat(carrier.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 20429, TWILIO_20429",
        "429, 0, CARRIER_429",
        "401, 20003, TWILIO_20003",
        "503, 21730, TWILIO_21730"
    })
    void answerThatRefusesAllOfUs_isOnePostThatWasNotTaken(int status, int code, String reason) {
        carrier.answers(status, code == 0 ? "" : ScriptedCarrier.error(status, code));

        HandOff outcome = handOff(line, text());

        assertThat(outcome).isEqualTo(new HandOff.NotTaken(reason, true));
        assertThat(carrier.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, 21610, OPTED_OUT", "400, 21211, BAD_ADDRESS", "400, 21408, NONE", "400, 99999, NONE"})
    void answerThatRefusesTheText_isOnePostThatWasRefused(int status, int code, Consequence consequence) {
        carrier.answers(status, ScriptedCarrier.error(status, code));

        HandOff outcome = handOff(line, text());

        assertThat(outcome).isEqualTo(new HandOff.Refused("TWILIO_" + code, consequence));
        assertThat(carrier.calls()).hasSize(1);
    }

    @Test
    void carrierThatDoesNotAnswerInTime_isOnePostWithAnUnknownOutcome() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        carrier.answers((call, exchange) -> waitFor(done));
        CarrierLine impatient = lineTo(carrier.url(), 1, Duration.ofMillis(300), Duration.ofSeconds(30));

        HandOff outcome = handOff(impatient, text());

        done.countDown();
        assertThat(outcome).isEqualTo(new HandOff.Unknown("CARRIER_NO_ANSWER", true));
        assertThat(carrier.calls()).hasSize(1);
        impatient.close();
    }

    @Test
    void carrierThatAnswersByteByByte_isCutOffInTime() throws IOException {
        CountDownLatch cut = new CountDownLatch(1);
        carrier.answers((call, exchange) -> {
            exchange.sendResponseHeaders(201, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } finally {
                cut.countDown();
            }
        });
        CarrierLine impatient = lineTo(carrier.url(), 1, Duration.ofSeconds(1), Duration.ofSeconds(2));

        HandOff outcome = handOff(impatient, text());

        assertThat(outcome).isInstanceOf(HandOff.Unknown.class);
        waitFor(cut);
        impatient.close();
    }

    @Test
    void carrierThatNobodyReaches_hasSurelyNotTakenIt() throws IOException {
        carrier.close();

        assertThat(handOff(line, text())).isEqualTo(new HandOff.NotTaken("CARRIER_UNREACHABLE", true));
    }

    @Test
    void hostThatDoesNotExist_hasSurelyNotTakenIt() throws IOException {
        CarrierLine nowhere = lineTo(URI.create("http://nowhere.invalid"), 1, SOON, Duration.ofSeconds(30));

        assertThat(handOff(nowhere, text())).isEqualTo(new HandOff.NotTaken("CARRIER_UNREACHABLE", true));
        nowhere.close();
    }

    @Test
    void serverThatCannotSpeakTls_hasSurelyNotTakenIt() throws IOException {
        URI secure = URI.create(carrier.url().toString().replace("http:", "https:"));
        CarrierLine unsafe = lineTo(secure, 1, SOON, Duration.ofSeconds(30));

        assertThat(handOff(unsafe, text())).isEqualTo(new HandOff.NotTaken("CARRIER_UNREACHABLE", true));
        assertThat(carrier.calls()).isEmpty();
        unsafe.close();
    }

    @Test
    void senderThatLostItsLease_sendsNothingAndGivesItsConnectionBack() throws IOException {
        carrier.answers(201, CREATED.formatted("1"));
        CarrierLine narrow = lineTo(carrier.url(), 1, SOON, Duration.ofSeconds(30));

        for (int i = 0; i < 3; i++) {
            assertThat(handOff(narrow, text(Duration.ofMinutes(5), () -> false)))
                    .isEqualTo(new HandOff.NotTaken("LEASE_LOST", false));
        }

        assertThat(carrier.calls()).isEmpty();
        assertThat(handOff(narrow, text())).isInstanceOf(HandOff.Accepted.class);
        narrow.close();
    }

    @Test
    void leaseAndPost_areOfAThreadOfTheChannelsOwn() {
        carrier.answers(201, CREATED.formatted("1"));
        AtomicReference<String> thread = new AtomicReference<>();

        handOff(line, text(Duration.ofMinutes(5), () -> {
            thread.set(Thread.currentThread().getName());
            return true;
        }));

        assertThat(thread.get()).matches("sms-\\d+");
    }

    @Test
    void outcomeAskedForOnAnEventLoop_comesBackToIt() throws Exception {
        carrier.answers(201, CREATED.formatted("1"));
        Vertx vertx = Vertx.vertx();
        CompletableFuture<String> asked = new CompletableFuture<>();
        CompletableFuture<String> answered = new CompletableFuture<>();

        vertx.getOrCreateContext().runOnContext(ignored -> {
            asked.complete(Thread.currentThread().getName());
            channel(line)
                    .handOff(text())
                    .subscribe()
                    .with(outcome -> answered.complete(Thread.currentThread().getName()));
        });

        assertThat(answered.get(30, TimeUnit.SECONDS)).contains("eventloop").isEqualTo(asked.get());
        vertx.close();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, NO_TIME_LEFT", "PT0S, NO_TIME_LEFT", "PT-1H, NO_TIME_LEFT"})
    void textWithoutTimeLeft_isNotSent(Duration validFor, String reason) {
        assertThat(handOff(line, text(validFor, () -> true))).isEqualTo(new HandOff.NotTaken(reason, false));
        assertThat(carrier.calls()).isEmpty();
    }

    @Test
    void textWithAllTheTimeInTheWorld_isValidForHalfAnHour() {
        carrier.answers(201, CREATED.formatted("1"));

        handOff(line, text(Duration.ofHours(10), () -> true));

        assertThat(carrier.calls().get(0).form()).containsEntry("ValidityPeriod", "1800");
    }

    @Test
    void asManyTextsAsThreads_areUnderWayAtOnce() throws IOException {
        CyclicBarrier all = new CyclicBarrier(4);
        carrier.answers((call, exchange) -> {
            meet(all);
            ScriptedCarrier.reply(exchange, 201, CREATED.formatted("1"));
        });
        SmsChannel channel = channel(line);

        List<Uni<HandOff>> handOffs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            handOffs.add(channel.handOff(text()));
        }
        List<HandOff> outcomes = Uni.join().all(handOffs).andFailFast().await().atMost(SOON);

        assertThat(outcomes).hasSize(8).allMatch(HandOff.Accepted.class::isInstance);
        assertThat(carrier.calls()).hasSize(8);
    }

    @Test
    void textThatWaitedTooLongForAThread_isNotSent() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch under = new CountDownLatch(1);
        carrier.answers((call, exchange) -> {
            under.countDown();
            waitFor(done);
            ScriptedCarrier.reply(exchange, 201, CREATED.formatted("1"));
        });
        CarrierLine narrow = lineTo(carrier.url(), 1, Duration.ofSeconds(30), Duration.ofSeconds(6));
        CompletableFuture<HandOff> first = channel(narrow).handOff(text()).subscribeAsCompletionStage();
        waitFor(under);

        HandOff second = handOff(narrow, text());

        done.countDown();
        assertThat(second).isEqualTo(new HandOff.NotTaken("CHANNEL_BUSY", false));
        assertThat(first.join()).isInstanceOf(HandOff.Accepted.class);
        assertThat(carrier.calls()).hasSize(1);
        narrow.close();
    }

    @Test
    void textThatNobodyWaitsForAnyLonger_isNotSent() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch under = new CountDownLatch(1);
        carrier.answers((call, exchange) -> {
            under.countDown();
            waitFor(done);
            ScriptedCarrier.reply(exchange, 201, CREATED.formatted("1"));
        });
        CarrierLine narrow = lineTo(carrier.url(), 1, SOON, SOON);
        CompletableFuture<HandOff> first = channel(narrow).handOff(text()).subscribeAsCompletionStage();
        waitFor(under);

        channel(narrow).handOff(text()).subscribe().with(outcome -> {}).cancel();
        done.countDown();
        first.join();
        HandOff third = handOff(narrow, text());

        assertThat(third).isInstanceOf(HandOff.Accepted.class);
        assertThat(carrier.calls()).hasSize(2);
        narrow.close();
    }

    @Test
    void serviceWithoutAnAccount_sendsNothingAndSaysSo() {
        CarrierAccount none = new CarrierAccount(Optional.empty(), Optional.empty(), Optional.empty(), carrier.url());
        SmsChannel channel = new SmsChannel(none, line, new PublicUrl("http://localhost:8080"));

        assertThat(channel.handOff(text()).await().atMost(SOON))
                .isEqualTo(new HandOff.NotTaken("SMS_NOT_CONFIGURED", true));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
