package org.hearthline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether a custom resource has the shape that {@code src/k8s/shapes.yaml} gives to its kind. */
final class CustomObjects {

    private static final String REQUIRED = "!";

    private static final JsonNode SHAPES = shapes();

    private CustomObjects() {}

    static boolean knows(JsonNode object) {
        return SHAPES.has(CoreObjects.kind(object));
    }

    static List<String> problems(JsonNode object) {
        List<String> problems = new ArrayList<>(CoreObjects.problemsOfMetadata(object));
        TreeSet<String> fields = new TreeSet<>(
                object.properties().stream().map(entry -> entry.getKey()).toList());
        fields.removeAll(List.of("apiVersion", "kind", "metadata", "spec"));
        fields.forEach(field -> problems.add(Manifests.name(object) + ": " + field + " is not known"));
        compare(SHAPES.get(CoreObjects.kind(object)), object.path("spec"), Manifests.name(object) + ": spec", problems);
        return problems;
    }

    private static void compare(JsonNode shape, JsonNode value, String at, List<String> problems) {
        if (shape.isTextual()) {
            if (!isOf(shape.asText(), value)) {
                problems.add(at + " is not of type " + shape.asText());
            }
        } else if (shape.isArray()) {
            if (!value.isArray() || value.isEmpty()) {
                problems.add(at + " is not a list of something");
            }
            value.forEach(each -> compare(shape.get(0), each, at + "[]", problems));
        } else if (value.isObject()) {
            compareFields(shape, value, at, problems);
        } else {
            problems.add(at + " is not an object");
        }
    }

    private static void compareFields(JsonNode shape, JsonNode value, String at, List<String> problems) {
        shape.fieldNames().forEachRemaining(name -> {
            if (name.endsWith(REQUIRED) && !value.has(name.substring(0, name.length() - 1))) {
                problems.add(at + "." + name.substring(0, name.length() - 1) + " is missing");
            }
        });
        value.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode known = shape.has(name) ? shape.get(name) : shape.get(name + REQUIRED);
            if (known == null) {
                problems.add(at + "." + name + " is not known");
            } else {
                compare(known, entry.getValue(), at + "." + name, problems);
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "text" -> value.isTextual() && !value.asText().isBlank();
            case "number" -> value.isInt();
            case "flag" -> value.isBoolean();
            case "map" ->
                value.isObject()
                        && value.properties().stream()
                                .allMatch(entry -> entry.getValue().isTextual());
            default -> throw new IllegalArgumentException("shapes.yaml knows no type " + type);
        };
    }

    private static JsonNode shapes() {
        try {
            return Manifests.read(Files.readString(Path.of("src/k8s/shapes.yaml")))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
