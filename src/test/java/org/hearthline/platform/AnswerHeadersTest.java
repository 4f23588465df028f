package org.hearthline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AnswerHeadersTest {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @ParameterizedTest
    @CsvSource({
        "/api/v1/cases/C-1, 401",
        "/api/v1/nowhere, 404",
        "/nowhere, 404",
        "/m/none, 404",
        "/m/style.css, 200",
        "/sandbox, 200",
        "/%00, 400",
        "/calendar/none.ics, 404",
        "/q/health/live, 200"
    })
    void everyAnswer_tellsBrowsersWhatTheyMayDo(String address, int status) {
        Headers answer = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(address)
                .then()
                .statusCode(status)
                .extract()
                .headers();

        EVERYWHERE.forEach((name, value) -> assertThat(answer.getValues(name)).containsExactly(value));
        assertThat(answer.getValues("Permissions-Policy")).hasSize(1);
        assertThat(answer.getValues("Cache-Control")).hasSize(1);
        assertThat(answer.getValues("Content-Security-Policy")).hasSize(address.startsWith("/q/") ? 0 : 1);
    }

    @Test
    void whatMayHoldPersonalData_isKeptNowhere() {
        assertThat(given().get("/api/v1/cases/C-1").header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().get("/m/none").header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().get("/m/style.css").header("Cache-Control")).startsWith("public");
    }

    @Test
    void parentsPages_keepTheirStricterPolicy() {
        assertThat(given().get("/m/none").headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .doesNotContain("script-src")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void outsideTheSandbox_nobodyFramesAPageAndTlsIsAskedForWhereItIs() {
        MultiMap open = MultiMap.caseInsensitiveMultiMap();
        MultiMap withTls = MultiMap.caseInsensitiveMultiMap();

        new AnswerHeaders(false, "http://localhost:8080").complete(open, false);
        new AnswerHeaders(false, "https://hearthline.agency.example").complete(withTls, false);

        assertThat(open.get("Content-Security-Policy"))
                .endsWith("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(open.contains("Strict-Transport-Security")).isFalse();
        assertThat(withTls.get("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }
}
