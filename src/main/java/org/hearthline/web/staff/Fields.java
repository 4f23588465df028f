package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Problem.FieldError;

/**
 * What was typed into a form: fields under the names that the API's documents give them, so that what is wrong is told by the same rules
 * and shown beside the field.
 *
 * @param errors what is wrong, by field; empty until somebody has looked
 */
record Fields(Map<String, List<String>> values, Map<String, String> errors) {

    static final Fields NONE = new Fields(Map.of(), Map.of());

    private static final int MOST = 300;

    static Fields parse(String body) {
        try {
            Map<String, List<String>> values =
                    new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST).parameters();
            if (values.values().stream().flatMap(List::stream).anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Problem.unreadable("The form holds a character that no text has.");
            }
            return new Fields(values, Map.of());
        } catch (IllegalArgumentException notEncoded) {
            throw Problem.unreadable("The form cannot be read.");
        }
    }

    static Fields of(Map<String, String> values) {
        return new Fields(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
                Map.of());
    }

    /** The same with what is wrong with it; an error within a list stands by the list's field. */
    Fields refusedFor(Problem problem) {
        if (problem.errors().isEmpty()) {
            return new Fields(values, Map.of("", String.valueOf(problem.getMessage())));
        }
        return new Fields(
                values,
                problem.errors().stream()
                        .collect(Collectors.toMap(
                                error -> error.field().replaceFirst("[\\[.].*", ""),
                                FieldError::message,
                                (first, second) -> first)));
    }

    /** Empty where nothing was typed. */
    public String get(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.get(0).strip();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** Of a field that stands in every row of a form, this row's; empty where nothing was typed. */
    String at(String field, int row) {
        List<String> all = all(field);
        return row < all.size() ? all.get(row).strip() : "";
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    public String slot(int number) {
        return get("slot" + number);
    }

    /** Why the whole was refused, where no field is to blame; empty where it was not. */
    public String refusal() {
        return errors.getOrDefault("", "");
    }

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** A document of these fields, as the API takes it: what was left empty is left out. */
    ObjectNode document(String... texts) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (String field : texts) {
            if (!get(field).isEmpty()) {
                document.put(field, get(field));
            }
        }
        return document;
    }

    /** Adds a number; what is none stays a text, and is refused as such. */
    Fields number(ObjectNode document, String field) {
        String value = get(field);
        if (value.matches("-?\\d{1,9}")) {
            document.put(field, Integer.parseInt(value));
        } else if (!value.isEmpty()) {
            document.put(field, value);
        }
        return this;
    }

    Fields list(ObjectNode document, String field) {
        all(field).stream().filter(value -> !value.isBlank()).forEach(document.withArray(field)::add);
        return this;
    }
}
