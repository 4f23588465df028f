package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.Documented.draftPolicy;
import static org.hearthline.Documented.evaluation;
import static org.hearthline.Documented.wholeCase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hearthline.Http;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.Test;

/** Valid documents with something odd in them, and valid bytes with something broken: refused or taken, never a fault of ours. */
@QuarkusTest
class MutatedRequestTest {

    private static final int MUTATIONS = Integer.getInteger("hearthline.test.mutations", 400);
    private static final long SEED = Long.getLong("hearthline.test.seed", 20261123);

    /** Values at which readers, rules or the database have stumbled somewhere. */
    static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775808",
            "1e3",
            "1.5",
            "1e400",
            "-0",
            "\"\"",
            "\" \"",
            "\"null\"",
            "\"0\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00a\"",
            "\"\\ufffe\"",
            "\"\\u202e\"",
            "\"😀\"",
            "\"é\"",
            "\"'; drop table worker; --\"",
            "\"${jndi:ldap://x}\"",
            "\"%s%n\"",
            "\"../../etc\"",
            "\"1900-01-01\"",
            "\"2199-12-31\"",
            "\"2200-01-01\"",
            "\"0000-00-00\"",
            "\"2026-02-29\"",
            "\"2026-11-05T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"24:00\"",
            "\"08:00\"",
            "\"P1M\"",
            "\"P1Y\"",
            "\"P-1D\"",
            "\"P99999Y\"",
            "\"PT1H\"",
            "\"UTC\"",
            "\"Z\"",
            "\"+18:00\"",
            "\"+99:00\"",
            "\"America/Chicago\"",
            "\"Asia/Kathmandu\"",
            "\"SystemV/PST8\"",
            "\"MOTHER\"",
            "\"FULL\"",
            "\"MISSING\"",
            "\"DECEASED\"",
            "\"CALENDAR_MONTH\"",
            "\"WORKER\"",
            "\"P-1\"",
            "\"K-1\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "[\"\"]",
            "{\"\": null}",
            "{\"default\": null}",
            "{\"default\": []}",
            "{\"id\": null}");

    private final Random random = new Random(SEED);

    @Test
    void mutatedCase_isTakenOrRefused() {
        String caseId = newId("C");
        ObjectNode valid = wholeCase(caseId, "W-1");
        for (int i = 0; i < MUTATIONS; i++) {
            send("PUT", "/api/v1/cases/" + caseId, mutation(valid));
        }
        assertThat(Http.send("system", "GET", "/api/v1/cases/" + caseId, "").statusCode())
                .isEqualTo(200);
        assertThat(Http.send("system", "GET", "/api/v1/cases/" + caseId + "/requirements", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void mutatedEvaluation_isAnsweredOrRefused() {
        ObjectNode valid = evaluation();
        ObjectNode withPolicy = evaluation();
        withPolicy.set("policy", draftPolicy());
        for (int i = 0; i < MUTATIONS; i++) {
            send("POST", "/api/v1/policy/evaluations", mutation(i % 2 == 0 ? valid : withPolicy));
        }
    }

    private void send(String method, String path, byte[] body) {
        HttpResponse<String> answer = Http.send("system", method, path, "application/json", body);
        String sent = new String(body, UTF_8);
        assertThat(answer.statusCode())
                .as("seed %s: %s %s", SEED, answer.body(), sent)
                .isLessThan(500);
        if (answer.statusCode() != 200) {
            Refusal.of(answer);
        }
    }

    private byte[] mutation(ObjectNode valid) {
        ObjectNode mutated = valid.deepCopy();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            mutate(mutated);
        }
        byte[] json = Json.escaped(mutated).getBytes(UTF_8);
        return random.nextInt(5) == 0 ? broken(json) : json;
    }

    private void mutate(ObjectNode document) {
        List<JsonNode> places = new ArrayList<>();
        collect(document, places);
        JsonNode place = oneOf(places);
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "x" : oneOf(names);
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "x", odd());
                case 2 -> object.set(oneOf(List.of("source", "id", "why", "to", "", "\u0000")), odd());
                default -> object.set(name, odd());
            }
        } else if (place instanceof ArrayNode list) {
            switch (random.nextInt(4)) {
                case 0 -> list.add(odd());
                case 1 -> list.addAll(list.deepCopy());
                case 2 -> list.removeAll();
                default -> list.insert(0, odd());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
        }
        node.forEach(each -> collect(each, places));
    }

    private byte[] broken(byte[] json) {
        byte[] broken = json.clone();
        int at = random.nextInt(json.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(broken, at);
            case 1 -> Arrays.copyOfRange(broken, at, json.length);
            default -> {
                broken[at] = (byte) random.nextInt(256);
                yield broken;
            }
        };
    }

    private JsonNode odd() {
        return Json.node(oneOf(ODD));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
