package org.hearthline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hearthline.Refusal;
import org.hearthline.SandboxResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the service for one client address; how time passes in them is {@link AllowanceTest}'s. */
@QuarkusTest
@TestProfile(RequestLimitsTest.Limited.class)
class RequestLimitsTest {

    public static class Limited implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    SandboxResource.LIMIT + "refused-sign-ins", "6",
                    SandboxResource.LIMIT + "dead-links", "4",
                    SandboxResource.LIMIT + "links", "9",
                    SandboxResource.LIMIT + "unsigned-calls", "4");
        }
    }

    @Test
    void clientWhoGuessesPasswords_isRefusedWithWhateverCredentials() {
        Supplier<Response> guess =
                () -> given().auth().preemptive().basic("system", "guess").get("/api/v1/cases/C-1");
        Supplier<Response> right =
                () -> given().auth().preemptive().basic("system", "demo").get("/api/v1/cases/C-1");
        Supplier<Response> form = () -> given().redirects()
                .follow(false)
                .formParam("j_username", "system")
                .formParam("j_password", "guess")
                .post("/j_security_check");

        times(3, guess, 401);
        times(9, right, 404);
        times(3, form, 302);

        tooMany(guess.get());
        tooMany(right.get());
        tooMany(form.get());
        given().get("/api/v1/cases/C-1").then().statusCode(401);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void clientWhoGuessesLinks_isRefusedAllOfThem() {
        times(4, () -> given().get("/m/" + newId("guess")), 404);

        for (String link : new String[] {"/m/x", "/m/x/stop", "/confirm/x", "/unsubscribe/x", "/calendar/x.ics"}) {
            tooMany(given().get(link));
        }
        tooMany(given().post("/unsubscribe/x"));
        given().get("/sandbox/clock").then().statusCode(200);
    }

    @Test
    void callsOfTheCarrier_areRefusedUnreadOnlyWithoutASignature() {
        Supplier<Response> unsigned = () -> given().formParam("Body", "x").post("/webhooks/twilio/inbound");
        Supplier<Response> wronglySigned = () ->
                given().header("X-Twilio-Signature", "x").formParam("Body", "x").post("/webhooks/twilio/inbound");

        times(9, wronglySigned, 403);
        times(4, unsigned, 403);

        tooMany(unsigned.get());
        times(9, wronglySigned, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:0:7:1:2:3:4, 2001:db8:0:7",
        "2001:db8:0:7:9:9:9:9, 2001:db8:0:7",
        "0:0:0:0:0:0:0:1, 0:0:0:0"
    })
    void address_countsWithItsNetwork(String address, String client) {
        assertThat(RequestLimits.client(address)).isEqualTo(client);
    }

    private static void times(int times, Supplier<Response> request, int status) {
        IntStream.range(0, times)
                .forEach(time -> assertThat(request.get().statusCode()).isEqualTo(status));
    }

    private static void tooMany(Response answer) {
        Refusal.of(answer, 429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 61);
    }
}
