package org.hearthline.record.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.contact;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the feed: nothing is passed over, nothing comes twice, and where to go on is always told. */
@QuarkusTest
class EventOrderTest {

    private static final int WRITERS = 4;
    private static final int EACH = 12;

    @Inject
    EventRows rows;

    @Inject
    Pool pool;

    private final String worker = newId("W");

    @BeforeEach
    void aWorker() {
        Api.clockAt("2026-11-05T15:00:00Z");
        worker(worker, newId("U"), null);
    }

    @Test
    void writersAtOnceAndOneThatIsSlow_nothingIsPassedOverNorComesTwice() throws Exception {
        List<String> cases = IntStream.range(0, WRITERS).mapToObj(i -> aCase()).toList();
        Feed feed = Feed.fromNowOn();
        String slow = newId("X");
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<String> seen = new ArrayList<>();
        try (Connection connection = connect()) {
            log(connection, cases.get(0), slow);

            List<Future<?>> writing = new ArrayList<>();
            for (String caseId : cases) {
                writing.add(writers.submit(() -> IntStream.range(0, EACH)
                        .forEach(i -> contact(worker, caseId, "X" + i + caseId, "2026-11-04")
                                .statusCode(201))));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                feed.read(3).forEach(event -> seen.add(String.valueOf(event.get("subject"))));
            }
            for (Future<?> each : writing) {
                each.get();
            }
            feed.read(1000).forEach(event -> seen.add(String.valueOf(event.get("subject"))));
            assertThat(seen).noneMatch(subject -> subject.startsWith("X"));
            connection.commit();
        } finally {
            writers.shutdownNow();
        }

        feed.until(WRITERS * EACH + 1, event -> Feed.type(event).equals("contact.logged"))
                .forEach(event -> seen.add(String.valueOf(event.get("subject"))));
        feed.read(1000).forEach(event -> seen.add(String.valueOf(event.get("subject"))));

        List<String> contacts =
                seen.stream().filter(subject -> subject.startsWith("X")).toList();
        assertThat(contacts).doesNotHaveDuplicates().hasSize(WRITERS * EACH + 1).contains(slow);
        for (String caseId : cases) {
            assertThat(contacts.stream().filter(subject -> subject.endsWith(caseId)))
                    .containsExactlyElementsOf(IntStream.range(0, EACH)
                            .mapToObj(i -> "X" + i + caseId)
                            .toList());
        }
    }

    @Test
    void pagesOfAnySize_holdTheSameInTheSameOrder() {
        String caseId = aCase();
        String start = Feed.fromNowOn().next();
        IntStream.range(0, 5).forEach(i -> contact(worker, caseId, "X" + i + caseId, "2026-11-04"));
        List<String> whole = subjects(start, 1000, caseId);
        while (whole.size() < 5) {
            whole = subjects(start, 1000, caseId);
        }

        assertThat(whole).hasSize(5);
        assertThat(subjects(start, 1, caseId)).isEqualTo(whole);
        assertThat(subjects(start, 2, caseId)).isEqualTo(whole);
    }

    @Test
    void end_tellsWhereToGoOn() {
        String end = Feed.fromNowOn().next();
        JsonPath page = as("system").get("/api/v1/events?after=" + end).jsonPath();

        assertThat(page.getList("items")).isEmpty();
        assertThat(page.getString("next")).isEqualTo(end);
    }

