package org.hearthline.sandbox.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Posts to the service, signed. A connection that fails is tried once more, a slow answer is not waited for again: Twilio's default. */
final class Webhooks {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 15_000;
    private static final int MOST_CONNECTIONS = 64;

    private final HttpClient client;
    private final Signature signature;
    private final PublicAddress publicAddress;

    Webhooks(Vertx vertx, String authToken, PublicAddress publicAddress) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS).setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.signature = new Signature(authToken);
        this.publicAddress = publicAddress;
    }

    /** The status that the service answered; fails when it gave no answer. */
    Future<Integer> post(String url, Map<String, String> parameters) {
        String signed = signature.of(url, parameters);
        Buffer form = Buffer.buffer(parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&")));
        return once(url, signed, form)
                .recover(failure ->
                        failure instanceof TimeoutException ? Future.failedFuture(failure) : once(url, signed, form));
    }

    Future<Void> close() {
        return client.close();
    }

    private Future<Integer> once(String url, String signed, Buffer form) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(publicAddress.connectionFor(url))
                    .setTimeout(ANSWER_TIMEOUT_MILLIS)
                    .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                    .putHeader("User-Agent", "TwilioProxy/1.1")
                    .putHeader("X-Twilio-Signature", signed);
        } catch (RuntimeException unusable) {
            return Future.failedFuture(unusable);
        }
        return client.request(options).compose(request -> request.send(form)).compose(Webhooks::statusOf);
    }

    private static Future<Integer> statusOf(HttpClientResponse response) {
        return response.body().map(body -> response.statusCode());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
