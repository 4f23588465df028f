package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.sandbox.carrier.RunningCarrier.ACCOUNT;
import static org.hearthline.sandbox.carrier.RunningCarrier.PHONE;
import static org.hearthline.sandbox.carrier.RunningCarrier.PUBLIC_URL;
import static org.hearthline.sandbox.carrier.RunningCarrier.SERVICE;
import static org.hearthline.sandbox.carrier.RunningCarrier.STATUS_URL;
import static org.hearthline.sandbox.carrier.RunningCarrier.TOKEN;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hearthline.sandbox.carrier.WebhookListener.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusCallbacksTest {

    private final RunningCarrier carrier = new RunningCarrier();

    @AfterEach
    void stop() {
        carrier.close();
    }

    @Test
    void messageThatArrives_isToldStepByStep() throws Exception {
        String sid = carrier.create(PHONE, "Hello").getSid();

        List<Webhook> told = carrier.service.next(3);

        assertThat(told).extracting(Webhook::status).containsExactly("queued", "sent", "delivered");
        assertThat(told).allSatisfy(webhook -> assertThat(webhook.parameters())
                .containsEntry("MessageSid", sid)
                .containsEntry("To", PHONE)
                .containsEntry("From", CarrierSettings.NUMBER)
                .containsEntry("AccountSid", ACCOUNT)
                .containsEntry("MessagingServiceSid", SERVICE)
                .doesNotContainKeys("Body", "ErrorCode"));
    }

    @Test
    void callback_isSignedForThePublicAddressWhereverItIsConnectedTo() throws Exception {
        carrier.create(PHONE, "Hello");

        Webhook told = carrier.service.next();

        assertThat(told.uri()).isEqualTo("/webhooks/twilio/status?attempt=7a-1");
        assertThat(told.isSignedFor(STATUS_URL, TOKEN)).isTrue();
        assertThat(told.isSignedFor(carrier.service.url() + told.uri(), TOKEN)).isFalse();
        assertThat(told.isSignedFor(PUBLIC_URL + "/webhooks/twilio/status?attempt=7a-2", TOKEN))
                .isFalse();
        assertThat(told.isSignedFor(STATUS_URL, "another token")).isFalse();
    }

    @Test
    void callbacksBeforeTheAnswer_areAllThereWhenItComes() {
        carrier.behave("{\"fault\": \"NONE\", \"callbacks\": {\"beforeAnswer\": 1}}");

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.soFar()).extracting(Webhook::status).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void callbacksThatAreDoubled_comeTwiceEach() throws Exception {
        carrier.behave("{\"fault\": \"NONE\", \"callbacks\": {\"doubled\": 1}}");

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.next(6))
                .extracting(Webhook::status)
                .containsExactly("queued", "queued", "sent", "sent", "delivered", "delivered");
    }

    @Test
    void callbacksThatAreShuffled_comeInEveryOrder() throws Exception {
        carrier.behave("{\"fault\": \"NONE\", \"seed\": 1, \"callbacks\": {\"shuffled\": 1, \"beforeAnswer\": 1}}");

        Set<List<String>> orders = new HashSet<>();
        for (int index = 0; index < 60; index++) {
            carrier.create(PHONE, "Hello");
            orders.add(carrier.service.next(3).stream().map(Webhook::status).toList());
        }

        assertThat(orders).hasSize(6).allSatisfy(order -> assertThat(order)
                .containsExactlyInAnyOrder("queued", "sent", "delivered"));
    }

    @Test
    void connectionThatFailsOnce_isTriedAgain() throws Exception {
        carrier.service.drop(1);

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.next(3)).extracting(Webhook::status).containsExactly("queued", "sent", "delivered");
        assertThat(carrier.service.hasDroppedAll()).isTrue();
    }

    @Test
    void connectionThatFailsTwice_isGivenUp() throws Exception {
        carrier.service.drop(2);

        carrier.create(PHONE, "Hello");

        assertThat(carrier.service.next(2)).extracting(Webhook::status).containsExactly("sent", "delivered");
    }
}
