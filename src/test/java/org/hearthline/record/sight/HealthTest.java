package org.hearthline.record.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not well is named by itself, and restarts nothing. */
@QuarkusTest
class HealthTest {

    private static final String QUEUES = "Queues, seconds since the oldest item is due";

    @Inject
    Figures figures;

    @Test
    void lifeAndReadiness_askNeitherQueuesNorCarriersNorTheIssuer() {
        assertThat(checks("live")).isEmpty();
        assertThat(checks("ready"))
                .hasSizeGreaterThan(1)
                .allMatch(name -> name.contains("connections") || name.equals("Graceful Shutdown"));
        assertThat(checks("well")).contains(QUEUES, "Carrier of texts", "Mail server", "Issuer of sign-ins");
    }

    @Test
    void queueThatFellBehind_isNotWellAndStillReady() throws Throwable {
        clockAt("2026-11-20T13:00:00Z");
        String caseId = newId("C");
        putCase("system", caseId, motherAndChild(caseId, worker(newId("W"), newId("U"), null)))
                .then()
                .statusCode(200);
        clockAt("2026-11-20T13:01:00Z");
        standAt("2026-11-20T14:16:00Z");
        VertxContextSupport.subscribeAndAwait(figures::read);
        JsonPath late = answer("well", 503);
        answer("ready", 200);
        answer("live", 200);
        clockAt("2026-11-20T14:17:00Z");
        VertxContextSupport.subscribeAndAwait(figures::read);
        JsonPath caughtUp = answer("well", 200);

        assertThat(late.getString("checks.find { it.name == '" + QUEUES + "' }.status"))
                .isEqualTo("DOWN");
        assertThat(late.getInt("checks.find { it.name == '" + QUEUES + "' }.data.digests"))
                .isEqualTo(16 * 60);
        assertThat(late.getString("checks.find { it.name == 'Carrier of texts' }.status"))
                .isEqualTo("UP");
        assertThat(caughtUp.getString("status")).isEqualTo("UP");
    }

    private static List<String> checks(String group) {
        return given().get("/q/health/" + group).jsonPath().getList("checks.name");
    }

    private static JsonPath answer(String group, int status) {
        return given().get("/q/health/" + group)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
