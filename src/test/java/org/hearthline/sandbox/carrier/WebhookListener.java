package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the service: takes webhooks and keeps them. */
final class WebhookListener {

    private final HttpServer server;
    private final BlockingQueue<Webhook> received = new LinkedBlockingQueue<>();
    private final AtomicInteger dropped = new AtomicInteger();

    private WebhookListener(Vertx vertx) {
        this.server = RunningCarrier.await(
                vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    static WebhookListener start(Vertx vertx) {
        return new WebhookListener(vertx);
    }

    record Webhook(String uri, String signature, Map<String, String> parameters) {

        String status() {
            return parameters.getOrDefault("MessageStatus", "");
        }

        boolean isSignedFor(String url, String authToken) {
            return new RequestValidator(authToken).validate(url, parameters, signature);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Closes the connections of the next requests without an answer. */
    void drop(int requests) {
        dropped.set(requests);
    }

    boolean hasDroppedAll() {
        return dropped.get() == 0;
    }

    Webhook next() throws InterruptedException {
        Webhook webhook = received.poll(10, TimeUnit.SECONDS);
        assertThat(webhook).as("a webhook").isNotNull();
        return webhook;
    }

    List<Webhook> next(int count) throws InterruptedException {
        List<Webhook> webhooks = new ArrayList<>();
        while (webhooks.size() < count) {
            webhooks.add(next());
        }
        return webhooks;
    }

    List<Webhook> soFar() {
        return List.copyOf(received);
    }

    private void take(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.end().onSuccess(complete -> {
            if (dropped.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                request.connection().close();
                return;
            }
            Map<String, String> parameters = new TreeMap<>();
            request.formAttributes().forEach(parameters::put);
            received.add(new Webhook(request.uri(), request.getHeader("X-Twilio-Signature"), parameters));
            request.response().setStatusCode(204).end();
        });
    }
}
