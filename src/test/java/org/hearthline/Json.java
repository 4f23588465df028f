package org.hearthline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as a test takes them apart and changes them. */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    public static ObjectNode object(String json) {
        return (ObjectNode) node(json);
    }

    public static JsonNode node(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("A test's JSON is wrong: " + json, wrong);
        }
    }

    /** As text in ASCII alone: half a surrogate pair, say, has no bytes of its own. */
    public static String escaped(JsonNode node) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(node);
        } catch (JacksonException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /**
     * The document with another value at one place.
     *
     * @param pointer as in {@code /children/0/name}; {@code -} stands behind a list's end
     * @param value as JSON
     */
    public static ObjectNode with(ObjectNode document, String pointer, String value) {
        ObjectNode changed = document.deepCopy();
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        if (changed.at(pointer.substring(0, last)) instanceof ArrayNode list) {
            if (name.equals("-")) {
                list.add(node(value));
            } else {
                list.set(Integer.parseInt(name), node(value));
            }
        } else {
            changed.withObject(pointer.substring(0, last)).set(name, node(value));
        }
        return changed;
    }
}
