package org.hearthline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** Plain requests, for what is too large, too odd or too much to go through REST Assured. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    public static HttpResponse<String> send(String user, String method, String path, String body) {
        return send(user, method, path, "application/json", body.getBytes(UTF_8));
    }

    public static HttpResponse<String> send(String user, String method, String path, String contentType, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", basic(user))
                .header("Content-Type", contentType)
                .build();
        return answer(CLIENT, request, BodyHandlers.ofString());
    }

    public static HttpRequest get(String path) {
        return HttpRequest.newBuilder(address(path)).build();
    }

    public static HttpRequest form(String path, String fields) {
        return HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    /** What this browser, with its cookies, reads in the end. */
    public static String body(HttpClient browser, HttpRequest request) {
        return answer(browser, request, BodyHandlers.ofString()).body();
    }

    /** How an answer that never ends begins. */
    public static int statusOfStream(String path, String user) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", basic(user))
                .build();
        HttpResponse<InputStream> answer = answer(CLIENT, request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static <T> HttpResponse<T> answer(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(UTF_8));
    }
}
