package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hearthline.sandbox.carrier.RunningCarrier.ACCOUNT;
import static org.hearthline.sandbox.carrier.RunningCarrier.PHONE;
import static org.hearthline.sandbox.carrier.RunningCarrier.SERVICE;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesApiTest {

    private final RunningCarrier carrier = new RunningCarrier();

    @AfterEach
    void stop() {
        carrier.close();
    }

    @Test
    void messageThroughTheService_isAcceptedBeforeItHasASender() {
        Message created = carrier.create(PHONE, "Can we meet on Tuesday?");

        assertThat(created.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(created.getStatus()).isEqualTo(Message.Status.ACCEPTED);
        assertThat(created.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(created.getTo()).isEqualTo(PHONE);
        assertThat(created.getFrom()).isNull();
        assertThat(created.getBody()).isEqualTo("Can we meet on Tuesday?");
        assertThat(created.getMessagingServiceSid()).isEqualTo(SERVICE);
        assertThat(created.getAccountSid()).isEqualTo(ACCOUNT);
        assertThat(created.getNumSegments()).isEqualTo("0");
        assertThat(created.getDateCreated().toInstant()).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(created.getDateSent()).isNull();
        assertThat(created.getErrorCode()).isNull();
    }

    @Test
    void messageFromANumber_isQueuedAndCounted() {
        Message created = Message.creator(new PhoneNumber(PHONE), new PhoneNumber("+16155550100"), "á".repeat(71))
                .create(carrier.client);

        assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(created.getFrom()).hasToString("+16155550100");
        assertThat(created.getNumSegments()).isEqualTo("2");
    }

    @Test
    void messageThatIsFetched_showsHowFarItHasCome() throws Exception {
        String sid = carrier.create(PHONE, "Hello").getSid();
        carrier.service.next(3);

        Message fetched = carrier.fetch(sid);

        assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(fetched.getFrom()).hasToString(CarrierSettings.NUMBER);
        assertThat(fetched.getNumSegments()).isEqualTo("1");
        assertThat(fetched.getDateSent().toInstant()).isEqualTo("2026-11-23T15:00:00Z");
    }

    @Test
    void messageThatIsUnknown_isNotFound() {
        ApiException refusal = refusal(() -> carrier.fetch("SM" + "0".repeat(32)));

        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getCode()).isEqualTo(20404);
    }

    @Test
    void listOfSeveralPages_holdsEachMessageOnceNewestFirst() {
        List<String> created = new ArrayList<>();
        IntStream.range(0, 11)
                .forEach(index ->
                        created.add(0, carrier.create(PHONE, "text " + index).getSid()));
        carrier.create("+16155550143", "to somebody else");

        assertThat(sids(Message.reader().setTo(PHONE).setPageSize(3L))).isEqualTo(created);
    }

    @Test
    void listThatGrowsWhileItIsRead_shiftsNothing() {
        IntStream.range(0, 4).forEach(index -> carrier.create(PHONE, "text " + index));
        MessageReader reader = Message.reader().setTo(PHONE).setPageSize(2L);
        var first = reader.firstPage(carrier.client);
        carrier.create(PHONE, "meanwhile");

        var second = reader.nextPage(first, carrier.client);

        assertThat(second.getRecords()).extracting(Message::getBody).containsExactly("text 1", "text 0");
        assertThat(second.hasNextPage()).isFalse();
    }

    @Test
    void listOfATime_holdsWhatWasSentInIt() {
        List<String> created = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            carrier.clock.set(Instant.parse("2026-11-23T15:0" + minute + ":30Z"));
            created.add(carrier.create(PHONE, "text").getSid());
        }

        assertThat(sids(Message.reader().setDateSentAfter(at("15:01:30")).setDateSentBefore(at("15:03:30"))))
                .containsExactly(created.get(3), created.get(2), created.get(1));
        assertThat(sids(Message.reader().setDateSentAfter(at("15:05:00")))).isEmpty();
    }

    @Test
    void textOfAPhone_isListedAsInbound() {
        carrier.reply(PHONE, "Tuesday is fine");

        List<Message> listed = new ArrayList<>();
        Message.reader()
                .setTo(CarrierSettings.NUMBER)
                .setDateSentAfter(at("14:00:00"))
                .read(carrier.client)
                .forEach(listed::add);

        assertThat(listed).singleElement().satisfies(message -> {
            assertThat(message.getDirection()).isEqualTo(Message.Direction.INBOUND);
            assertThat(message.getStatus()).isEqualTo(Message.Status.RECEIVED);
            assertThat(message.getFrom()).hasToString(PHONE);
            assertThat(message.getBody()).isEqualTo("Tuesday is fine");
        });
    }

    @Test
    void messageThatIsRedacted_losesItsWordsButNotOnThePhone() throws Exception {
        String sid = carrier.create(PHONE, "Hello").getSid();
        carrier.service.next(3);

        Message redacted = Message.updater(sid).setBody("").update(carrier.client);

        assertThat(redacted.getBody()).isEmpty();
        assertThat(carrier.fetch(sid).getBody()).isEmpty();
        assertThat(carrier.texts(PHONE))
                .extracting(text -> text.getString("body"))
                .containsExactly("Hello");
    }

    @Test
    void messageThatHasNotLeft_cannotBeRedacted() {
        carrier.behave("{\"fault\": \"NONE\", \"callbacks\": {\"delayMillis\": 600000}}");
        String sid = carrier.create(PHONE, "Hello").getSid();

        ApiException refusal = refusal(() -> Message.updater(sid).setBody("").update(carrier.client));

        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getCode()).isEqualTo(20009);
        assertThat(carrier.fetch(sid).getBody()).isEqualTo("Hello");
    }

    @Test
    void wrongToken_isRefusedEverywhere() {
        var stranger = carrier.clientWith("another token");

        for (Runnable call : List.<Runnable>of(
                () -> carrier.text(PHONE, "Hello").create(stranger),
                () -> Message.fetcher("SM" + "0".repeat(32)).fetch(stranger),
                () -> Message.reader().firstPage(stranger),
                () -> Message.updater("SM" + "0".repeat(32)).setBody("").update(stranger))) {
            ApiException refusal = refusal(call);
            assertThat(refusal.getStatusCode()).isEqualTo(401);
            assertThat(refusal.getCode()).isEqualTo(20003);
        }
        assertThat(carrier.texts(PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, 400, 21211",
        "+15005550002, 400, 21612",
        "+15005550003, 400, 21408",
        "+15005550004, 400, 21610",
        "+15005550009, 400, 21614",
        "+15005550010, 429, 20429",
        "+15005550011, 500, 20500",
        "+15005550012, 503, 20503",
        "+15005550013, 429, 63038",
        "6155550142, 400, 21211"
    })
    void messageToAMagicNumber_isRefusedWithItsCode(String number, int status, int code) {
        ApiException refusal = refusal(() -> carrier.create(number, "Hello"));

        assertThat(refusal.getStatusCode()).isEqualTo(status);
        assertThat(refusal.getCode()).isEqualTo(code);
        assertThat(refusal.getMessage()).doesNotContain(number);
        assertThat(carrier.journal()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550021, failed, 30001",
        "+15005550023, undelivered, 30003",
        "+15005550024, undelivered, 30004",
        "+15005550025, undelivered, 30005",
        "+15005550026, undelivered, 30006",
        "+15005550027, undelivered, 30007",
        "+15005550028, undelivered, 30008"
    })
    void messageToAMagicNumber_endsWithItsCode(String number, String status, String code) throws Exception {
        String sid = carrier.create(number, "Hello").getSid();

        WebhookListener.Webhook last = carrier.service.next();
        while (!last.status().equals(status)) {
            assertThat(last.parameters()).doesNotContainKey("ErrorCode");
            last = carrier.service.next();
        }

        assertThat(last.parameters()).containsEntry("ErrorCode", code);
        assertThat(carrier.fetch(sid).getErrorCode()).isEqualTo(Integer.valueOf(code));
    }

    @Test
    void createThatLacksSomething_isRefusedWithTheCodeForIt() {
        assertThat(refusal(() -> carrier.create(PHONE, "")).getCode()).isEqualTo(21602);
        assertThat(refusal(() -> carrier.create(PHONE, "x".repeat(1601))).getCode())
                .isEqualTo(21617);
        assertThat(refusal(() -> carrier.create("", "Hello")).getCode()).isEqualTo(21604);
        assertThat(refusal(() -> Message.creator(new PhoneNumber(PHONE), "", "Hello")
                                .create(carrier.client))
                        .getCode())
                .isEqualTo(21603);
        assertThat(refusal(() -> carrier.text(PHONE, "Hello")
                                .setStatusCallback(URI.create("mailto:x"))
                                .create(carrier.client))
                        .getCode())
                .isEqualTo(21609);
        assertThat(refusal(() -> carrier.text(PHONE, "Hello")
                                .setValidityPeriod(36001)
                                .create(carrier.client))
                        .getCode())
                .isEqualTo(20001);
        assertThat(carrier.texts(PHONE)).isEmpty();
    }

    @Test
    void longTextOfManyScripts_travelsUnchanged() {
        String body = "ñ👋🏽 ".repeat(260);

        assertThat(carrier.create(PHONE, body).getBody()).isEqualTo(body);
    }

    private List<String> sids(MessageReader reader) {
        List<String> sids = new ArrayList<>();
        reader.read(carrier.client).forEach(message -> sids.add(message.getSid()));
        return sids;
    }

    private static ZonedDateTime at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z").atZone(ZoneOffset.UTC);
    }

    private static ApiException refusal(Runnable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
