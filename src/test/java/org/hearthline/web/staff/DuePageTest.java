package org.hearthline.web.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Http;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The morning of a worker: what they see first, and what they do from there. */
@QuarkusTest
class DuePageTest {

    private static final String NOW = "2026-11-24T15:00:00Z";

    @BeforeEach
    void morning() {
        Api.clockAt(NOW);
    }

    @Test
    void worker_seesWhatIsDueWithAllThatMatters() {
        Family family = new Family();

        String page = Staff.text(Staff.see(family.worker, "/"));

        assertThat(page)
                .contains("My contacts", "Maria Lopez", family.caseId, "mother", "6 days left", "Counts: face to face")
                .contains("no contact so far", "Log contact or attempt", "Propose times", "Why?")
                .contains("as the policy asks", "Rule: TN DCS 31.8 A.1");
    }

    @Test
    void list_isFilteredByNameCaseAndKind() {
        Family family = new Family();

        assertThat(Staff.see(family.worker, "/?q=lopez")).contains(family.caseId);
        assertThat(Staff.see(family.worker, "/?q=" + family.caseId.toLowerCase()))
                .contains("Maria Lopez");
        assertThat(Staff.see(family.worker, "/?q=nobody")).contains("Nothing in your list is like that.");
        assertThat(Staff.see(family.worker, "/?kind=DILIGENT_SEARCH")).doesNotContain("Maria Lopez");
    }

    @Test
    void contactThatIsLogged_leavesTheList() {
        Family family = new Family();
        String form = "/cases/" + family.caseId + "/contacts/new";

        String where = Staff.sent(
                family.worker,
                form,
                Map.of(
                        "id", newId("X"),
                        "on", "2026-11-23",
                        "mode", "FACE_TO_FACE",
                        "outcome", "COMPLETED",
                        "participantIds", family.mother,
                        "minutes", "50",
                        "accommodations", "LANGUAGE",
                        "nextSteps", "call the school"));

        assertThat(where).isEqualTo("/cases/" + family.caseId);
        assertThat(Staff.see(family.worker, "/")).doesNotContain("6 days left");
        assertThat(Database.query("select minutes, accommodations from contact where case_id = ?", family.caseId))
                .containsExactly(Map.of("minutes", "50", "accommodations", "{LANGUAGE}"));
    }

