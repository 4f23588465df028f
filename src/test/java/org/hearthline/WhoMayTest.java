package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;
import static org.hearthline.WhoMayTest.Who.ADMIN;
import static org.hearthline.WhoMayTest.Who.ANYBODY;
import static org.hearthline.WhoMayTest.Who.SUPERVISOR;
import static org.hearthline.WhoMayTest.Who.SYSTEM;
import static org.hearthline.WhoMayTest.Who.WORKER;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every address with every role: the table of who may. An address that is not in the table, or no longer there, fails. */
@QuarkusTest
class WhoMayTest {

    /** Who asks. */
    enum Who {
        ANYBODY,
        WORKER,
        SUPERVISOR,
        ADMIN,
        SYSTEM
    }

    private static final Set<Who> STAFF = Set.of(WORKER, SUPERVISOR, SYSTEM);
    private static final Set<Who> PEOPLE = Set.of(WORKER, SUPERVISOR, ADMIN);
    private static final Set<Who> CASEWORK = Set.of(WORKER, SUPERVISOR);
    private static final Set<Who> SIGNED_IN = Set.of(WORKER, SUPERVISOR, ADMIN, SYSTEM);
    private static final Set<Who> ALL = Set.of(Who.values());

    /** Never ends for those whom it lets in. */
    private static final String STREAM = "GET /live";

