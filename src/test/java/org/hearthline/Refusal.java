package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Asserts that a request was refused, and that the refusal is a problem document in full. */
public final class Refusal {

    private final int status;
    private final String body;
    private final JsonNode problem;

    private Refusal(int status, String contentType, String body) {
        this.status = status;
        this.body = body;
        assertThat(contentType).as("%s %s", status, body).startsWith("application/problem+json");
        this.problem = Json.node(body);
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    public static Refusal of(Response response) {
        return new Refusal(response.statusCode(), Objects.toString(response.contentType()), response.asString());
    }

    public static Refusal of(HttpResponse<String> response) {
        return new Refusal(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    public static Refusal of(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return of(response);
    }

    public static Refusal of(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return of(response);
    }

    public int status() {
        return status;
    }

    /** The bad fields that it names, in the order it names them. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        problem.path("errors").forEach(error -> fields.add(error.path("field").asText()));
        return fields;
    }

    public Refusal naming(String... fields) {
        assertThat(fields()).as(body).containsExactlyInAnyOrder(fields);
        return this;
    }

    public String detail() {
        return problem.path("detail").asText();
    }

    public Refusal withoutEcho(String sent) {
        assertThat(body).doesNotContain(sent);
        return this;
    }
}
