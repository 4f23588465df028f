package org.hearthline.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The path of a field as its document names it, as in {@code children[0].guardianship[1].from}. */
final class FieldPath {

    private static final int SHOWN = 64;

    private final StringBuilder path = new StringBuilder();

    private FieldPath() {}

    /**
     * Of what the validator found in a record, whose components may be named otherwise in the document.
     *
     * @param document what is validated: the first node of the path leads to it
     */
    static String of(ConstraintViolation<?> violation, Class<?> document) {
        FieldPath path = new FieldPath();
        Type at = document;
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        nodes.next();
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            if (node.getKey() != null) {
                path.name(String.valueOf(node.getKey()));
            } else if (node.getIndex() != null) {
                path.index(node.getIndex());
            }
            if (node.isInIterable() && at instanceof ParameterizedType container) {
                Type[] held = container.getActualTypeArguments();
                at = held[held.length - 1];
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                Optional<RecordComponent> component = component(at, node.getName());
                component.map(FieldPath::inDocument).ifPresentOrElse(path::name, () -> path.name(node.getName()));
                at = component.map(RecordComponent::getGenericType).orElse(Object.class);
            }
        }
        return path.toString();
    }

    /** Of a place at which Jackson gave up. */
    static String of(List<JsonMappingException.Reference> references) {
        FieldPath path = new FieldPath();
        for (JsonMappingException.Reference each : references) {
            if (each.getFieldName() == null) {
                path.index(each.getIndex());
            } else {
                path.name(each.getFieldName());
            }
        }
        return path.toString();
    }

    static String join(String parent, String name) {
        return parent.isEmpty() ? shown(name) : parent + "." + shown(name);
    }

    private static Optional<RecordComponent> component(Type type, String name) {
        return type instanceof Class<?> record && record.isRecord()
                ? Arrays.stream(record.getRecordComponents())
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    /** One that is unwrapped has no name of its own. */
    private static String inDocument(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return "";
        }
        return given == null ? component.getName() : given.value();
    }

    private void index(int index) {
        path.append('[').append(index).append(']');
    }

    private void name(String name) {
        if (!name.isEmpty()) {
            path.append(path.isEmpty() ? "" : ".").append(shown(name));
        }
    }

    /** A name that was sent, as far as it can be shown. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(SHOWN)
                .map(each -> Character.isISOControl(each) || StrictScalars.isHalf(each) ? '?' : each)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
