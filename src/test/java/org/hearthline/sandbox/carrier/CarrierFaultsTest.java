package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hearthline.sandbox.carrier.RunningCarrier.PHONE;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import io.vertx.core.json.JsonObject;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierFaultsTest {

    private final RunningCarrier carrier = new RunningCarrier();

    @AfterEach
    void stop() {
        carrier.close();
    }

    @ParameterizedTest
    @CsvSource({"429, 429, 20429", "500, 500, 20500", "503, 503, 20503", "OPTED_OUT:21610, 400, 21610"})
    void faultThatRefuses_takesNothing(String fault, int status, int code) {
        carrier.behave("{\"fault\": \"%s\"}".formatted(fault));

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> carrier.create(PHONE, "Hello"));

        assertThat(refusal.getStatusCode()).isEqualTo(status);
        assertThat(refusal.getCode()).isEqualTo(code);
        assertThat(carrier.texts(PHONE)).isEmpty();
        assertThat(carrier.journal())
                .singleElement()
                .returns("REFUSED", entry -> entry.getString("outcome"))
                .returns(code, entry -> entry.getInteger("code"))
                .returns(fault, entry -> entry.getString("fault"));
    }

    @Test
    void carrierThatIsIll_cannotBeAskedEither() {
        carrier.behave("{\"fault\": \"500\"}");

        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> Message.reader().firstPage(carrier.client));

        assertThat(refusal.getStatusCode()).isEqualTo(500);
    }

    @Test
    void acceptThenTimeout_takesTheMessageAndNeverAnswers() throws Exception {
        carrier.behave("{\"fault\": \"ACCEPT_THEN_TIMEOUT\"}");

        Throwable failure = catchThrowable(() -> carrier.create(PHONE, "Hello"));

        assertThat(failure).hasRootCauseInstanceOf(SocketTimeoutException.class);
        isTakenOnce("ACCEPT_THEN_TIMEOUT");
    }

    @Test
    void acceptThenReset_takesTheMessageAndResetsTheConnection() throws Exception {
        carrier.behave("{\"fault\": \"ACCEPT_THEN_RESET\"}");

        Throwable failure = catchThrowable(() -> carrier.create(PHONE, "Hello"));

        assertThat(failure).hasRootCauseInstanceOf(SocketException.class);
        assertThat(failure).hasRootCauseMessage("Connection reset");
        isTakenOnce("ACCEPT_THEN_RESET");
    }

    @Test
    void undelivered_isToldByCallbackWithItsCode() throws Exception {
        carrier.behave("{\"fault\": \"UNDELIVERED:30005\"}");

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.next(3).get(2).parameters())
                .containsEntry("MessageStatus", "undelivered")
                .containsEntry("ErrorCode", "30005");
    }

    @Test
    void faultThatIsTakenBack_leavesAnOrdinaryCarrier() throws Exception {
        carrier.behave("{\"fault\": \"500\", \"latencyMillis\": 5}");
        carrier.behave("{\"fault\": \"NONE\"}");

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.next(3).get(2).status()).isEqualTo("delivered");
    }

    @Test
    void mixOfFaultsWithTheSameSeed_befallsTheSameCreates() {
        String mix =
                "{\"fault\": \"NONE\", \"seed\": 42, \"mix\": {\"429\": 0.3, \"500\": 0.2, \"UNDELIVERED:30005\": 0.1}}";
        carrier.behave(mix);
        List<String> first = faultsOf(60);

        carrier.behave(mix);
        List<String> second = faultsOf(60);

        assertThat(second).isEqualTo(first);
        assertThat(first).contains("429", "500", "UNDELIVERED:30005", "null");
        carrier.behave(mix.replace("\"seed\": 42", "\"seed\": 43"));
        assertThat(faultsOf(60)).isNotEqualTo(first);
    }

    @Test
    void latency_delaysEveryAnswer() {
        carrier.behave("{\"fault\": \"NONE\", \"latencyMillis\": 300}");
        long before = System.nanoTime();

        carrier.create(PHONE, "Hello");

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"fault\": \"none\"}",
                "{\"fault\": 429}",
                "{\"fault\": \"UNDELIVERED:5\"}",
                "{\"fault\": \"NONE\", \"latency\": 5}",
                "{\"fault\": \"NONE\", \"latencyMillis\": -1}",
                "{\"fault\": \"NONE\", \"latencyMillis\": 1.5}",
                "{\"fault\": \"NONE\", \"mix\": []}",
                "{\"fault\": \"NONE\", \"mix\": {\"404\": 0.1}}",
                "{\"fault\": \"NONE\", \"mix\": {\"429\": 1.1}}",
                "{\"fault\": \"NONE\", \"mix\": {\"429\": 0.6, \"500\": 0.6}}",
                "{\"fault\": \"NONE\", \"seed\": \"x\"}",
                "{\"fault\": \"NONE\", \"callbacks\": {\"lost\": 1}}"
            })
    void behaviourThatIsNonsense_isRefusedAndChangesNothing(String body) {
        var answer = carrier.post("/carrier", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getJsonArray("errors")).isNotEmpty();
        assertThat(carrier.create(PHONE, "Hello").getStatus()).isEqualTo(Message.Status.ACCEPTED);
    }

    private void isTakenOnce(String fault) throws InterruptedException {
        carrier.service.next(3);
        assertThat(carrier.texts(PHONE)).hasSize(1);
        assertThat(carrier.journal())
                .singleElement()
                .returns("ACCEPTED", entry -> entry.getString("outcome"))
                .returns(fault, entry -> entry.getString("fault"))
                .returns("7a-1", entry -> entry.getString("attempt"));
    }

    private List<String> faultsOf(int creates) {
        int before = carrier.journal().size();
        for (int index = 0; index < creates; index++) {
            catchThrowable(() -> carrier.create(PHONE, "Hello"));
        }
        List<String> faults = new ArrayList<>();
        carrier.journal().stream()
                .skip(before)
                .forEach(entry -> faults.add(Objects.toString(entry.getString("fault"))));
        return faults;
    }
}
