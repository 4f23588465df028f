package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT} and {@code GET /workers/{id}}. */
@QuarkusTest
class WorkerTest {

    private final String id = newId("W");

    @Test
    void wholeDocument_isAnsweredAsItWasPut() {
        Response answer = put(whole());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat((Object) Json.node(answer.asString())).isEqualTo(whole());
        assertThat((Object) Json.node(get().asString())).isEqualTo(whole());
        assertThat(get().header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    void minimalDocument_isAnsweredWithItsGapsNamed() {
        put(Json.object("{\"unit\": \"U-1\", \"role\": \"WORKER\"}")).then().statusCode(200);

        assertThat((Object) Json.node(get().asString())).isEqualTo(Json.object("""
                {"id": "%s", "name": null, "email": null, "phone": null, "supervisorId": null, "unit": "U-1", "timeZone": null,
                 "role": "WORKER", "alerts": ["EMAIL"]}
                """.formatted(id)));
    }

    @Test
    void documentThatWasAnswered_changesNothingWhenItIsPutAgain() {
        put(whole());
        Response before = get();

        Response again = put(Json.object(before.asString()));

        assertThat(again.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(get().asString()).isEqualTo(before.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | \"Dána Reed\"",
                "/name | null",
                "/email | null",
                "/email | \"d@agency.example\"",
                "/phone | null",
                "/supervisorId | null",
                "/unit | \"Davidson-3\"",
                "/timeZone | null",
                "/timeZone | \"America/New_York\"",
                "/role | \"SUPERVISOR\"",
                "/alerts | [\"EMAIL\"]",
                "/alerts | []"
            })
    void fieldThatIsPutOtherwise_isKeptAndMakesAnotherVersion(String place, String value) {
        String before = put(whole()).header("ETag");

        Response answer = put(with(whole(), place, value));

        assertThat(answer.header("ETag")).isNotEqualTo(before);
        assertThat((Object) Json.node(get().asString())).isEqualTo(with(whole(), place, value));
    }

    @Test
    void versionThatIsExpected_decidesWhetherItIsChanged() {
        String made = put(whole()).header("ETag");
        ObjectNode changed = with(whole(), "/unit", "\"Davidson-3\"");

        assertThat(putIfMatch(made, changed).statusCode()).isEqualTo(200);
        Refusal.of(putIfMatch(made, whole()), 412);
        Refusal.of(putIfMatch("garbage", whole()), 412);
        assertThat(putIfMatch("*", whole()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "garbage"})
    void versionThatIsExpectedOfANewWorker_isNotThere(String expected) {
        Refusal.of(putIfMatch(expected, whole()), 412);

        Refusal.of(get(), 404);
    }

    private ObjectNode whole() {
        return Json.object("""
                {"id": "%s", "name": "Dana Reed", "email": "dana@agency.example", "phone": "+16155550101", "supervisorId": "W-9",
                 "unit": "Davidson-2", "timeZone": "America/Chicago", "role": "WORKER", "alerts": ["EMAIL", "SMS"]}
                """.formatted(id));
    }

    private Response put(ObjectNode document) {
        return as("system").body(document.toString()).put("/api/v1/workers/" + id);
    }

    private Response putIfMatch(String expected, ObjectNode document) {
        return as("system")
                .header("If-Match", expected)
                .body(document.toString())
                .put("/api/v1/workers/" + id);
    }

    private Response get() {
        return as("system").get("/api/v1/workers/" + id);
    }
}
