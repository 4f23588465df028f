package org.hearthline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged can be told apart by request, case and message. */
@QuarkusTest
class RequestsTest {

    private static final Logger REQUESTS = Logger.getLogger(Requests.class.getName());
    private static final Logger ROOT = Logger.getLogger("");

    private final List<ExtLogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord said) {
            ExtLogRecord kept = ExtLogRecord.wrap(said);
            kept.copyMdc();
            logged.add(kept);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ROOT.addHandler(listener);
        REQUESTS.setLevel(Level.ALL);
    }

    @AfterEach
    void leave() {
        ROOT.removeHandler(listener);
        REQUESTS.setLevel(null);
        carrier("NONE");
    }

    @Test
    void requestIdOfTheCaller_isAnsweredAndLogged() {
        given().header("X-Request-ID", "abc-123")
                .get("/api/v1/cases/C-77/history")
                .then()
                .header("X-Request-ID", is("abc-123"));

        awaitItsLine();
        assertThat(logged).anySatisfy(said -> {
            assertThat(said.getFormattedMessage()).isEqualTo("GET /api/v1/cases/{id}/history was answered 401");
            assertThat(said.getMdcCopy()).containsAllEntriesOf(Map.of("requestId", "abc-123", "caseId", "C-77"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "+16155550199", "Maria Lopez", "", "{\"a\":1}"})
    void requestIdThatIsNone_isReplacedByOneOfOurs(String given) {
        given().header("X-Request-ID", given)
                .get("/q/health/live")
                .then()
                .header("X-Request-ID", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void messageThatIsRefused_isLoggedWithItsIdAndItsCase() {
        Api.clockAt("2026-11-20T17:00:00Z");
        Family family = new Family().withPhone();
        carrier("OPTED_OUT:21610");

        family.consent("REQUEST").statusCode(201);
        Api.advance("PT1M");

        assertThat(logged).anySatisfy(said -> {
            assertThat(said.getFormattedMessage()).matches("Message [0-9a-f-]{36} was refused: TWILIO_21610");
            assertThat(said.getFormattedMessage()).contains(said.getMdc("messageId"));
            assertThat(said.getMdc("caseId")).isEqualTo(family.caseId);
        });
        assertThat(logged)
                .filteredOn(said -> !said.getFormattedMessage().contains(" was refused: "))
                .extracting(said -> said.getMdcCopy().keySet())
                .allSatisfy(keys -> assertThat(keys).isNotEqualTo(Set.of("messageId", "caseId")));
    }

    /** An answer is logged soon after it was sent. */
    private void awaitItsLine() {
        for (int looks = 0; looks < 100 && logged.stream().noneMatch(RequestsTest::isOfHistory); looks++) {
            given().get("/q/health/live");
        }
    }

    private static boolean isOfHistory(ExtLogRecord said) {
        return said.getFormattedMessage().contains("/history was answered");
    }

    private static void carrier(String fault) {
        given().contentType(ContentType.JSON)
                .body(Map.of("fault", fault))
                .post("/sandbox/carrier")
                .then()
                .statusCode(200);
    }
}
