package org.hearthline.record.retention;

import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** Where sealed values stand in entries of the audit trail, and under whose keys. What else is binary in one is left out of an export. */
final class TrailValues {

    private static final String HEXADECIMAL = "\\x";

    /** Whose key a row's sealed values are under, by the table. */
    private static final Map<String, Function<Map<String, Object>, String>> OWNERS = Map.of(
            "case_participant", row -> Sealing.person(id(row, "participant_id")),
            "case_child", row -> Sealing.person(id(row, "child_id")),
            "circumstance", row -> Sealing.person(id(row, "participant_id")),
            "address", row -> Sealing.person(id(row, "participant_id")),
            "meeting_attendee", row -> Sealing.person(id(row, "participant_id")),
            "court_order", row -> Sealing.order(id(row, "id")),
            "contact", row -> Sealing.owner("contact", id(row, "id")),
            "diligent_search", row -> Sealing.owner("search", id(row, "id")),
            "task", row -> Sealing.owner("task", id(row, "id")),
            "meeting", row -> Sealing.owner("meeting", id(row, "id")));

    private TrailValues() {}

    /** Null where the table seals nothing. */
    static @Nullable String ownerOf(String entity, Map<String, Object> row) {
        Function<Map<String, Object>, String> owner = OWNERS.get(entity);
        return owner == null ? null : owner.apply(row);
    }

    /** The sealed value, where a field of this name holds one. */
    static byte @Nullable [] sealed(String field, @Nullable Object value) {
        return value instanceof String text && text.startsWith(HEXADECIMAL) && isValue(field)
                ? HexFormat.of().parseHex(text.substring(HEXADECIMAL.length()))
                : null;
    }

    static boolean isLeftOut(String field) {
        return field.endsWith("_hash") || field.equals("fingerprint") || field.startsWith("token_");
    }

    private static boolean isValue(String field) {
        return switch (field) {
            case "name", "note", "value", "words", "why", "recorded", "place" -> true;
            default -> false;
        };
    }

    private static String id(Map<String, Object> row, String field) {
        return Objects.toString(row.get(field));
    }
}
