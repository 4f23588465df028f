package org.hearthline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hearthline.platform.PublicUrl;

/** Calls as the carrier makes them: forms, signed over the address that the public sees, which is not the one that tests call. */
public final class CarrierCalls {

    public static final String INBOUND = "/webhooks/twilio/inbound";
    public static final String STATUS = "/webhooks/twilio/status";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private CarrierCalls() {}

    public static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A number that no other test has. */
    public static String newNumber() {
        return "+1615" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    }

    /** Somebody texts this, and the carrier calls; it must be taken. */
    public static String text(String from, String body) {
        String sid = newSid();
        accepted(post(INBOUND, inbound(sid, from, body)));
        return sid;
    }

    public static Map<String, String> inbound(String sid, String from, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid);
        form.put("From", from);
        form.put("To", "+16155559999");
        form.put("Body", body);
        form.put("NumMedia", "0");
        return form;
    }

    public static Map<String, String> status(String sid, String status) {
        return new LinkedHashMap<>(Map.of("MessageSid", sid, "MessageStatus", status, "To", "+16155550107"));
    }

    public static HttpResponse<String> accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response;
    }

    public static HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, encoded(form), Optional.of(signature(path, form)));
    }

    public static HttpResponse<String> post(String path, String body, Optional<String> signature) {
        return send(path, BodyPublishers.ofString(body), signature);
    }

    /** A body that declares no length. */
    public static HttpResponse<String> stream(String path, byte[] body, String signature) {
        return send(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), Optional.of(signature));
    }

    private static HttpResponse<String> send(String path, HttpRequest.BodyPublisher body, Optional<String> signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(body);
        signature.ifPresent(given -> request.header("X-Twilio-Signature", given));
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String signature(String path, Map<String, String> form) {
        return signatureOf(
                new PublicUrl(ConfigProvider.getConfig().getValue("hearthline.public-url", String.class)).at(path),
                form);
    }

    /** As the carrier documents it: the address, then each field and value in order of names, under the account's token. */
    public static String signatureOf(String url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((field, value) -> signed.append(field).append(value));
        String token = ConfigProvider.getConfig().getValue("hearthline.twilio.auth-token", String.class);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
