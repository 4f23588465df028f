package org.hearthline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What another site's page may not send, on every kind of address; whether a request is answered otherwise is others' to test. */
@QuarkusTest
class OwnPagesTest {

    @TestHTTPResource
    URL here;

    @ConfigProperty(name = "hearthline.public-url")
    String publicUrl;

    /** Each with whether it answers by a problem document, not by a page. */
    private static final Map<String, Boolean> ADDRESSES = Map.of(
            "POST /api/v1/cases/C-1/contacts", true,
            "PUT /api/v1/cases/C-1", true,
            "PATCH /api/v1/tasks/T-1", true,
            "DELETE /api/v1/pauses/SMS", true,
            "POST /j_security_check", true,
            "POST /nowhere", true,
            "DELETE //api/v1/pauses/SMS", true,
            "POST /m/token", false,
            "POST /confirm/link", false);

    private record Sent(String what, Map<String, String> headers, boolean passes) {}

    @TestFactory
    Stream<DynamicTest> unsafeRequest_passesOnlyFromOurOwnPagesOrFromNone() {
        URI own = URI.create(here.toString());
        String host = own.getAuthority();
        List<Sent> table = List.of(
                new Sent("nothing", Map.of(), true),
                new Sent("same-origin", Map.of("Sec-Fetch-Site", "same-origin"), true),
                new Sent("none", Map.of("Sec-Fetch-Site", "none"), true),
                new Sent("same-site", Map.of("Sec-Fetch-Site", "same-site"), false),
                new Sent("cross-site", Map.of("Sec-Fetch-Site", "cross-site"), false),
                new Sent("unknown site", Map.of("Sec-Fetch-Site", ""), false),
                new Sent(
                        "cross-site with our origin",
                        Map.of("Sec-Fetch-Site", "cross-site", "Origin", publicUrl),
                        false),
                new Sent(
                        "same-origin behind a proxy",
                        Map.of("Sec-Fetch-Site", "same-origin", "Origin", "https://outside.example"),
                        true),
                new Sent("public origin", Map.of("Origin", publicUrl), true),
                new Sent("own host", Map.of("Origin", "http://" + host), true),
                new Sent("own host by TLS", Map.of("Origin", "https://" + host), true),
                new Sent("another origin", Map.of("Origin", "https://elsewhere.example"), false),
                new Sent("another port", Map.of("Origin", "http://localhost:1"), false),
                new Sent("longer host", Map.of("Origin", "http://" + host + ".elsewhere.example"), false),
                new Sent("no origin to tell", Map.of("Origin", "null"), false));
        return ADDRESSES.entrySet().stream().flatMap(address -> table.stream()
                .map(sent -> dynamicTest(address.getKey() + " with " + sent.what(), () -> {
                    Response answer = send(address.getKey(), sent.headers());
                    if (sent.passes()) {
                        assertThat(answer.statusCode()).isNotEqualTo(403).isLessThan(500);
                    } else if (address.getValue()) {
                        Refusal.of(answer, 403);
                    } else {
                        assertThat(answer.statusCode()).isEqualTo(403);
                        assertThat(answer.contentType()).startsWith("text/html");
                    }
                })));
    }

    @Test
    void reading_passesFromAnywhere() {
        for (String address : new String[] {"GET /api/v1/cases/C-1", "HEAD /q/health/live", "GET /sandbox/clock"}) {
            assertThat(send(address, Map.of("Sec-Fetch-Site", "cross-site", "Origin", "null"))
                            .statusCode())
                    .isNotEqualTo(403);
        }
    }

    @Test
    void oneClickOfAMailProgram_passesWithoutSayingWhereFrom() {
        given().formParam("List-Unsubscribe", "One-Click")
                .post("/unsubscribe/none")
                .then()
                .statusCode(404);
    }

    /** Signed in as somebody who may: what is refused is refused for where it comes from. */
    private static Response send(String address, Map<String, String> headers) {
        List<String> words = Arrays.asList(address.split(" ", -1));
        RequestSpecification request = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .headers(new LinkedHashMap<>(headers))
                .contentType(words.get(1).startsWith("/j_") ? ContentType.URLENC : ContentType.JSON);
        if (words.get(1).contains("/api/")) {
            String user =
                    words.get(1).contains("pauses") ? "admin" : words.get(1).contains("tasks") ? null : "system";
            if (user != null) {
                request.auth().preemptive().basic(user, "demo");
            }
        }
        return words.get(0).equals("DELETE")
                        || words.get(0).equals("HEAD")
                        || words.get(0).equals("GET")
                ? request.request(words.get(0), words.get(1))
                : request.body("").request(words.get(0), words.get(1));
    }
}
