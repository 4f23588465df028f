package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hearthline.sandbox.carrier.RunningCarrier.ACCOUNT;
import static org.hearthline.sandbox.carrier.RunningCarrier.INBOUND_URL;
import static org.hearthline.sandbox.carrier.RunningCarrier.PHONE;
import static org.hearthline.sandbox.carrier.RunningCarrier.SERVICE;
import static org.hearthline.sandbox.carrier.RunningCarrier.TOKEN;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import io.vertx.core.json.JsonObject;
import org.hearthline.sandbox.carrier.WebhookListener.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTextsTest {

    private final RunningCarrier carrier = new RunningCarrier();

    @AfterEach
    void stop() {
        carrier.close();
    }

    @Test
    void textOfAPhone_isPostedToTheServiceSigned() throws Exception {
        JsonObject taken = carrier.reply(PHONE, "Sí, el martes & gracias");

        Webhook posted = carrier.service.next();
        assertThat(posted.uri()).isEqualTo("/webhooks/twilio/inbound");
        assertThat(posted.isSignedFor(INBOUND_URL, TOKEN)).isTrue();
        assertThat(posted.parameters())
                .containsEntry("MessageSid", taken.getString("sid"))
                .containsEntry("AccountSid", ACCOUNT)
                .containsEntry("MessagingServiceSid", SERVICE)
                .containsEntry("From", PHONE)
                .containsEntry("To", CarrierSettings.NUMBER)
                .containsEntry("Body", "Sí, el martes & gracias")
                .containsEntry("NumMedia", "0")
                .doesNotContainKey("OptOutType");
        assertThat(taken.getInteger("webhookStatus")).isEqualTo(204);
    }

    @Test
    void textWhileTheServiceIsDown_isKeptForTheList() {
        carrier.service.drop(2);

        JsonObject taken = carrier.reply(PHONE, "Hello?");

        assertThat(taken.getInteger("webhookStatus")).isNull();
        assertThat(carrier.fetch(taken.getString("sid")).getDirection()).isEqualTo(Message.Direction.INBOUND);
    }

    @Test
    void phone_showsItsTextsBothWays() {
        carrier.create(PHONE, "Tuesday at 3? Text 1 for yes.");
        carrier.reply(PHONE, "1");

        assertThat(carrier.texts(PHONE))
                .extracting(
                        text -> text.getString("direction"),
                        text -> text.getString("body"),
                        text -> text.getString("writtenBy"))
                .containsExactly(
                        tuple("TO_PHONE", "Tuesday at 3? Text 1 for yes.", "SERVICE"),
                        tuple("FROM_PHONE", "1", "PERSON"));
        assertThat(carrier.get("/phones").body()).isEqualTo("[\"" + PHONE + "\"]");
        assertThat(carrier.texts(PHONE.substring(1))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "StopAll", "unsubscribe", "CANCEL", "end", "Quit", "REVOKE", "optout"})
    void phoneThatOptsOut_isAnsweredByTheCarrierAndGetsNoMore(String word) throws Exception {
        carrier.reply(PHONE, word);

        assertThat(carrier.service.next().parameters())
                .containsEntry("OptOutType", "STOP")
                .containsEntry("Body", word);
        assertThat(carrier.texts(PHONE)).last().returns("CARRIER", text -> text.getString("writtenBy"));
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> carrier.create(PHONE, "Hello"));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getCode()).isEqualTo(21610);
        assertThat(carrier.create("+16155550143", "Hello").getSid()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "unstop", "Yes"})
    void phoneThatOptsInAgain_getsMessages(String word) throws Exception {
        carrier.reply(PHONE, "STOP");
        carrier.service.next();

        carrier.reply(PHONE, word);

        assertThat(carrier.service.next().parameters()).containsEntry("OptOutType", "START");
        assertThat(carrier.create(PHONE, "Hello").getSid()).isNotNull();
    }

    @Test
    void secondStop_isPostedButNotAnsweredAgain() throws Exception {
        carrier.reply(PHONE, "STOP");
        carrier.reply(PHONE, "STOP");

        assertThat(carrier.service.next(2))
                .allSatisfy(posted -> assertThat(posted.parameters()).containsEntry("OptOutType", "STOP"));
        assertThat(carrier.texts(PHONE))
                .filteredOn(text -> text.getString("writtenBy").equals("CARRIER"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"YES", "START", "stop by at 3", "please stop", "1"})
    void textThatTheCarrierDoesNotHeed_isForTheServiceAlone(String text) throws Exception {
        carrier.reply(PHONE, text);

        assertThat(carrier.service.next().parameters()).doesNotContainKey("OptOutType");
        assertThat(carrier.texts(PHONE)).hasSize(1);
    }

    @Test
    void help_isAnsweredByTheCarrierAndChangesNothing() throws Exception {
        carrier.reply(PHONE, "Info");

        assertThat(carrier.service.next().parameters()).containsEntry("OptOutType", "HELP");
        assertThat(carrier.texts(PHONE)).hasSize(2);
        assertThat(carrier.create(PHONE, "Hello").getSid()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"body\": 1}", "{\"body\": \"\"}", "{\"body\": \"1\", \"to\": \"x\"}", "[]", "1"})
    void replyThatIsNonsense_isRefused(String body) {
        assertThat(carrier.post("/phones/" + PHONE + "/replies", body).statusCode())
                .isEqualTo(400);
        assertThat(carrier.post("/phones/nobody/replies", "{\"body\": \"1\"}").statusCode())
                .isEqualTo(400);
        assertThat(carrier.texts(PHONE)).isEmpty();
    }
}
