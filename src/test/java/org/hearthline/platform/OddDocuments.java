package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hearthline.Json;

/** Documents as an OpenAPI schema has them, with odd values here and there. */
final class OddDocuments {

    /** A word that a value brought and no refusal repeats. */
    static final String WORD = "kanarienvogel";

    private static final int DEEPEST = 7;

    private final JsonNode openApi;
    private final Random random;

    OddDocuments(JsonNode openApi, Random random) {
        this.openApi = openApi;
        this.random = random;
    }

    /** @param schema as OpenAPI describes it, or a reference to one */
    String of(JsonNode schema) {
        return of(schema, 0);
    }

    private String of(JsonNode said, int depth) {
        JsonNode schema =
                said.has("$ref") ? openApi.at(said.get("$ref").asText().substring(1)) : said;
        if (depth > DEEPEST || random.nextInt(9) == 0) {
            return oneOf(MutatedRequestTest.ODD);
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(choice)) {
                return of(
                        schema.get(choice).get(random.nextInt(schema.get(choice).size())), depth + 1);
            }
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .toString();
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> object(schema, depth);
            case "array" -> list(schema.path("items"), depth);
            case "integer", "number" -> String.valueOf(random.nextInt(100) - 5);
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> '"' + text(schema.path("format").asText()) + '"';
        };
    }

    private String object(JsonNode schema, int depth) {
        List<String> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(6) > 0) {
                fields.add('"' + property.getKey() + "\":" + of(property.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            fields.add("\"default\":" + of(schema.get("additionalProperties"), depth + 1));
        }
        if (!fields.isEmpty() && random.nextInt(20) == 0) {
            fields.add(oneOf(fields));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String list(JsonNode items, int depth) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(of(items, depth + 1));
        }
        return "[" + String.join(",", values) + "]";
    }

    private String text(String format) {
        return switch (format) {
            case "date" -> "2026-11-" + (10 + random.nextInt(20));
            case "date-time" -> "2026-11-05T15:00:00Z";
            case "uuid" -> "0197a5f0-0000-7000-8000-00000000000" + random.nextInt(10);
            default ->
                oneOf(List.of(
                        WORD, WORD + " ñ😀", "P-1", "K-1", "2026-11-05", "America/Chicago", "SMS", WORD.repeat(300)));
        };
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Bytes of a document, sometimes broken. */
    byte[] bytes(String document) {
        byte[] json = document.getBytes(UTF_8);
        int at = json.length == 0 ? 0 : random.nextInt(json.length);
        switch (random.nextInt(16)) {
            case 0:
                return Arrays.copyOf(json, at);
            case 1:
                json[Math.min(at, json.length - 1)] = (byte) random.nextInt(256);
                return json;
            case 2:
                return ("[".repeat(1 + random.nextInt(5000)) + "1").getBytes(UTF_8);
            case 3:
                return ("{\"id\":" + "9".repeat(1 + random.nextInt(9000)) + "}").getBytes(UTF_8);
            case 4:
                return new byte[] {'{', '"', (byte) 0xc3, '"', ':', (byte) 0xff, '}'};
            case 5:
                return Json.escaped(Json.node("\"\\ud800\"")).getBytes(UTF_8);
            default:
                return json;
        }
    }
}