    private static final Map<String, Set<Who>> TABLE = Map.ofEntries(
            Map.entry("PUT /api/v1/workers/{id}", Set.of(SYSTEM)),
            Map.entry("GET /api/v1/workers/{id}", STAFF),
            Map.entry("GET /api/v1/workers/{id}/due", STAFF),
            Map.entry("PUT /api/v1/cases/{id}", STAFF),
            Map.entry("GET /api/v1/cases/{id}", STAFF),
            Map.entry("GET /api/v1/cases/{id}/requirements", STAFF),
            Map.entry("GET /api/v1/cases/{id}/history", STAFF),
            Map.entry("GET /api/v1/cases/{id}/participants/{participantId}/decision", STAFF),
            Map.entry("POST /api/v1/cases/{id}/court-orders", STAFF),
            Map.entry("PATCH /api/v1/court-orders/{id}", STAFF),
            Map.entry("POST /api/v1/cases/{id}/contacts", STAFF),
            Map.entry("PATCH /api/v1/contacts/{id}", STAFF),
            Map.entry("POST /api/v1/cases/{id}/searches", STAFF),
            Map.entry("PATCH /api/v1/searches/{id}", STAFF),
            Map.entry("GET /api/v1/cases/{id}/concerted-efforts", STAFF),
            Map.entry("POST /api/v1/cases/{id}/concerted-efforts/sign-offs", CASEWORK),
            Map.entry("GET /api/v1/cases/{id}/concerted-efforts/sign-offs", STAFF),
            Map.entry("GET /api/v1/cases/{id}/concerted-efforts/sign-offs/{signOffId}", STAFF),
            Map.entry("GET /api/v1/workers/{id}/tasks", STAFF),
            Map.entry("GET /api/v1/cases/{id}/tasks", STAFF),
            Map.entry("PATCH /api/v1/tasks/{id}", Set.of(WORKER, SUPERVISOR)),
            Map.entry("POST /api/v1/imports", Set.of(SYSTEM)),
            Map.entry("GET /api/v1/imports", Set.of(ADMIN, SYSTEM)),
            Map.entry("GET /api/v1/imports/{id}", Set.of(ADMIN, SYSTEM)),
            Map.entry("GET /ops/imports/{id}", Set.of(ADMIN)),
            Map.entry("POST /api/v1/meetings", STAFF),
            Map.entry("GET /api/v1/meetings", STAFF),
            Map.entry("GET /api/v1/meetings/{id}", STAFF),
            Map.entry("PATCH /api/v1/meetings/{id}", STAFF),
            Map.entry("POST /api/v1/workers/{id}/calendar-token", STAFF),
            // Staff's pages: who has not signed in is led to where that is done, others are refused on a page.
            Map.entry("GET /", PEOPLE),
            Map.entry("GET /workers/{id}", CASEWORK),
            Map.entry("GET /tasks", CASEWORK),
            Map.entry("POST /tasks/{id}", CASEWORK),
            Map.entry("GET /meetings/new", CASEWORK),
            Map.entry("POST /meetings/new", CASEWORK),
            Map.entry("GET /meetings/{id}", CASEWORK),
            Map.entry("POST /meetings/{id}", CASEWORK),
            Map.entry("GET /cases/{id}/contacts/new", CASEWORK),
            Map.entry("POST /cases/{id}/contacts/new", CASEWORK),
            Map.entry("GET /cases/{id}/searches/new", CASEWORK),
            Map.entry("POST /cases/{id}/searches/new", CASEWORK),
            Map.entry("POST /cases/{id}/participants/{participantId}/missing", CASEWORK),
            // A stream that no refusal is shown in: 401 and 403 as for the API.
            Map.entry(STREAM, PEOPLE),
            Map.entry("GET /login", ALL),
            Map.entry("GET /logout", ALL),
            Map.entry("POST /preferences", ALL),
            Map.entry("GET /cases/{id}", CASEWORK),
            Map.entry("GET /cases/{id}/court-orders/new", CASEWORK),
            Map.entry("POST /cases/{id}/court-orders/new", CASEWORK),
            Map.entry("POST /cases/{id}/court-orders/{orderId}", CASEWORK),
            Map.entry("GET /cases/{id}/record", CASEWORK),
            Map.entry("POST /cases/{id}/record", CASEWORK),
            Map.entry("GET /cases/{id}/record/file", CASEWORK),
            Map.entry("GET /cases/{id}/record/sign-offs/{signOffId}", CASEWORK),
            Map.entry("GET /cases/{id}/record/sign-offs/{signOffId}/file", CASEWORK),
            Map.entry("GET /cases/{id}/participants/{participantId}/conversation", CASEWORK),
            Map.entry("POST /cases/{id}/participants/{participantId}/conversation/answers", CASEWORK),
            Map.entry("POST /cases/{id}/participants/{participantId}/conversation/addresses", CASEWORK),
            Map.entry("POST /cases/{id}/participants/{participantId}/conversation/consents", CASEWORK),
            // The address itself is the secret: calendar programs bring no login.
            Map.entry("GET /calendar/{token}.ics", ALL),
            // Parents' own pages: their link is what opens them.
            Map.entry("GET /m/style.css", ALL),
            Map.entry("GET /m/{token}", ALL),
            Map.entry("POST /m/{token}", ALL),
            Map.entry("GET /m/{token}/other-times", ALL),
            Map.entry("POST /m/{token}/other-times", ALL),
            Map.entry("POST /m/{token}/keep", ALL),
            Map.entry("GET /m/{token}/stop", ALL),
            Map.entry("POST /m/{token}/stop", ALL),
            Map.entry("GET /confirm/{link}", ALL),
            Map.entry("POST /confirm/{link}", ALL),
            Map.entry("GET /unsubscribe/{attempt}", ALL),
            Map.entry("POST /unsubscribe/{attempt}", ALL),
            Map.entry("GET /api/v1/messages", SIGNED_IN),
            Map.entry("GET /api/v1/measures", Set.of(SUPERVISOR, ADMIN, SYSTEM)),
            Map.entry("GET /api/v1/events", Set.of(SYSTEM)),
            Map.entry("POST /api/v1/persons/{id}/erasure", Set.of(ADMIN, SYSTEM)),
            Map.entry("GET /api/v1/persons/{id}/export", Set.of(SUPERVISOR, SYSTEM)),
            Map.entry("POST /api/v1/policy/evaluations", SIGNED_IN),
            Map.entry("POST /api/v1/policy/simulations", STAFF),
            // Nobody signs in there: it is the carrier's signature that lets a form in.
            Map.entry("POST /webhooks/twilio/inbound", ALL),
            Map.entry("POST /webhooks/twilio/status", ALL),
            Map.entry("GET /api/v1/cases/{id}/participants/{participantId}/addresses", STAFF),
            Map.entry("PUT /api/v1/cases/{id}/participants/{participantId}/addresses", STAFF),
            Map.entry("GET /api/v1/cases/{id}/participants/{participantId}/replies", STAFF),
            Map.entry("GET /api/v1/consents", STAFF),
            Map.entry("POST /api/v1/consents", STAFF),
            Map.entry("GET /api/v1/pauses", Set.of(ADMIN)),
            Map.entry("PUT /api/v1/pauses/{scope}", Set.of(ADMIN)),
            Map.entry("DELETE /api/v1/pauses/{scope}", Set.of(ADMIN)),
            Map.entry("GET /api/v1/texts", Set.of(ADMIN)),
            Map.entry("GET /supervision", Set.of(SUPERVISOR)),
            Map.entry("POST /supervision/reassign", Set.of(SUPERVISOR)),
            Map.entry("GET /measures", Set.of(SUPERVISOR, ADMIN)),
            Map.entry("GET /measures/csv", Set.of(SUPERVISOR, ADMIN)),
            Map.entry("GET /ops", Set.of(ADMIN)),
            Map.entry("POST /ops/pause", Set.of(ADMIN)),
            Map.entry("POST /ops/resume", Set.of(ADMIN)),
            Map.entry("GET /sandbox", ALL),
            Map.entry("GET /sandbox/page.js", ALL),
            Map.entry("GET /sandbox/page.css", ALL),
            Map.entry("GET /sandbox/clock", ALL),
            Map.entry("PUT /sandbox/clock", ALL),
            Map.entry("POST /sandbox/clock/advance", ALL),
            Map.entry("GET /sandbox/mail", ALL),
            Map.entry("DELETE /sandbox/mail", ALL),
            Map.entry("GET /sandbox/phones", ALL),
            Map.entry("GET /sandbox/phones/{number}", ALL),
            Map.entry("POST /sandbox/phones/{number}/replies", ALL),
            Map.entry("POST /sandbox/carrier", ALL));

