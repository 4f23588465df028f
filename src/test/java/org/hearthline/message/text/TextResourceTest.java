package org.hearthline.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hearthline.message.channel.Channel;
import org.junit.jupiter.api.Test;

/** What operators see of the texts, in the running service. */
@QuarkusTest
class TextResourceTest {

    @Inject
    Texts texts;

    @Test
    void everyText_isShownWithItsReviewAndWhatItCosts() {
        List<Map<String, Object>> shown = RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", "demo")
                .get("/api/v1/texts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");

        assertThat(shown).hasSize(texts.languages().size() * TextKey.values().length);
        assertThat(shown.get(0))
                .containsEntry("language", "en")
                .containsEntry("key", "CONSENT_CONFIRMATION")
                .containsEntry("approvedBy", null)
                .containsEntry("segments", Map.of("encoding", "GSM_7", "count", 2))
                .containsKeys("version", "approvedOn", "sms");
    }

    @Test
    void sandbox_sendsWhatNobodyHasApproved() {
        TextParameters nothing =
                TextParameters.of("Hearthline", ZoneId.of("America/Chicago")).build();

        assertThat(texts.render(TextKey.HELP, "es", Channel.SMS, nothing)).isInstanceOf(Rendering.Rendered.class);
    }
}
