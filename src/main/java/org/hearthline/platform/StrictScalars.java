package org.hearthline.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values as documents write them, a text from a text and a number from a number, and tells the document's problem handler
 * of any other. Jackson's own readers give up the whole document at some of these.
 */
final class StrictScalars extends SimpleModule {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    StrictScalars() {
        text(String.class, StrictScalars::storable);
        text(LocalDate.class, value -> ofALifetime(LocalDate.parse(value)));
        text(LocalTime.class, LocalTime::parse);
        text(OffsetDateTime.class, StrictScalars::time);
        text(Period.class, Period::parse);
        text(ZoneId.class, ZoneId::of);
        addDeserializer(Integer.class, new WholeNumber());
        addDeserializer(Boolean.class, new TrueOrFalse());
        setDeserializerModifier(new EnumsByName());
    }

    private <T> void text(Class<T> type, Function<String, T> read) {
        addDeserializer(type, new FromText<>(type, read));
    }

    /** PostgreSQL keeps no NUL, and half of a surrogate pair is no character that can be written again. */
    static String storable(String text) {
        boolean whole = text.codePoints().noneMatch(each -> each == 0 || isHalf(each));
        if (!whole) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static OffsetDateTime time(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        ofALifetime(time.toLocalDate());
        return time;
    }

    /** A year that was mistyped is an error here, not a loop over centuries later. */
    static LocalDate ofALifetime(LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new DateTimeException("Out of bounds");
        }
        return date;
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final transient Function<String, T> read;

        FromText(Class<T> type, Function<String, T> read) {
            super(type);
            this.type = type;
            this.read = read;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return read.apply(parser.getText());
            } catch (DateTimeException | IllegalArgumentException wrong) {
                return type.cast(context.handleWeirdStringValue(type, "", "not such a value"));
            }
        }
    }

    private static final class WholeNumber extends StdScalarDeserializer<Integer> {
        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && parser.getNumberType() == JsonParser.NumberType.INT
                    ? Integer.valueOf(parser.getIntValue())
                    : (Integer) context.handleUnexpectedToken(Integer.class, parser);
        }
    }

    private static final class TrueOrFalse extends StdScalarDeserializer<Boolean> {
        TrueOrFalse() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE
                    ? Boolean.valueOf(parser.currentToken() == JsonToken.VALUE_TRUE)
                    : (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
        }
    }

    private static final class EnumsByName extends BeanDeserializerModifier {
        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return byName(type.getRawClass());
        }

        private static <E> JsonDeserializer<E> byName(Class<E> type) {
            return new FromText<>(type, name -> Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(name))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new));
        }
    }
}
