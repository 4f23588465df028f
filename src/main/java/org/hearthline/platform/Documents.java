package org.hearthline.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import jakarta.validation.Path.Node;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.hearthline.platform.Problem.FieldError;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and YAML into records, strictly: unknown fields, wrong types and half dates are errors, and all errors of a document
 * are found in one pass, each under the path of its field.
 */
@Singleton
public class Documents {

    private static final int MOST_VALUES = 100_000;
    private static final int MOST_ELEMENTS = 5_000;
    private static final int MOST_NULLS = 1_000;

    private static final JsonMapper JSON = strict(JsonMapper.builder()).build();
    /** A field that is given twice is found with its line beforehand. */
    private static final YAMLMapper YAML = strict(YAMLMapper.builder())
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Validator validator;

    Documents(Validator validator) {
        this.validator = validator;
    }

    /** Reads without the service, as a command does. Its errors are in English. */
    public static Documents outsideTheService() {
        return new Documents(Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .defaultLocale(Locale.ENGLISH)
                .traversableResolver(new Everywhere())
                .buildValidatorFactory()
                .getValidator());
    }

    /** Records are reached as they are; the validator's own choice would ask a JPA provider. */
    private static final class Everywhere implements TraversableResolver {
        @Override
        public boolean isReachable(
                Object bean, Node node, Class<?> root, jakarta.validation.Path path, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(
                Object bean, Node node, Class<?> root, jakarta.validation.Path path, ElementType type) {
            return true;
        }
    }

    /** Reads a request's body. Fails with a {@link Problem}: 400 when it is not JSON, 422 naming each bad field. */
    public <T> T read(byte[] json, Class<T> type) {
        count(json);
        return read(type, reader -> reader.readValue(json));
    }

    /** Takes a JSON object apart, to be read by its parts. Fails with a {@link Problem}: 400 when it is none. */
    public ObjectNode readObject(byte[] json) {
        count(json);
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException unreadable) {
            throw unreadable(unreadable, new Errors());
        }
        throw Problem.unreadable("A JSON object is expected.");
    }

    /** Reads a document that was already taken apart, as after a merge. */
    public <T> T read(JsonNode tree, Class<T> type) {
        return read(type, reader -> reader.readValue(tree));
    }

    /** Refuses what has more in it than any document of ours: to name all that is wrong with it would take minutes. */
    private static void count(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            int values = 0;
            int nulls = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonStreamContext in = parser.getParsingContext();
                values += token == JsonToken.FIELD_NAME || token.isStructEnd() ? 0 : 1;
                nulls += token == JsonToken.VALUE_NULL && in.inArray() ? 1 : 0;
                if (in.inArray() && in.getCurrentIndex() >= MOST_ELEMENTS) {
                    throw Problem.invalid(
                            BadValues.path(in.getParent()), "must have at most " + MOST_ELEMENTS + " elements");
                }
                if (values > MOST_VALUES || nulls > MOST_NULLS) {
                    throw Problem.of(413, "Too large", "The document holds more values than any of its kind.");
                }
            }
        } catch (IOException unreadable) {
            throw unreadable(unreadable, new Errors());
        }
    }

    private interface Reading<T> {
        @Nullable
        T by(ObjectReader reader) throws IOException;
    }

    private <T> T read(Class<T> type, Reading<T> reading) {
        Errors errors = new Errors();
        try {
            T document = reading.by(BadValues.reportedTo(errors::add, JSON.readerFor(type)));
            return checked(document, errors);
        } catch (IOException unreadable) {
            throw unreadable(unreadable, errors);
        }
    }

    /** A document of ours as the tree that a change is merged into. */
    public ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "A document of ours cannot be read: " + e.getClass().getName());
        }
    }

    /** A document as a tree, to be compared or to have a change merged into it. */
    public ObjectNode tree(Object document) {
        return object(text(document));
    }

    /** The document as a text. */
    public String text(Object document) {
        return new String(write(document), StandardCharsets.UTF_8);
    }

    /** The document as canonical JSON: what two requests are compared by. */
    public byte[] write(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JacksonException e) {
            throw new IllegalStateException("A document of ours cannot be written: " + e.getOriginalMessage());
        }
    }

    /** Reads a file of the agency's: its document, or each error with its line and field. */
    public <T> YamlFile<T> readYaml(Path file, Class<T> type) {
        return YamlFile.read(file, type, this);
    }

    static YamlLines linesOf(byte[] yaml, Errors errors) {
        return YamlLines.of(yaml, YAML, errors);
    }

    <T> @Nullable T readYaml(byte[] yaml, Class<T> type, Errors errors) {
        try {
            T document = BadValues.reportedTo(errors::add, YAML.readerFor(type)).readValue(yaml);
            if (document == null) {
                errors.add("", "must be an object");
            } else {
                validate(document, errors);
            }
            return document;
        } catch (MismatchedInputException misplaced) {
            errors.add(FieldPath.of(misplaced.getPath()), "cannot be read as what stands here");
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("Bytes that are YAML cannot fail to be read", e);
        }
    }

    private <T> T checked(@Nullable T document, Errors errors) {
        if (document != null) {
            validate(document, errors);
        }
        errors.throwIfAny();
        if (document == null) {
            throw Problem.unreadable("The body is null; a JSON document is expected.");
        }
        return document;
    }

    /** The validator takes the hash of its root for each of its findings, and a record's is that of all that it holds. */
    private static final class Root {
        private final Optional<@Valid Object> document;

        Root(Object document) {
            this.document = Optional.of(document);
        }
    }

    private void validate(Object document, Errors errors) {
        validator.validate(new Root(document)).stream()
                .map(violation -> new FieldError(FieldPath.of(violation, document.getClass()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .forEach(error -> errors.add(error.field(), error.message()));
        if (document instanceof Checked several) {
            several.check(errors);
        }
    }

    /** Jackson's own words may quote what was sent, so only the place is told. */
    private static Problem unreadable(IOException cause, Errors errors) {
        if (cause instanceof MismatchedInputException misplaced) {
            if (!misplaced.getPath().isEmpty()) {
                errors.add(FieldPath.of(misplaced.getPath()), "cannot be read as what stands here");
            }
            errors.throwIfAny();
        }
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            return Problem.unreadable("The body is not well-formed JSON: line %d, column %d."
                    .formatted(
                            json.getLocation().getLineNr(), json.getLocation().getColumnNr()));
        }
        return Problem.unreadable("The body is not well-formed JSON.");
    }

    private static <M extends com.fasterxml.jackson.databind.ObjectMapper, B extends MapperBuilder<M, B>> B strict(
            B builder) {
        return builder.addModule(new JavaTimeModule())
                .addModule(new StrictScalars())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addHandler(new BadValues());
    }
}
