package org.hearthline;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A parent's phone in the sandbox: what arrives there, and what its owner writes, which reaches the service by the signed webhook. */
public record Phone(String number) {

    /** One that no other test has. */
    public static Phone any() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Phone("+1615%03d%04d".formatted(random.nextInt(300, 900), random.nextInt(10_000)));
    }

    /** What the service sent there, oldest first. */
    public List<String> texts() {
        return given().get("/sandbox/phones/{number}", number).jsonPath().<Map<String, String>>getList("$").stream()
                .filter(text -> "SERVICE".equals(text.get("writtenBy")))
                .map(text -> text.get("body"))
                .toList();
    }

    public String lastText() {
        List<String> texts = texts();
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    /** Its owner writes; what follows from it is done when this returns. */
    public Phone writes(String body) {
        given().contentType(ContentType.JSON)
                .body(Map.of("body", body))
                .post("/sandbox/phones/{number}/replies", number)
                .then()
                .statusCode(200);
        Api.advance("PT0S");
        return this;
    }
}
