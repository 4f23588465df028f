package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.contact;
import static org.hearthline.Documented.minimalCase;
import static org.hearthline.Documented.order;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Http;
import org.hearthline.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Writers who meet at one case: nobody fails, and nobody's word is lost. */
@QuarkusTest
class ConcurrencyTest {

    private static final int WRITERS = 4;

    private final ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
    private final String caseId = newId("C");
    private final String worker = newId("W");

    @BeforeEach
    void aWorker() {
        worker(worker, newId("U"), null);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void sameNewCasePutAtOnce_isMadeOnce() {
        List<HttpResponse<String>> answers = atOnce(i -> put(wholeCase(caseId, worker)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.headers().firstValue("ETag").orElseThrow())
                .containsOnly("\"1\"");
        assertThat(Database.query(
                        "select 1 from audit_entry where entity = 'case_file' and operation = 'INSERT' and after ->> 'id' = ?",
                        caseId))
                .hasSize(1);
    }

    @Test
    void otherDocumentsPutAtOnce_leaveOneOfThemWhole() {
        put(wholeCase(caseId, worker));

        List<HttpResponse<String>> answers = atOnce(i -> put(numbered(i)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        ObjectNode kept = get();
        String county = kept.path("county").asText();
        assertThat(kept.at("/participants/0/name").asText()).isEqualTo(county);
        assertThat(kept.at("/courtOrders/0/docket").asText()).isEqualTo(county);
        assertThat(kept.path("courtOrders")).hasSize(2);
    }

    @Test
    void oneVersionExpectedByAll_isChangedByOne() {
        String etag =
                put(wholeCase(caseId, worker)).headers().firstValue("ETag").orElseThrow();

        List<Integer> statuses = atOnce(i -> as("system")
                .header("If-Match", etag)
                .body(numbered(i).toString())
                .put("/api/v1/cases/" + caseId)
                .statusCode());

        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(412);
    }

    @Test
    void contactsLoggedAtOnce_areAllKept() {
        put(wholeCase(caseId, worker));
        List<String> ids = IntStream.range(0, WRITERS).mapToObj(i -> newId("X")).toList();

        List<HttpResponse<String>> answers = atOnce(i -> post("contacts", contact(ids.get(i), caseId)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(Database.query("select id from contact where case_id = ?", caseId))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void oneContactLoggedAtOnce_isKeptOnceAndAnsweredTheSame() {
        put(wholeCase(caseId, worker));
        String id = newId("X");

        List<HttpResponse<String>> answers = atOnce(i -> post("contacts", contact(id, caseId)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    @RepeatedTest(3)
    void correctionsOfOneContactAtOnce_areAllKept() {
        put(wholeCase(caseId, worker));
        String id = newId("X");
        post("contacts", contact(id, caseId));
        List<String> fields = List.of("safety", "permanency", "wellBeing", "nextSteps");

        List<HttpResponse<String>> answers = atOnce(i -> Http.send(
                worker,
                "PATCH",
                "/api/v1/contacts/" + id,
                "{\"why\": \"x\", \"%s\": \"corrected\"}".formatted(fields.get(i))));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        ObjectNode kept = Json.object(Http.send(worker, "PATCH", "/api/v1/contacts/" + id, "{\"why\": \"to read it\"}")
                .body());
        assertThat(fields)
                .allSatisfy(field -> assertThat(kept.path(field).asText()).isEqualTo("corrected"));
    }

    @RepeatedTest(3)
    void correctionsOfOneOrderAtOnce_areAllKept() {
        put(wholeCase(caseId, worker));
        List<String> changes = List.of(
                "\"docket\": \"new\"", "\"to\": \"2026-12-24\"", "\"why\": \"because\"", "\"from\": \"2026-11-09\"");

        List<HttpResponse<String>> answers = atOnce(
                i -> Http.send(worker, "PATCH", "/api/v1/court-orders/O1-" + caseId, "{" + changes.get(i) + "}"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat((Object) get().at("/courtOrders/0")).isEqualTo(Json.object("""
                        {"id": "O1-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": ["P2-%1$s"], "childIds": ["K1-%1$s"],
                         "from": "2026-11-09", "to": "2026-12-24", "docket": "new", "enteredInError": false, "why": "because",
                         "source": "WORKER"}
                        """.formatted(caseId)));
    }

    @RepeatedTest(3)
    void documentAndOrderAtOnce_areBothKept() {
        put(wholeCase(caseId, worker));
        String id = newId("O");

        List<HttpResponse<String>> answers =
                atOnce(i -> i % 2 == 0 ? put(numbered(i)) : post("court-orders", order(id + i)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 201, 200, 201);
        assertThat(get().path("courtOrders")).hasSize(4);
        assertThat(get().path("county").asText()).startsWith("County");
    }

    @RepeatedTest(3)
    void newOrderInDocumentsOfTwoCasesAtOnce_belongsToOne() {
        String other = newId("C");
        String id = newId("O");

        List<HttpResponse<String>> answers =
                atOnce(i -> put(with(minimalCase(i % 2 == 0 ? caseId : other), "/courtOrders", "[" + order(id) + "]")));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 409);
        assertThat(casesOfOrder(id)).hasSize(1);
    }

    @RepeatedTest(3)
    void newOrderInADocumentAndByItselfInAnotherCaseAtOnce_belongsToOne() {
        String other = newId("C");
        String id = newId("O");
        put(wholeCase(caseId, worker));

        List<HttpResponse<String>> answers = atOnce(i -> i % 2 == 0
                ? post("court-orders", order(id))
                : put(with(minimalCase(other), "/courtOrders", "[" + order(id) + "]")));

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 201, 409);
        assertThat(casesOfOrder(id)).hasSize(1);
    }

    @RepeatedTest(3)
    void workerAndCasesOfTheirsAtOnce_areAllKept() {
        String other = newId("C");
        put(wholeCase(caseId, worker));
        put(wholeCase(other, worker));
        String contact = newId("X");

        List<HttpResponse<String>> answers = atOnce(i -> switch (i) {
            case 0 -> putWorker("America/New_York");
            case 1 -> put(numbered(i));
            case 2 -> put(with(wholeCase(other, worker), "/openedOn", "\"2026-07-01\""));
            default -> post("contacts", contact(contact, caseId));
        });

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200, 201);
    }

    @RepeatedTest(5)
    void contactLoggedWhileTheWorkersZoneChanges_leavesNoReminderOfWhatItMet() {
        clockAt("2026-11-10T12:00:00Z");
        put(Json.object(motherAndChild(caseId, worker)));
        ObjectNode contact = with(contact(newId("X"), caseId), "/participantIds", "[\"P-" + caseId + "\"]");

        List<HttpResponse<String>> answers = atOnce(i -> i == 0
                ? post("contacts", with(contact, "/childIds", "[]"))
                : putWorker(List.of("America/New_York", "America/Denver", "America/Chicago")
                        .get(i - 1)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 200, 200, 200);
        assertThat(Database.query("""
                        select q.status, r.on_date from requirement q join reminder r on r.requirement_key = q.key
                        where q.case_id = ? and q.opens_on = '2026-11-01' and (q.status <> 'MET' or r.status = 'PLANNED')
                        """, caseId)).isEmpty();
    }

    @RepeatedTest(5)
    void planReadAndChangedOnANewDayAtOnce_isServedToAll() {
        clockAt("2026-11-10T12:00:00Z");
        ObjectNode document = Json.object(motherAndChild(caseId, worker));
        put(document);
        Api.standAt("2026-12-05T12:00:00Z");

        List<HttpResponse<String>> answers = atOnce(i -> switch (i) {
            case 0 -> put(with(document, "/openedOn", "\"2026-08-04\""));
            case 1 -> Http.send(worker, "GET", "/api/v1/workers/" + worker + "/due", "");
            default -> Http.send(worker, "GET", "/api/v1/cases/" + caseId + "/requirements", "");
        });

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    }

    @Test
    void casesWithOnePersonAtOnce_areAllKept() {
        String person = newId("P");

        List<HttpResponse<String>> answers = atOnce(i -> put(with(
                minimalCase(newId("C")),
                "/participants",
                "[{\"id\": \"%s\", \"role\": \"MOTHER\", \"name\": \"Maria\"}]".formatted(person))));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    }

    private static List<String> casesOfOrder(String id) {
        return Database.query("select distinct case_id from court_order where id = ?", id).stream()
                .map(row -> row.get("case_id"))
                .toList();
    }

    private ObjectNode numbered(int i) {
        String name = "\"County " + i + '"';
        ObjectNode document = with(wholeCase(caseId, worker), "/county", name);
        return with(with(document, "/participants/0/name", name), "/courtOrders/0/docket", name);
    }

    private static HttpResponse<String> put(ObjectNode document) {
        return Http.send("system", "PUT", "/api/v1/cases/" + document.path("id").asText(), document.toString());
    }

    private HttpResponse<String> putWorker(String zone) {
        String document = "{\"unit\": \"U\", \"role\": \"WORKER\", \"timeZone\": \"%s\"}".formatted(zone);
        return Http.send("system", "PUT", "/api/v1/workers/" + worker, document);
    }

    private HttpResponse<String> post(String kind, ObjectNode entry) {
        return Http.send(worker, "POST", "/api/v1/cases/" + caseId + "/" + kind, entry.toString());
    }

    private ObjectNode get() {
        return Json.object(
                Http.send("system", "GET", "/api/v1/cases/" + caseId, "").body());
    }

    private interface Writer<T> {
        T write(int i);
    }

    private <T> List<T> atOnce(Writer<T> writer) {
        CountDownLatch ready = new CountDownLatch(WRITERS);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            calls.add(() -> {
                ready.countDown();
                ready.await();
                return writer.write(number);
            });
        }
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> call : executor.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
