package org.hearthline.sandbox;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SandboxAbsentTest.WithoutSandbox.class)
class SandboxAbsentTest {

    public static class WithoutSandbox implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(SandboxInfrastructure.SANDBOX, "false");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox",
                "/sandbox/",
                "//sandbox/clock",
                "/x/../sandbox/clock",
                "/%73andbox/clock",
                "/sandbox;a=b/clock",
                "/sandbox/page.js",
                "/sandbox/clock",
                "/sandbox/mail",
                "/sandbox/phones",
                "/sandbox/phones/16155550142",
                "/sandbox/phones/16155550142/replies",
                "/sandbox/carrier"
            })
    void addressesOfTheSandbox_doNotExist(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{\"now\": null}")
                .put(path)
                .then()
                .statusCode(404);
    }

    @Test
    void usersOfTheSandbox_doNotExist() {
        given().auth()
                .preemptive()
                .basic("system", "demo")
                .get("/q/health/live")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("admin", "demo")
                .get("/q/health/live")
                .then()
                .statusCode(401);
    }
}
