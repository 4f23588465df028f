package org.hearthline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the carrier what the sandbox is asked, wherever it runs, and passes its answer on as it is. */
@Singleton
class CarrierControl {

    private final HttpClient client;
    private final Optional<String> carrier;

    CarrierControl(
            Vertx vertx, @ConfigProperty(name = SandboxInfrastructure.TWILIO_BASE_URL) Optional<String> carrier) {
        this.client = vertx.createHttpClient();
        this.carrier = carrier;
    }

    Uni<Response> get(String path) {
        return ask(HttpMethod.GET, path, "");
    }

    Uni<Response> post(String path, @Nullable JsonNode body) {
        return ask(HttpMethod.POST, path, body == null ? "null" : body.toString());
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private Uni<Response> ask(HttpMethod method, String path, String body) {
        RequestOptions request = new RequestOptions().setMethod(method).setAbsoluteURI(carrier.orElseThrow() + path);
        return Uni.createFrom().completionStage(() -> client.request(request)
                .compose(opened -> opened.send(Buffer.buffer(body)))
                .compose(CarrierControl::passedOn)
                .toCompletionStage());
    }

    private static Future<Response> passedOn(HttpClientResponse answer) {
        return answer.body().map(body -> Response.status(answer.statusCode())
                .type(answer.getHeader("Content-Type"))
                .entity(body.getBytes())
                .build());
    }
}
