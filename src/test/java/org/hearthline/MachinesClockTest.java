package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
class MachinesClockTest {

    @RepeatedTest(2)
    void clockThatAnotherTestSet_isTheMachinesAgain() {
        assertThat(Instant.parse(given().get("/sandbox/clock").jsonPath().getString("now")))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));

        Api.standAt("2026-11-01T12:00:00Z");
    }
}
