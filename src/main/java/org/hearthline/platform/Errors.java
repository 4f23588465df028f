package org.hearthline.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bad fields of one request, collected so that the caller hears of all of them at once. */
public final class Errors {

    /** A document with more is no slip of a hand; naming them all would only cost. */
    private static final int MOST = 1000;

    private final String prefix;
    private final Map<String, Problem.FieldError> byField;

    public Errors() {
        this("", new LinkedHashMap<>());
    }

    private Errors(String prefix, Map<String, Problem.FieldError> byField) {
        this.prefix = prefix;
        this.byField = byField;
    }

    /** The same, for a document that stands in this one under a field. */
    public Errors within(String field) {
        return new Errors(prefix + field + ".", byField);
    }

    /** Adds an error, unless that very field has one already: the first reason is the one that helps. */
    public void add(String field, String message) {
        if (byField.size() < MOST) {
            byField.putIfAbsent(prefix + field, new Problem.FieldError(prefix + field, message));
        }
    }

    public boolean has(String field) {
        return byField.containsKey(prefix + field);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public List<Problem.FieldError> list() {
        return List.copyOf(byField.values());
    }

    /** Refuses the request with all that was found, if anything was. */
    public void throwIfAny() {
        if (!byField.isEmpty()) {
            throw Problem.invalid(list());
        }
    }
}
