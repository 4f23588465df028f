package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.closed;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.release;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hearthline.Database;
import org.hearthline.message.channel.HandOff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call that records a fact which forbids messages answers when no hand-off that it forbids can begin any more. */
@QuarkusTest
@TestProfile(ParentsReached.class)
@Timeout(120)
class FenceTest {

    private static final String NOW = "2026-11-24T17:45:00Z";

    @Inject
    ParentsReached.Carrier carrier;

    private final String worker = newId("W");
    private final String caseId = newId("C");
    private final String mother = "P-" + caseId;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @BeforeEach
    void aMotherWhoHasConsented() {
        clockAt(NOW);
        worker(worker, newId("U"), null);
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @AfterEach
    void healTheCarrier() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        carrier.takesEverything();
    }

    @Test
    void handOffUnderWay_isWaitedForAndThenNothingIsUnsettled() throws Exception {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<HandOff> answer = new CompletableFuture<>();
        carrier.answers(mother, outgoing -> {
            begun.complete(null);
            return Uni.createFrom().completionStage(answer);
        });
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        Future<JsonPath> dispatch = threads.submit(() -> advance("PT0S"));
        begun.get(10, TimeUnit.SECONDS);

        Future<JsonPath> order = threads.submit(() ->
                release(worker, caseId, newId("O"), "2026-11-01").extract().jsonPath());
        awaitOrder();
        assertThat(order.isDone()).isFalse();
        answer.complete(new HandOff.Accepted("SM1", 1));

        assertThat(order.get().getList("unsettled")).isEmpty();
        dispatch.get();
        assertThat(Queued.status(id)).isEqualTo("SENT");
    }

    @Test
    void handOffOfAProcessThatIsGone_isWaitedForNoLongerThanAHandOffMayTakeAndListed() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        Database.execute("""
                with lease as (
                    insert into work_lease (id, queue, until, items)
                    values (gen_random_uuid(), 'SMS', clock_timestamp() + interval '1 hour', array[?]) returning id)
                update message set status = 'SENDING', queued = false, attempts = 1, lease = lease.id
                from lease where message.id = any (array[?])
                """, id, id);
        long start = System.nanoTime();

        release(worker, caseId, newId("O"), "2026-11-01")
                .body("cancelled", is(0))
                .body("unsettled", is(List.of(id.toString())));

        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
        Database.execute("delete from work_lease where items = array[?]", id);
        Database.execute("update message set status = 'SENT' where id = ?", id);
    }

    @Test
    void handOffWhoseLeaseIsLost_isListedAtOnceForItsProcessMayComeBack() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_REMINDER, NOW);
        Database.execute(
                "update message set status = 'UNKNOWN', reason = 'LEASE_LOST', queued = false, attempts = 1 where id = ?",
                id);

        release(worker, caseId, newId("O"), "2026-11-01").body("unsettled", is(List.of(id.toString())));
    }

    @Test
    void closedCase_cancelsAndTheSameDocumentAgainIsAnsweredAsSafely() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_PROPOSAL, "2026-11-25T17:00:00Z");
        String document = closed(motherAndChild(caseId, worker), "2026-11-24");

        putCase("system", caseId, document).then().statusCode(200).body("cancelled", is(1));
        UUID later = Queued.text(caseId, Purpose.MEETING_PROPOSAL, "2026-11-25T17:00:00Z");
        putCase("system", caseId, document).then().statusCode(200).body("cancelled", is(1));

        assertThat(Queued.status(id)).isEqualTo("DROPPED CASE_CLOSED");
        assertThat(Queued.status(later)).isEqualTo("DROPPED CASE_CLOSED");
    }

    @Test
    void participantWhoIsNoLongerInTheCase_isSentNothingThatWaits() throws SQLException {
        UUID id = Queued.text(caseId, Purpose.MEETING_PROPOSAL, "2026-11-25T17:00:00Z");

        putCase("system", caseId, motherAndChild(caseId, worker).replace("P-" + caseId, "P-other-" + caseId))
                .then()
                .statusCode(200)
                .body("cancelled", is(1));

        assertThat(Queued.status(id)).isEqualTo("DROPPED LEFT_CASE");
    }

    /** The test of the promise: hand-offs, orders and closures all at once. */
    @Test
    void ordersAndClosuresWhileMessagesAreHandedOver_noHandOffBeginsAfterOneHasAnswered() throws Exception {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String each = newId("C");
            putCase("system", each, motherAndChild(each, worker)).then().statusCode(200);
            cases.add(each);
        }
        for (int round = 0; round < 4; round++) {
            for (String each : cases) {
                Queued.text(each, Purpose.MEETING_REMINDER, NOW);
            }
        }
        Map<String, Long> answered = new ConcurrentHashMap<>();
        List<Future<?>> calls = new ArrayList<>();
        Future<JsonPath> dispatch = threads.submit(() -> advance("PT0S"));
        for (int i = 0; i < cases.size(); i += 2) {
            String each = cases.get(i);
            boolean order = i % 4 == 0;
            calls.add(threads.submit(() -> {
                List<String> unsettled = (order
                                ? release("system", each, newId("O"), "2026-11-01")
                                : putCase("system", each, closed(motherAndChild(each, worker), "2026-11-24"))
                                        .then()
                                        .statusCode(200))
                        .extract()
                        .path("unsettled");
                answered.put(each, System.nanoTime());
                assertThat(unsettled).isEmpty();
            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        dispatch.get();

        answered.forEach((each, at) -> assertThat(carrier.begunFor("P-" + each))
                .allSatisfy(begun -> assertThat(begun.nanos()).isLessThan(at)));
        assertThat(cases.stream().filter(each -> !answered.containsKey(each)))
                .allSatisfy(each -> assertThat(carrier.begunFor("P-" + each)).hasSize(4));
        assertThat(Database.query(
                        "select m.id from message m join message_case c on c.message_id = m.id where c.case_id = any (?) and m.final_at is null",
                        (Object) cases.toArray(String[]::new)))
                .isEmpty();
    }

    /** Until the order is there for everyone to see. */
    private void awaitOrder() {
        while (Database.query("select 1 from court_order where case_id = ?", caseId)
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
