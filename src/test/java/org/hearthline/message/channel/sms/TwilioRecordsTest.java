package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.message.channel.sms.SmsFixture.SOON;
import static org.hearthline.message.channel.sms.SmsFixture.accountAt;
import static org.hearthline.message.channel.sms.SmsFixture.lineTo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.message.channel.CarrierRecords.Received;
import org.hearthline.message.channel.CarrierRecords.Taken;
import org.hearthline.message.channel.Delivery;
import org.hearthline.platform.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the carrier remembers. */
class TwilioRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final DateTimeFormatter CARRIERS_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private ScriptedCarrier carrier;
    private CarrierLine line;
    private TwilioRecords records;

    @BeforeEach
    void start() throws IOException {
        carrier = new ScriptedCarrier();
        line = lineTo(carrier.url(), 2, Duration.ofSeconds(8), Duration.ofSeconds(30));
        records = new TwilioRecords(accountAt(carrier.url()), line);
    }

    @AfterEach
    void stop() throws IOException {
        line.close();
        carrier.close();
    }

    @Test
    void messagesTakenForANumber_areThoseWeSentItInThatTime() {
        carrier.answers(
                200,
                page(
                        null,
                        message("SM5", "outbound-api", "queued", "too late", NOON.plusSeconds(61)),
                        message("SM4", "outbound-api", "delivered", "two", NOON.plusSeconds(60)),
                        message("SM3", "inbound", "received", "theirs", NOON.plusSeconds(30)),
                        message("SM2", "outbound-api", "accepted", "one", NOON),
                        message("SM1", "outbound-api", "sent", "too early", NOON.minusSeconds(1))));

        List<Taken> taken = records.takenFor(SmsFixture.NUMBER, NOON.plusMillis(700), NOON.plusSeconds(60))
                .await()
                .atMost(SOON);

        assertThat(taken)
                .containsExactly(
                        new Taken("SM4", "two", Delivery.DELIVERED, null, NOON.plusSeconds(60)),
                        new Taken("SM2", "one", Delivery.TAKEN, null, NOON));
        assertThat(carrier.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/2010-04-01/Accounts/" + SmsFixture.ACCOUNT + "/Messages.json");
            assertThat(call.query()).containsEntry("To", SmsFixture.NUMBER).doesNotContainKey("DateSent");
        });
    }

    @Test
    void messagesOnSeveralPages_areReadUntilAPageIsTooOld() {
        carrier.answers((call, exchange) -> ScriptedCarrier.reply(
                exchange,
                200,
                switch (call.query().getOrDefault("Page", "0")) {
                    case "0" -> page("1", message("SM3", "outbound-api", "sent", "three", NOON));
                    case "1" -> page("2", message("SM2", "outbound-api", "sent", "two", NOON.minusSeconds(60)));
                    default -> page("3", message("SM1", "outbound-api", "sent", "one", NOON.minusSeconds(90)));
                }));

        List<Taken> taken = records.takenFor(SmsFixture.NUMBER, NOON.minusSeconds(60), NOON)
                .await()
                .atMost(SOON);

        assertThat(taken).extracting(Taken::carrierId).containsExactly("SM3", "SM2");
        assertThat(carrier.calls()).hasSize(3);
    }

    @Test
    void messagesReceived_areTheirsOldestFirst() {
        carrier.answers((call, exchange) -> ScriptedCarrier.reply(
                exchange,
                200,
                call.query().containsKey("Page")
                        ? page(null, message("SM1", "inbound", "received", "first", NOON))
                        : page(
                                "1",
                                message("SM3", "inbound", "received", "second", NOON.plusSeconds(5)),
                                message("SM2", "outbound-api", "sent", "ours", NOON.plusSeconds(3)))));

        List<Received> received = records.receivedSince(NOON).await().atMost(SOON);

        assertThat(received)
                .containsExactly(
                        new Received("SM1", "+16155550199", SmsFixture.NUMBER, "first", false, NOON),
                        new Received("SM3", "+16155550199", SmsFixture.NUMBER, "second", false, NOON.plusSeconds(5)));
        assertThat(carrier.calls().get(0).query()).containsEntry("DateSent>", "2026-11-24T12:00:00");
    }

    @Test
    void textWithoutWords_hasLostThemUnlessItIsAPicture() {
        carrier.answers(
                200,
                page(
                        null,
                        message("SM2", "inbound", "received", "", NOON.plusSeconds(5), 1),
                        message("SM1", "inbound", "received", "", NOON)));

        List<Received> received = records.receivedSince(NOON).await().atMost(SOON);

        assertThat(received)
                .extracting(Received::carrierId, Received::forgotten)
                .containsExactly(tuple("SM1", true), tuple("SM2", false));
    }

    @Test
    void redaction_emptiesTheBodyByOnePost() {
        carrier.answers(200, message("SM1", "outbound-api", "delivered", "", NOON));

        records.redact("SM1").await().atMost(SOON);

        assertThat(carrier.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).endsWith("/Messages/SM1.json");
            assertThat(call.form()).containsOnlyKeys("Body").containsEntry("Body", "");
        });
    }

    @ParameterizedTest
    @CsvSource({"500, CARRIER_500", "200, CARRIER_200", "404, TWILIO_20404"})
    void answerOfNoUse_failsByCodeAloneAndQuotesNothing(int status, String code) {
        carrier.answers(
                status,
                status == 404
                        ? ScriptedCarrier.error(404, 20404)
                        : "{\"messages\": [{\"body\": \"Are you free?\", \"to\": \"+16155550142\", \"date_created\": 7,");

        Throwable failure =
                catchThrowable(() -> records.receivedSince(NOON).await().atMost(SOON));

        assertThat(failure).hasMessage(code).hasNoCause();
        assertThat(Faults.describe(failure)).doesNotContain("free", "6155550142");
    }

    private static String page(String next, String... messages) {
        return """
            {"uri": "/2010-04-01/Accounts/%s/Messages.json", "page_size": 2, "next_page_uri": %s, "messages": [%s]}
            """.formatted(
                        SmsFixture.ACCOUNT,
                        next == null
                                ? "null"
                                : "\"/2010-04-01/Accounts/" + SmsFixture.ACCOUNT + "/Messages.json?PageSize=2&Page="
                                        + next + "\"",
                        Stream.of(messages).collect(Collectors.joining(",")));
    }

    private static String message(String sid, String direction, String status, String body, Instant at) {
        return message(sid, direction, status, body, at, 0);
    }

    private static String message(String sid, String direction, String status, String body, Instant at, int pictures) {
        return """
            {"sid": "%s", "direction": "%s", "status": "%s", "body": "%s", "date_created": "%s",
             "from": "+16155550199", "to": "%s", "num_media": "%d", "error_code": null, "price_unit": "USD"}
            """.formatted(
                        sid,
                        direction,
                        status,
                        body,
                        CARRIERS_DATE.format(at.atOffset(ZoneOffset.UTC)),
                        SmsFixture.NUMBER,
                        pictures);
    }
}
