package org.hearthline.sandbox.carrier;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Every create in the order in which its request began, whatever became of it. */
final class Journal {

    private final AtomicLong begun = new AtomicLong();
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    /** What became of a create. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** The request did not come to its end. */
        BROKEN_OFF
    }

    /**
     * A create that began.
     *
     * @param at by the machine's clock, before the request was read any further than its head
     */
    record Beginning(long number, Instant at) {}

    /**
     * One create.
     *
     * @param attempt the parameter {@code attempt} of its StatusCallback
     * @param bodyHash SHA-256 of the text, in hexadecimal
     * @param code Twilio's, of a refusal
     * @param fault the fault that befell it
     */
    record Entry(
            Beginning beginning,
            Outcome outcome,
            @Nullable String to,
            @Nullable String attempt,
            @Nullable String bodyHash,
            @Nullable String validityPeriod,
            @Nullable String sid,
            @Nullable Integer code,
            @Nullable String fault) {

        JsonObject toJson() {
            return new JsonObject()
                    .put("number", beginning.number())
                    .put("at", beginning.at().toString())
                    .put("outcome", outcome.name())
                    .put("to", to)
                    .put("attempt", attempt)
                    .put("bodyHash", bodyHash)
                    .put("validityPeriod", validityPeriod)
                    .put("sid", sid)
                    .put("code", code)
                    .put("fault", fault);
        }
    }

    Beginning begin(Instant at) {
        return new Beginning(begun.incrementAndGet(), at);
    }

    synchronized void add(Entry entry) {
        entries.put(entry.beginning().number(), entry);
    }

    synchronized List<Entry> after(long number) {
        return List.copyOf(entries.tailMap(number, false).values());
    }

    static String hash(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
