package org.hearthline.message.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The channels as the running service has them. */
@QuarkusTest
class ChannelsTest {

    @Inject
    @All
    List<ChannelPort> channels;

    @Inject
    @All
    List<CarrierRecords> records;

    @Inject
    CarrierSignature signature;

    @Test
    void service_hasOneWayToEachCarrier() {
        assertThat(channels).extracting(ChannelPort::channel).containsExactlyInAnyOrder(Channel.values());
        assertThat(records).extracting(CarrierRecords::channel).containsExactly(Channel.SMS);
        assertThat(signature.isValid("http://localhost/", Map.of(), "none")).isFalse();
    }

    @Test
    void emailToAParent_arrivesWithOurIdAndAWayToUnsubscribe() {
        Attempt attempt = new Attempt(UUID.randomUUID(), 1);
        String to = attempt.messageId() + "@example.org";

        HandOff outcome = channels.stream()
                .filter(each -> each.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow()
                .handOff(new Outgoing(
                        attempt,
                        to,
                        new Content("Dienstag, 3 – ñ", "¿Puede?\n.\n..dos", "<p>¿Puede?</p>"),
                        true,
                        Duration.ofMinutes(5),
                        () -> true))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(outcome).isEqualTo(new HandOff.Accepted(null, null));
        RestAssured.given()
                .queryParam("to", to)
                .get("/sandbox/mail")
                .then()
                .body("size()", is(1))
                .body("[0].subject", is("Dienstag, 3 – ñ"))
                .body("[0].headers.'Message-ID'", is("<" + attempt + "@localhost>"))
                .body("[0].headers.'List-Unsubscribe-Post'", is("List-Unsubscribe=One-Click"))
                .body("[0].headers.'X-Mailer'", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.twilio.http", "org.apache.hc", "io.vertx.ext.mail"})
    void logThatWouldPrintNumbersAndTexts_isPinned(String category) {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.category.\"" + category + "\".level", String.class))
                .isEqualTo("WARN");
    }
}
