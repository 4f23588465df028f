package org.hearthline.chaos;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** Calls that give up, and fail unless they are answered well. */
final class Calls {

    private static final Duration TIMEOUT = Duration.ofSeconds(25);
    private static final String LOGIN = "Basic "
            + Base64.getEncoder().encodeToString("system:demo".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** The call was understood and refused: to repeat it would not help. */
    static final class Refused extends Error {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private Calls() {}

    static JsonObject get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    static JsonObject post(String url, String body) throws IOException, InterruptedException {
        return send(request(url).POST(BodyPublishers.ofString(body)));
    }

    static JsonObject put(String url, String body) throws IOException, InterruptedException {
        return send(request(url).PUT(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", LOGIN);
    }

    private static JsonObject send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        String line = request.method() + " " + request.uri().getPath() + " " + answer.statusCode();
        if (answer.statusCode() / 100 == 4) {
            throw new Refused(line + " " + answer.body());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(line);
        }
        return answer.body().isBlank() ? new JsonObject() : new JsonObject(answer.body());
    }
}
