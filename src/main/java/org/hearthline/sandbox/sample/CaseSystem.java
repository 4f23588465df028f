package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Speaks to the service as the case system does. */
final class CaseSystem {

    /** A call that the service did not take. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private Refused(HttpRequest call, HttpResponse<String> answer) {
            // The documents are invented, so the answer may be shown.
            super(call.method() + " " + call.uri().getPath() + " answered " + answer.statusCode() + " "
                    + answer.body());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER =
            "Basic " + Base64.getEncoder().encodeToString("system:demo".getBytes(StandardCharsets.UTF_8));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI service;

    CaseSystem(URI service) {
        this.service = service;
    }

    /** Whether the service keeps something under this address. */
    boolean knows(String address) throws Refused, IOException, InterruptedException {
        HttpRequest call = call(address).GET().build();
        HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw new Refused(call, answer);
        };
    }

    void put(String address, ObjectNode document) throws Refused, IOException, InterruptedException {
        send(call(address).PUT(body(document)).build());
    }

    void post(String address, ObjectNode document) throws Refused, IOException, InterruptedException {
        send(call(address).POST(body(document)).build());
    }

    private void send(HttpRequest call) throws Refused, IOException, InterruptedException {
        HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(call, answer);
        }
    }

    private HttpRequest.Builder call(String address) {
        return HttpRequest.newBuilder(service.resolve("/api/v1" + address))
                .timeout(PATIENCE)
                .header("Authorization", USER)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(ObjectNode document) {
        return HttpRequest.BodyPublishers.ofString(document.toString());
    }
}