    @Test
    void contactThatIsWrong_isShownAgainWithWhatWasTyped() {
        Family family = new Family();

        Response again = Staff.send(
                family.worker,
                "/cases/" + family.caseId + "/contacts/new",
                Map.of("on", "yesterday", "mode", "PHONE", "outcome", "ATTEMPTED", "nextSteps", "call <b>again</b>"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString())
                .contains("Some of it cannot be taken yet", "call &lt;b&gt;again&lt;/b&gt;", "aria-invalid");
    }

    @Test
    void orderThatIsRecorded_showsTheLineAsNoLongerOwedWithItsReason() {
        Family family = new Family();

        Api.release(family.worker, family.caseId, newId("O"), "2026-11-24");

        assertThat(Staff.text(Staff.see(family.worker, "/")))
                .contains("No longer owed", "released by court order", "Not owed")
                .doesNotContain("6 days left");
    }

    @Test
    void missing_owesASearchUntilFound() {
        Family family = new Family();
        String path = "/cases/" + family.caseId + "/participants/" + family.mother + "/missing";

        Staff.sent(family.worker, path, Map.of("missing", "yes", "to", "/"));
        assertThat(Staff.text(Staff.see(family.worker, "/"))).contains("Diligent search", "missing", "Mark found");

        Staff.sent(family.worker, path, Map.of("missing", "no", "to", "https://elsewhere.example"));
        assertThat(Staff.text(Staff.see(family.worker, "/")))
                .contains("Mark missing")
                .doesNotContain("Mark found");
    }

    @Test
    void searchThatIsLogged_meetsIt() {
        Family family = new Family();
        Staff.sent(
                family.worker,
                "/cases/" + family.caseId + "/participants/" + family.mother + "/missing",
                Map.of("missing", "yes", "to", "/"));

        Staff.sent(
                family.worker,
                "/cases/" + family.caseId + "/searches/new",
                Map.of(
                        "on",
                        "2026-11-24",
                        "participantId",
                        family.mother,
                        "sources",
                        "RELATIVES",
                        "result",
                        "no trace"));

        assertThat(Database.query("select sources from diligent_search where case_id = ?", family.caseId))
                .containsExactly(Map.of("sources", "{RELATIVES}"));
    }

    @Test
    void timesThatAreProposed_areShownAndCanBeChangedAndEnded() {
        Family family = new Family();
        String meeting = Staff.sent(
                family.worker,
                "/meetings/new",
                Map.of(
                        "caseId", family.caseId,
                        "kind", "VISIT",
                        "placeKind", "HOME",
                        "minutes", "60",
                        "participantIds", family.mother,
                        "slot1", "2026-11-25T10:00",
                        "slot2", "2026-11-26T15:00"));

        assertThat(Staff.text(Staff.see(family.worker, meeting)))
                .contains("proposed", "Wed, Nov 25, 10:00", "Thu, Nov 26, 3:00", "no answer yet");
        assertThat(Staff.see(family.worker, "/")).contains("Times proposed, no answer yet");

        Staff.sent(family.worker, meeting, Map.of("at", "2026-11-25T10:00"));
        assertThat(Staff.text(Staff.see(family.worker, "/"))).contains("Meeting Wed, Nov 25, 10:00");

        Api.clockAt("2026-11-25T18:00:00Z");
        Staff.sent(family.worker, meeting, Map.of("status", "HELD", "minutes", "45", "safety", "all well"));
        assertThat(Staff.text(Staff.see(family.worker, meeting))).contains("took place");
    }

    @Test
    void timesThatCannotBeOffered_areSaidBesideTheirFields() {
        Family family = new Family();

        Response again = Staff.send(
                family.worker,
                "/meetings/new",
                Map.of(
                        "caseId", family.caseId,
                        "kind", "VISIT",
                        "placeKind", "HOME",
                        "minutes", "60",
                        "participantIds", family.mother,
                        "slot1", "2026-11-20T10:00"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).contains("must be in the future", "2026-11-20T10:00");
    }

    @Test
    void task_saysWhatToDoAndIsSettledWithANote() {
        Family family = new Family();
        String meeting = newId("M");
        Api.as(family.worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "placeKind": "HOME", "minutes": 60,
                         "attendees": [{"participantId": "%s"}], "slots": ["2026-11-25T10:00-06:00"]}
                        """.formatted(meeting, family.caseId, family.worker, family.mother))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        Api.advance("PT0S");
        String task = Database.query("select id from task where case_id = ? and status = 'OPEN'", family.caseId)
                .get(0)
                .get("id");

        assertThat(Staff.see(family.worker, "/tasks")).contains(family.caseId, "How was it settled?");
        assertThat(Staff.send(family.worker, "/tasks/" + task, Map.of("note", " "))
                        .statusCode())
                .isEqualTo(422);
        Staff.sent(family.worker, "/tasks/" + task, Map.of("note", "reached her by phone"));
        assertThat(Staff.see(family.worker, "/tasks")).doesNotContain(task);
    }

    @Test
    void spanish_isSpokenThroughout() {
        Family family = new Family();

        String page = Staff.browser(family.worker)
                .header("Accept-Language", "es-MX,es;q=0.9")
                .get("/")
                .asString();

        assertThat(page).contains("lang=\"es\"");
        assertThat(Staff.text(page)).contains("Mis contactos", "quedan 6 días", "Proponer horarios", "en persona");
    }

    @Test
    void languageAndTheme_areKeptInTheBrowserAlone() {
        Family family = new Family();

        Response chosen =
                Staff.send(family.worker, "/preferences", Map.of("language", "es", "theme", "dark", "to", "/tasks"));

        assertThat(chosen.header("Location")).endsWith("/tasks");
        assertThat(Staff.browser(family.worker)
                        .cookies(chosen.cookies())
                        .get("/")
                        .asString())
                .contains("lang=\"es\"", "data-bs-theme=\"dark\"");
    }

    @Test
    void anonymousReader_isSentToSignInAndComesBack() {
        Family family = new Family();

        Response refused = given().redirects().follow(false).get("/tasks?after=x");
        Response wrong = given().redirects()
                .follow(false)
                .formParams(Map.of("j_username", family.worker, "j_password", "Demo"))
                .post("/j_security_check");
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        String login = Http.body(browser, Http.get("/login?to=%2Ftasks"));
        String tasks =
                Http.body(browser, Http.form("/j_security_check", "j_username=" + family.worker + "&j_password=demo"));

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.header("Location")).endsWith("/login?to=%2Ftasks%3Fafter%3Dx");
        assertThat(wrong.header("Location")).contains("failed");
        assertThat(login).contains("Choose whose eyes to look through");
        assertThat(tasks).contains("Nothing waits for you.", "Sign out");
        assertThat(Http.body(browser, Http.get("/logout"))).contains("Choose whose eyes to look through");
        assertThat(Http.body(browser, Http.get("/tasks"))).contains("Choose whose eyes to look through");
    }

    @Test
    void linkThatLeadsElsewhere_isNotFollowedAfterSigningIn() {
        assertThat(StaffPages.onThisHost("//elsewhere.example")).isEqualTo("/");
        assertThat(StaffPages.onThisHost("https://elsewhere.example")).isEqualTo("/");
        assertThat(StaffPages.onThisHost("/\\elsewhere.example")).isEqualTo("/");
        assertThat(StaffPages.onThisHost("/cases/C-1?why=x")).isEqualTo("/cases/C-1?why=x");
    }

    @Test
    void casesOfOthers_areNotThereForAnybodyElse() {
        Family family = new Family();
        Family other = new Family();

        for (String path : new String[] {
            "/cases/" + other.caseId + "/contacts/new",
            "/cases/" + other.caseId + "/searches/new",
            "/meetings/new?case=" + other.caseId,
            "/workers/" + other.worker
        }) {
            Response answer = Staff.browser(family.worker).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("Maria Lopez");
        }
        assertThat(Staff.send(
                                family.worker,
                                "/cases/" + other.caseId + "/participants/" + other.mother + "/missing",
                                Map.of("missing", "yes", "to", "/"))
                        .statusCode())
                .isEqualTo(404);
    }
}
