package org.hearthline.sandbox.carrier;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code POST /sandbox/carrier} says. It replaces what was said before: what is not named is as at the start.
 *
 * <pre>{"fault": "NONE", "latencyMillis": 100, "seed": 42, "mix": {"429": 0.05, "ACCEPT_THEN_RESET": 0.02},
 * "callbacks": {"beforeAnswer": 0.3, "doubled": 0.3, "shuffled": 0.5, "delayMillis": 10}}</pre>
 */
final class BehaviourReader {

    private static final String FAULTS =
            "expected 429, 500, 503, ACCEPT_THEN_TIMEOUT, ACCEPT_THEN_RESET, UNDELIVERED:30005,"
                    + " FAILED:30001, OPTED_OUT:21610 or NONE";
    private static final Set<String> FIELDS = Set.of("fault", "latencyMillis", "mix", "seed", "callbacks");
    private static final Set<String> CALLBACK_FIELDS = Set.of("beforeAnswer", "doubled", "shuffled", "delayMillis");
    private static final int LONGEST_MILLIS = 600_000;

    /** What is wrong with each bad field. */
    private final Map<String, String> errors = new TreeMap<>();

    /** What was read, unless something was wrong with it. */
    record Reading(@Nullable Behaviour behaviour, Map<String, String> errors) {}

    static Reading read(JsonObject body) {
        BehaviourReader reader = new BehaviourReader();
        Behaviour behaviour = reader.behaviour(body);
        return new Reading(reader.errors.isEmpty() ? behaviour : null, reader.errors);
    }

    private Behaviour behaviour(JsonObject body) {
        onlyKnown("", body, FIELDS);
        return new Behaviour(
                fault("fault", body.getValue("fault")),
                millis("latencyMillis", body.getValue("latencyMillis"), 0),
                mix(body),
                callbacks(body),
                new SplittableRandom(whole("seed", body.getValue("seed"), 0, Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    private Map<Fault, Double> mix(JsonObject body) {
        JsonObject given = object("mix", body);
        Map<Fault, Double> mix = new LinkedHashMap<>();
        // In an order of ours, so that the same chances with the same seed befall the same creates however they were
        // written.
        given.fieldNames().stream().sorted().forEach(name -> {
            Fault.parse(name)
                    .ifPresentOrElse(
                            fault -> mix.put(fault, chance("mix." + name, given.getValue(name))),
                            () -> errors.put("mix." + name, FAULTS));
        });
        if (mix.values().stream().mapToDouble(Double::doubleValue).sum() > 1) {
            errors.put("mix", "expected chances that add up to 1 at most");
        }
        return mix;
    }

    private Behaviour.Callbacks callbacks(JsonObject body) {
        JsonObject given = object("callbacks", body);
        onlyKnown("callbacks.", given, CALLBACK_FIELDS);
        return new Behaviour.Callbacks(
                chance("callbacks.beforeAnswer", given.getValue("beforeAnswer")),
                chance("callbacks.doubled", given.getValue("doubled")),
                chance("callbacks.shuffled", given.getValue("shuffled")),
                millis(
                        "callbacks.delayMillis",
                        given.getValue("delayMillis"),
                        Behaviour.Callbacks.ORDINARY.delayMillis()));
    }

    private void onlyKnown(String path, JsonObject given, Set<String> known) {
        given.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.put(path + name, "is not a known field"));
    }

    private Fault fault(String field, @Nullable Object value) {
        if (value instanceof String name && Fault.parse(name).isPresent()) {
            return Fault.parse(name).get();
        }
        errors.put(field, FAULTS);
        return Fault.NONE;
    }

    private JsonObject object(String field, JsonObject body) {
        Object value = body.getValue(field);
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value != null) {
            errors.put(field, "expected an object");
        }
        return new JsonObject();
    }

    private double chance(String field, @Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        errors.put(field, "expected a chance from 0 to 1");
        return 0;
    }

    private int millis(String field, @Nullable Object value, int otherwise) {
        return Math.toIntExact(whole(field, value, otherwise, 0, LONGEST_MILLIS));
    }

    private long whole(String field, @Nullable Object value, long otherwise, long least, long most) {
        if (value == null) {
            return otherwise;
        }
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= least
                && ((Number) value).longValue() <= most) {
            return ((Number) value).longValue();
        }
        errors.put(field, "expected a whole number within bounds");
        return otherwise;
    }
}