    @Test
    void addressesOfTheService_areThoseOfTheTable() {
        assertThat(addresses()).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @TestFactory
    Stream<DynamicTest> address_letsInWhomTheTableNames() {
        Map<Who, String> users = new TreeMap<>();
        users.put(WORKER, worker(newId("W"), newId("U"), null));
        users.put(SUPERVISOR, supervisor(newId("W"), newId("U")));
        users.put(ADMIN, "admin");
        users.put(SYSTEM, "system");
        return TABLE.entrySet().stream().flatMap(entry -> Arrays.stream(Who.values())
                .map(who -> dynamicTest(entry.getKey() + " as " + who, () -> {
                    boolean streams =
                            entry.getKey().equals(STREAM) && entry.getValue().contains(who);
                    if (streams) {
                        assertThat(Http.statusOfStream("/live", users.get(who))).isEqualTo(200);
                        return;
                    }
                    Response answer = ask(entry.getKey(), Optional.ofNullable(users.get(who)));
                    assertThat(answer.statusCode()).isLessThan(500);
                    if (entry.getValue().contains(who)) {
                        assertThat(answer.statusCode()).isNotIn(401, 403);
                    } else if (isPage(entry.getKey())) {
                        refusedOnAPage(answer, who);
                    } else {
                        Refusal.of(answer, who == ANYBODY ? 401 : 403);
                    }
                })));
    }

    private static boolean isPage(String address) {
        return !address.contains("/api/") && !address.endsWith("/live");
    }

    private static void refusedOnAPage(Response answer, Who who) {
        if (who == ANYBODY) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).contains("/login?to=");
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.asString()).contains("Your role may not use this page.");
        }
    }

    @Test
    void wrongPasswordOrUnknownUser_isToldToSignIn() {
        String worker = worker(newId("W"), newId("U"), null);

        for (String[] credentials :
                new String[][] {{worker, "Demo"}, {worker, ""}, {newId("W"), "demo"}, {"", "demo"}, {"SYSTEM", "demo"}
                }) {
            Response answer = RestAssured.given()
                    .auth()
                    .preemptive()
                    .basic(credentials[0], credentials[1])
                    .get("/api/v1/cases/C-1");

            Refusal.of(answer, 401).withoutEcho(worker);
            assertThat(answer.header("WWW-Authenticate")).startsWithIgnoringCase("basic");
        }
        for (String authorization :
                new String[] {"Basic", "Basic %%%", "Basic AA==", "Bearer x", "Basic " + "A".repeat(5000), "x"}) {
            Refusal.of(
                    RestAssured.given().header("Authorization", authorization).get("/api/v1/cases/C-1"), 401);
        }
    }

    private static Response ask(String address, Optional<String> user) {
        int space = address.indexOf(' ');
        RequestSpecification request =
                RestAssured.given().redirects().follow(false).contentType(ContentType.JSON);
        user.ifPresent(id -> request.auth().preemptive().basic(id, "demo"));
        if (!Set.of("GET", "DELETE").contains(address.substring(0, space))) {
            request.body("{}");
        }
        return request.request(
                address.substring(0, space), address.substring(space + 1).replaceAll("\\{\\w+}", "none"));
    }

    private static Set<String> addresses() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.hearthline")
                        .stream()
                        .filter(each -> each.isAnnotatedWith(Path.class))
                        .flatMap(resource -> resource.getMethods().stream().flatMap(method -> verb(method).stream()
                                .map(verb -> verb + " " + path(resource, method))))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(each -> each.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(each ->
                        each.getRawType().getAnnotationOfType(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String ofResource = resource.getAnnotationOfType(Path.class).value();
        return method.isAnnotatedWith(Path.class)
                ? (ofResource + "/" + method.getAnnotationOfType(Path.class).value()).replaceAll("/+", "/")
                : ofResource;
    }
}
