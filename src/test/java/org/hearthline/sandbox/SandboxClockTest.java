package org.hearthline.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Stream;
import org.hearthline.sandbox.QueueOfTest.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxClockTest {

    @Inject
    QueueOfTest queue;

    @BeforeEach
    void standOnMonday() {
        setClock("\"2026-11-02T08:00:00Z\"");
    }

    @AfterEach
    void followTheMachinesClock() {
        queue.clear();
        setClock("null");
    }

    @Test
    void whatFallsDueOnTheWay_runsInOrderAndAtItsOwnTime() {
        queue.add("2026-11-03T14:00:00Z");
        queue.add("2026-11-02T13:00:00Z");
        queue.add("2026-11-04T08:00:00Z");
        queue.add("2026-11-04T08:00:01Z");

        advance("P2D").body("counts.test", is(3));

        assertThat(queue.runs())
                .containsExactly(
                        onTime("2026-11-02T13:00:00Z"), onTime("2026-11-03T14:00:00Z"), onTime("2026-11-04T08:00:00Z"));
    }

    @Test
    void whatIsOverdueAlready_runsBeforeTheClockMoves() {
        queue.add("2026-10-30T13:00:00Z");

        advance("PT0S").body("counts.test", is(1)).body("now", is("2026-11-02T08:00:00Z"));

        assertThat(queue.runs()).containsExactly(run("2026-10-30T13:00:00Z", "2026-11-02T08:00:00Z"));
    }

    @Test
    void itemThatStaysDue_holdsNothingUpForMoreThanAnHour() {
        queue.addClaimedElsewhere("2026-11-02T09:30:00Z");
        queue.add("2026-11-02T14:00:00Z");
        queue.add("2026-11-02T14:20:00Z");
        queue.add("2026-11-03T07:30:00Z");

        advance("P1D").body("now", is("2026-11-03T08:00:00Z")).body("counts.test", is(3));

        assertThat(queue.runs())
                .containsExactly(
                        onTime("2026-11-02T14:00:00Z"),
                        run("2026-11-02T14:20:00Z", "2026-11-02T15:00:00Z"),
                        run("2026-11-03T07:30:00Z", "2026-11-03T08:00:00Z"));
    }

    @Test
    void manyItems_runInOneMove() {
        Stream.iterate(Instant.parse("2026-11-02T09:00:00Z"), due -> due.plusSeconds(60))
                .limit(500)
                .forEach(due -> queue.add(due.toString()));

        advance("P1M").body("counts.test", is(500));
    }

    @Test
    void clockThatIsSet_runsNothingByItself() {
        queue.add("2026-11-03T14:00:00Z");

        setClock("\"2026-12-01T00:00:00Z\"");

        assertThat(queue.runs()).isEmpty();
    }

    private static Run onTime(String due) {
        return run(due, due);
    }

    private static Run run(String due, String at) {
        return new Run(Instant.parse(due), Instant.parse(at));
    }

    private static ValidatableResponse advance(String by) {
        return given().contentType(ContentType.JSON)
                .body("{\"by\": \"" + by + "\"}")
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200);
    }

    private static void setClock(String now) {
        given().contentType(ContentType.JSON)
                .body("{\"now\": " + now + "}")
                .put("/sandbox/clock")
                .then()
                .statusCode(200);
    }
}