    @Test
    void batchFormat_isThePlainArrayWithALinkToTheNext() {
        String caseId = aCase();
        Feed feed = Feed.fromNowOn();
        String start = feed.next();
        contact(worker, caseId, newId("X"), "2026-11-04");
        feed.until(1, event -> Feed.type(event).equals("contact.logged"));

        Response batch =
                as("system").accept("application/cloudevents-batch+json").get("/api/v1/events?after=" + start);

        assertThat(batch.contentType()).startsWith("application/cloudevents-batch+json");
        List<Map<String, Object>> events = batch.jsonPath().getList("$");
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event)
                .containsEntry("specversion", "1.0")
                .containsEntry("datacontenttype", "application/json")
                .containsKeys("id", "source", "type", "subject", "time", "data"));
        assertThat(new HashSet<>(events)).hasSameSizeAs(events);
        String next = batch.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        assertThat(as("system").get(next).statusCode()).isEqualTo(200);
        assertThat(as("system").get("/api/v1/events?after=" + start).contentType())
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%25", "MQ", "MS4yLjM", "bm90LWEtbGlmZS1hdC1hbGwtbm90LWEtbGlmZS1hdC0uMS4y"})
    void cursorThatIsNone_isRefused(String cursor) {
        Refusal.of(as("system").urlEncodingEnabled(false).get("/api/v1/events?after=" + cursor), 422);
    }

    @Test
    void cursorFromBeforeWhatIsKept_isToldTheOldest() throws SQLException {
        String caseId = aCase();
        Feed feed = Feed.fromNowOn();
        String start = feed.next();
        contact(worker, caseId, newId("X"), "2026-11-04");
        feed.until(1, event -> Feed.type(event).equals("contact.logged"));
        while (rows.prune(pool, Instant.parse("2999-01-01T00:00:00Z"), 500)
                        .await()
                        .indefinitely()
                > 0) {
            // Until none is left.
        }

        Response answer = as("system").get("/api/v1/events?after=" + start);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        String oldest = answer.jsonPath().getString("oldest");
        assertThat(as("system").get("/api/v1/events?after=" + oldest).statusCode())
                .isEqualTo(200);
        contact(worker, caseId, newId("X"), "2026-11-04").statusCode(201);
        feed.until(1, event -> Feed.type(event).equals("contact.logged"));
    }

    @Test
    void restore_endsEveryCursorAndLosesNothing() throws SQLException {
        String caseId = aCase();
        Feed feed = Feed.fromNowOn();
        contact(worker, caseId, "X1-" + caseId, "2026-11-04").statusCode(201);
        feed.until(1, event -> Feed.type(event).equals("contact.logged"));

        Database.execute("select start_feed_anew()");
        Response answer = as("system").get("/api/v1/events?after=" + feed.next());

        assertThat(answer.statusCode()).isEqualTo(410);
        contact(worker, caseId, "X2-" + caseId, "2026-11-04").statusCode(201);
        String oldest = answer.jsonPath().getString("oldest");
        List<String> again = subjects(oldest, 1000, caseId);
        while (again.size() < 2) {
            again = subjects(oldest, 1000, caseId);
        }
        assertThat(again).containsExactly("X1-" + caseId, "X2-" + caseId);
    }

    private String aCase() {
        String caseId = newId("C");
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
        return caseId;
    }

    /** The case's contacts that the feed tells of behind a cursor. */
    private static List<String> subjects(String after, int limit, String caseId) {
        List<String> subjects = new ArrayList<>();
        String at = after;
        List<Map<String, Object>> items;
        do {
            JsonPath page = as("system")
                    .get("/api/v1/events?after=" + at + "&limit=" + limit)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items = page.getList("items");
            items.stream()
                    .filter(event -> Feed.type(event).equals("contact.logged")
                            && caseId.equals(Feed.data(event).get("caseId")))
                    .forEach(event -> subjects.add(String.valueOf(event.get("subject"))));
            at = page.getString("next");
        } while (!items.isEmpty());
        return subjects;
    }

    private static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                System.getProperty("quarkus.datasource.jdbc.url"),
                System.getProperty("quarkus.flyway.username"),
                System.getProperty("quarkus.flyway.password"));
        connection.setAutoCommit(false);
        return connection;
    }

    /** A contact that is written and not committed. */
    private static void log(Connection connection, String caseId, String contactId) throws SQLException {
        try (Statement actor = connection.createStatement();
                PreparedStatement contact = connection.prepareStatement("""
                        insert into contact (id, case_id, on_date, mode, outcome, participant_ids, child_ids, accommodations, words,
                                             logged_by, fingerprint)
                        values (?, ?, '2026-11-04', 'PHONE', 'ATTEMPTED', '{}', '{}', '{}', '', 'test', '')
                        """)) {
            actor.execute(
                    "select set_config('hearthline.actor', 'test', true),"
                            + " set_config('hearthline.actor_role', 'worker', true), set_config('hearthline.at', now()::text, true)");
            contact.setString(1, contactId);
            contact.setString(2, caseId);
            contact.execute();
        }
    }
}
