package org.hearthline.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.hearthline.Json;

/** An import as a client posts and polls it. */
record Posted(String id) {

    static Posted csv(CaseFiles files) {
        return post("application/zip", files.zip(), "");
    }

    static Posted dryRun(CaseFiles files) {
        return post("application/zip", files.zip(), "?dryRun=true");
    }

    static Posted lines(String... lines) {
        return post("application/x-ndjson", String.join("\n", lines).getBytes(UTF_8), "");
    }

    static Posted post(String type, byte[] file, String query) {
        Response answer = given().auth()
                .preemptive()
                .basic("system", "demo")
                .contentType(type)
                .body(file)
                .post("/api/v1/imports" + query);
        answer.then().statusCode(202);
        return new Posted(answer.path("id"));
    }

    JsonNode now() {
        return Json.node(as("system").get("/api/v1/imports/" + id).asString());
    }

    /** As it is once the service has nothing left to do. */
    JsonNode done() {
        advance("PT0S");
        return now();
    }
}
