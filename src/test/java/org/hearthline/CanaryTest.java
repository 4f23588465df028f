package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Says on purpose what nothing may say, so that {@link CanaryIT} can tell that it looks at everything. */
@QuarkusTest
class CanaryTest {

    @Test
    void numbersThatAreSaidOnPurpose_areThereToBeFound() {
        Logger.getLogger(CanaryTest.class).info("On purpose: " + Canaries.LOGGED);
        given().urlEncodingEnabled(false)
                .get("/q/health/live?number=" + Canaries.ASKED_FOR)
                .then()
                .statusCode(200);

        assertThat(Canaries.FOLDER.resolve("service.log")).content().contains(Canaries.LOGGED);
    }
}
