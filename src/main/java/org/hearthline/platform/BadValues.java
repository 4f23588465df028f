package org.hearthline.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes what is wrong with a value of a document, leaves it out, and reads on. */
final class BadValues extends DeserializationProblemHandler {

    private static final String REPORT = "report";

    /** Is told of each bad value: where it stands and what is wrong. */
    interface Report {
        void found(String field, String message);
    }

    /** The same reader, which now tells of what it leaves out. */
    static ObjectReader reportedTo(Report report, ObjectReader reader) {
        return reader.withAttribute(REPORT, report);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object target,
            String property)
            throws IOException {
        // Jackson may replay unknown fields from a buffer that has lost its place in the document.
        boolean replayed = parser != context.getParser();
        String path = replayed ? FieldPath.join(pathOfObject(context.getParser()), property) : path(parser);
        found(context, path, "is not a known field");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType target,
            JsonToken token,
            JsonParser parser,
            @Nullable String message)
            throws IOException {
        found(context, path(parser), expected(target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, @Nullable String message) {
        found(context, path(context.getParser()), expected(target));
        return null;
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, @Nullable String message) {
        found(context, path(context.getParser()), expected(target));
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            @Nullable String message)
            throws IOException {
        found(context, path(parser), expected(target));
        parser.skipChildren();
        return null;
    }

    private static void found(DeserializationContext context, String path, String message) {
        ((Report) context.getAttribute(REPORT)).found(path, message);
    }

    private static String expected(Class<?> target) {
        if (target.isEnum()) {
            return "must be one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (target.getSimpleName()) {
            case "LocalDate" -> "must be a date such as 2026-11-05, from 1900 to 2199";
            case "LocalTime" -> "must be a time such as 08:00";
            case "Instant", "OffsetDateTime" -> "must be a time with its offset, such as 2026-11-05T15:00:00-06:00";
            case "ZoneId" -> "must be a time zone such as America/Chicago";
            case "Period" -> "must be a period such as P1M or P30D";
            case "Integer", "int", "Long", "long" -> "must be a whole number within bounds";
            case "Boolean", "boolean" -> "must be true or false";
            case "String" -> "must be a text in quotes, of whole characters and without NUL";
            case "List", "Set", "Collection", "ArrayList" -> "must be a list";
            default -> "must be an object";
        };
    }

    private static String path(JsonParser parser) {
        JsonStreamContext at = parser.getParsingContext();
        boolean atStart =
                parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY;
        return path(atStart ? at.getParent() : at);
    }

    /** Unknown fields are replayed where their object ended, or before its next field. */
    private static String pathOfObject(JsonParser parser) {
        JsonStreamContext at = parser.getParsingContext();
        return path(parser.currentToken() == JsonToken.FIELD_NAME ? at.getParent() : at);
    }

    static String path(@Nullable JsonStreamContext at) {
        if (at == null || at.inRoot()) {
            return "";
        }
        String parent = path(at.getParent());
        if (at.inArray()) {
            return parent + "[" + Math.max(0, at.getCurrentIndex()) + "]";
        }
        String name = at.getCurrentName();
        return name == null ? parent : FieldPath.join(parent, name);
    }
}
