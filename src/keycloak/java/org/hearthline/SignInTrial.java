package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to the packaged service at a real issuer: people to its pages, programs to its API. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTrial extends PackagedService {

    static final String PASSWORD = "a password of the trial";

    private static final String SESSION = "q_session";

    private EmbeddedPostgres database;
    private Issuer issuer;
    private String service;

    @BeforeAll
    void startAll() throws Exception {
        int port = Issuer.freePort();
        service = "http://localhost:" + port;
        issuer = Issuer.start(service);
        database = EmbeddedPostgres.start();
        folder = Files.createDirectories(
                Path.of(System.getProperty("hearthline.jar")).getParent().resolveSibling("sign-in"));
        Map<String, String> environment = production();
        environment.put("HEARTHLINE_DB_URL", "postgresql://localhost:" + database.getPort() + "/postgres");
        environment.put("HEARTHLINE_DB_USER", "postgres");
        environment.put("HEARTHLINE_PUBLIC_URL", service);
        environment.put("HEARTHLINE_OIDC_ISSUER", issuer.address());
        environment.put("HEARTHLINE_OIDC_CLIENT_SECRET", "hearthline-secret-of-the-trial");
        assertThat(migrate(environment).code()).isZero();
        addressOf(start(environment, List.of("-Dquarkus.http.port=" + port), List.of()));
        for (String worker : List.of("W-1", "W-2")) {
            by(issuer.tokenOf("case-system"))
                    .body("""
                            {"name": "%s", "email": "%s@agency.example", "supervisorId": "W-9", "unit": "Davidson-2",
                             "timeZone": "America/Chicago", "role": "WORKER"}
                            """.formatted(worker.equals("W-1") ? "Dana Reed" : "Sam Poe", worker))
                    .put(service + "/api/v1/workers/" + worker)
                    .then()
                    .statusCode(200);
        }
        by(issuer.tokenOf("case-system"))
                .body(Api.motherAndChild("C-1", "W-1"))
                .put(service + "/api/v1/cases/C-1")
                .then()
                .statusCode(200);
    }

    /** The service and the issuer are the same for all. */
    @Override
    void stopAll() {}

    @AfterAll
    void stopOnceForAll() throws Exception {
        super.stopAll();
        issuer.close();
        database.close();
    }

    @Test
    void worker_comesBackSignedInToWhereTheyWanted() throws Exception {
        Browser browser = new Browser();

        HttpResponse<String> asked = browser.open(service + "/");
        HttpResponse<String> start = browser.submit(asked, Map.of("username", "w-1", "password", PASSWORD));

        browser.transcript().forEach(System.out::println);
        assertThat(asked.uri().toString()).startsWith(issuer.address());
        assertThat(start.uri().toString()).isEqualTo(service + "/");
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.body()).contains("Dana Reed");
        assertThat(browser.cookiesSet())
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .singleElement()
                .asString()
                .containsIgnoringCase("httponly")
                .containsIgnoringCase("samesite=lax");
    }

    @Test
    void wrongPassword_leadsNowhere() throws Exception {
        Browser browser = new Browser();

        HttpResponse<String> answer =
                browser.submit(browser.open(service + "/"), Map.of("username", "w-1", "password", "demo"));

        assertThat(answer.uri().toString()).startsWith(issuer.address());
        assertThat(browser.holds(host(), SESSION)).isFalse();
    }

    @Test
    void signingOut_endsTheSessionHereAndAtTheIssuer() throws Exception {
        Browser browser = signedIn("w-1");

        HttpResponse<String> after = browser.open(service + "/logout");

        browser.transcript().forEach(System.out::println);
        assertThat(browser.holds(host(), SESSION)).isFalse();
        assertThat(after.uri().toString()).startsWith(issuer.address());
        assertThat(after.body()).contains("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outsider", "caller"})
    void userWithoutARoleForPages_isToldSo(String user) throws Exception {
        Browser browser = new Browser();

        HttpResponse<String> answer =
                browser.submit(browser.open(service + "/"), Map.of("username", user, "password", PASSWORD));

        assertThat(answer.uri().toString()).isEqualTo(service + "/");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void sessionOfAPage_opensNothingOfTheApi() throws Exception {
        Browser browser = signedIn("w-1");

        HttpResponse<String> answer = browser.peek(service + "/api/v1/cases/C-1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void hostThatARequestNames_isNotWhereTheIssuerLeadsTo() {
        String location = given().redirects()
                .follow(false)
                .header("Host", "elsewhere.example")
                .header("X-Forwarded-Host", "elsewhere.example")
                .get(service + "/login?to=%2F")
                .then()
                .statusCode(302)
                .extract()
                .header("Location");

        assertThat(location)
                .startsWith(issuer.address())
                .contains("redirect_uri=http%3A%2F%2Flocalhost%3A")
                .contains("code_challenge_method=S256")
                .contains("max_age=43200")
                .doesNotContain("elsewhere");
    }

    @Test
    void scriptWithoutASession_isNotLedAway() {
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin")
                .get(service + "/login?to=%2F")
                .then()
                .statusCode(499);
    }

    @Test
    void caseSystem_usesTheApiByItsToken() {
        read(issuer.tokenOf("case-system"), "cases/C-1").statusCode(200).body("id", equalTo("C-1"));
    }

    @Test
    void tokenMadeForAnotherService_isRefused() {
        refused(issuer.tokenOf("another-service"));
    }

    @Test
    void tokenThatWasChanged_isRefused() {
        String token = issuer.tokenOf("case-system");
        refused(token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA"));
        refused("x");
        refused("");
    }

    @Test
    void tokenIsRefusedOnceItHasExpired() {
        String token = issuer.tokenOf("case-system-in-haste");
        Instant end = Instant.now().plus(Duration.ofSeconds(30));

        int status = 200;
        while (status == 200 && Instant.now().isBefore(end)) {
            status = read(token, "cases/C-1").extract().statusCode();
        }

        assertThat(status).isEqualTo(401);
    }

    @Test
    void workerByToken_seesTheirOwnCasesOnly() {
        read(issuer.tokenFor("w-1"), "cases/C-1").statusCode(200);
        read(issuer.tokenFor("w-2"), "cases/C-1").statusCode(404);
        by(issuer.tokenFor("w-1"))
                .body("{}")
                .put(service + "/api/v1/workers/W-1")
                .then()
                .statusCode(403);
    }

    @Test
    void operatorByToken_readsNoNames() {
        String operator = issuer.tokenFor("operator");

        read(operator, "cases/C-1").statusCode(403);
        read(operator, "workers/W-1").statusCode(403).body(not(containsString("Dana")));
        read(operator, "messages").statusCode(200).body(not(containsString("Dana")));
    }

    @Test
    void tokenWithoutARole_mayNothing() {
        read(issuer.tokenFor("outsider"), "cases/C-1").statusCode(403);
        by(issuer.tokenFor("outsider"))
                .body("{}")
                .post(service + "/api/v1/policy/evaluations")
                .then()
                .statusCode(403);
    }

    @Test
    void usersOfTheSandbox_getNothing() throws Exception {
        Browser browser = new Browser();

        for (String user : List.of("W-1", "admin", "system", "w-1")) {
            given().auth()
                    .preemptive()
                    .basic(user, "demo")
                    .get(service + "/api/v1/cases/C-1")
                    .then()
                    .statusCode(401);
            HttpResponse<String> answer =
                    browser.post(service + "/j_security_check", Map.of("j_username", user, "j_password", "demo"));
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        }
        assertThat(browser.open(service + "/").uri().toString()).startsWith(issuer.address());
        assertThat(browser.cookiesSet()).noneMatch(cookie -> cookie.startsWith("hearthline-sandbox"));
    }

    private Browser signedIn(String user) throws Exception {
        Browser browser = new Browser();
        browser.submit(browser.open(service + "/"), Map.of("username", user, "password", PASSWORD));
        assertThat(browser.holds(host(), SESSION)).isTrue();
        return browser;
    }

    private String host() {
        return service.substring("http://".length());
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private ValidatableResponse read(String token, String path) {
        return by(token).get(service + "/api/v1/" + path).then();
    }

    private void refused(String token) {
        read(token, "cases/C-1")
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"Hearthline\"");
    }
}
