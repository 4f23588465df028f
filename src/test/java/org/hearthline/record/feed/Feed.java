package org.hearthline.record.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows the feed as the case system does, from where it stood when the test began. */
final class Feed {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private String next;

    private Feed(String next) {
        this.next = next;
    }

    /** Behind everything that is in it already. */
    static Feed fromNowOn() {
        Feed feed = new Feed(page(null, 1000).getString("next"));
        while (!feed.read(1000).isEmpty()) {
            // Reads on.
        }
        return feed;
    }

    String next() {
        return next;
    }

    /** One page. */
    List<Map<String, Object>> read(int limit) {
        JsonPath page = page(next, limit);
        next = page.getString("next");
        return page.getList("items");
    }

    /** Reads on until so many of these have come; other work of the service may hold the feed back for a moment. */
    List<Map<String, Object>> until(int count, Predicate<Map<String, Object>> wanted) {
        List<Map<String, Object>> found = new ArrayList<>();
        Instant began = Instant.now();
        while (found.size() < count && Instant.now().isBefore(began.plus(PATIENCE))) {
            found.addAll(read(7).stream().filter(wanted).toList());
        }
        assertThat(found).hasSize(count);
        return found;
    }

    /** What is told of a case, without {@code org.hearthline.}, up to the first of this type. */
    List<String> typesOf(String caseId, String last) {
        List<String> types = new ArrayList<>();
        Instant began = Instant.now();
        while (!types.contains(last) && Instant.now().isBefore(began.plus(PATIENCE))) {
            read(100).stream()
                    .filter(event -> caseId.equals(data(event).get("caseId")))
                    .forEach(event -> types.add(type(event)));
        }
        return types;
    }

    static String type(Map<String, Object> event) {
        return Objects.toString(event.get("type")).replace("org.hearthline.", "");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) Objects.requireNonNull(event.get("data"));
    }

    private static JsonPath page(@Nullable String after, int limit) {
        return as("system")
                .get("/api/v1/events?limit=" + limit + (after == null ? "" : "&after=" + after))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
