package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** A carrier that runs for one test, with a service that listens to it under a public address that leads nowhere else. */
final class RunningCarrier implements AutoCloseable {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "a token";
    static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    static final String PUBLIC_URL = "https://hearthline.agency.example";
    static final String INBOUND_URL = PUBLIC_URL + "/webhooks/twilio/inbound";
    static final String STATUS_URL = PUBLIC_URL + "/webhooks/twilio/status?attempt=7a-1";
    static final String PHONE = "+16155550142";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    final WebhookListener service = WebhookListener.start(vertx);
    final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-23T15:00:00.5Z"));
    final LocalCarrier carrier;
    final TwilioRestClient client;

    RunningCarrier() {
        PublicAddress address = PublicAddress.leadingTo(PUBLIC_URL, () -> List.of(service.url()));
        carrier = await(LocalCarrier.start(
                vertx,
                new CarrierSettings(
                        0,
                        ACCOUNT,
                        TOKEN,
                        Optional.of(SERVICE),
                        CarrierSettings.NUMBER,
                        INBOUND_URL,
                        address,
                        clock::get)));
        client = clientWith(TOKEN);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    TwilioRestClient clientWith(String token) {
        return TwilioSdk.client(carrier.url(), ACCOUNT, token);
    }

    /** To be created through the messaging service, with a status callback. */
    MessageCreator text(String to, String body) {
        return Message.creator(new PhoneNumber(to), SERVICE, body).setStatusCallback(URI.create(STATUS_URL));
    }

    Message create(String to, String body) {
        return text(to, body).create(client);
    }

    Message fetch(String sid) {
        return Message.fetcher(sid).fetch(client);
    }

    void behave(String json) {
        assertThat(post("/carrier", json).statusCode()).isEqualTo(200);
    }

    JsonObject reply(String phone, String body) {
        HttpResponse<String> answer = post(
                "/phones/" + phone + "/replies",
                new JsonObject().put("body", body).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    List<JsonObject> texts(String phone) {
        return objects(new JsonArray(get("/phones/" + phone).body()));
    }

    List<JsonObject> journal() {
        return objects(new JsonObject(get("/journal").body()).getJsonArray("creates"));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(carrier.url() + path)).build());
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(carrier.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Override
    public void close() {
        await(carrier.stop());
        await(vertx.close());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
