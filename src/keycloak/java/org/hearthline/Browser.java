package org.hearthline;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of a browser as signing in takes: cookies by host and port, redirects, one form. Like browsers it takes loopback for secure.
 * It notes where it went, never with a query, which holds codes and tokens.
 */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final List<String> transcript = new ArrayList<>();
    private final List<String> cookiesSet = new ArrayList<>();

    /** Opens an address and follows where that leads. */
    HttpResponse<String> open(String address) throws Exception {
        return follow(send(HttpRequest.newBuilder(URI.create(address)).GET()));
    }

    /** Opens an address and follows nowhere. */
    HttpResponse<String> peek(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Fills in the form of a page and sends it. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) throws Exception {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("There is no form at " + page.uri().getPath());
        }
        return post(page.uri().resolve(form.group(1).replace("&amp;", "&")).toString(), fields);
    }

    HttpResponse<String> post(String address, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    boolean holds(String host, String cookie) {
        return cookies.getOrDefault(host, Map.of()).containsKey(cookie);
    }

    /** Every {@code Set-Cookie} so far, without values. */
    List<String> cookiesSet() {
        return List.copyOf(cookiesSet);
    }

    /** Method, host, path and status of every request so far. */
    List<String> transcript() {
        return List.copyOf(transcript);
    }

    private HttpResponse<String> follow(HttpResponse<String> first) throws Exception {
        HttpResponse<String> answer = first;
        for (int steps = 0; answer.statusCode() / 100 == 3; steps++) {
            if (steps == MOST_REDIRECTS) {
                throw new AssertionError("Led on and on: " + transcript);
            }
            URI to =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(to).GET());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws Exception {
        URI uri = builder.build().uri();
        Map<String, String> jar = cookies.computeIfAbsent(uri.getAuthority(), host -> new HashMap<>());
        if (!jar.isEmpty()) {
            builder.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        transcript.add("%-4s %-15s %-55s %d"
                .formatted(request.method(), uri.getAuthority(), uri.getPath(), answer.statusCode()));
        answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(jar, cookie));
        return answer;
    }

    private void keep(Map<String, String> jar, String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.matches("(?i).*max-age=0(;.*)?")) {
            jar.remove(name);
        } else {
            jar.put(name, pair.substring(pair.indexOf('=') + 1));
            cookiesSet.add(name + cookie.substring(pair.length()));
        }
    }
}
