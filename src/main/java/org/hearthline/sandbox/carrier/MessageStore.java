package org.hearthline.sandbox.carrier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All messages both ways, in memory and as long as the process. */
final class MessageStore {

    private final Map<String, Message> messages = new HashMap<>();
    private final List<String> sids = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, List<String>> sidsByPhone = new LinkedHashMap<>();

    /**
     * A part of a list, newest first.
     *
     * @param last the last message of this part, where another part follows
     */
    record Part(List<Message> messages, @Nullable String last) {}

    synchronized void add(Message message) {
        messages.put(message.sid(), message);
        places.put(message.sid(), sids.size());
        sids.add(message.sid());
        sidsByPhone.computeIfAbsent(message.phone(), phone -> new ArrayList<>()).add(message.sid());
    }

    synchronized Optional<Message> find(String sid) {
        return Optional.ofNullable(messages.get(sid));
    }

    /** Moves a message on; empty where it had come to its end before. */
    synchronized Optional<Message> advance(String sid, Status status, @Nullable Integer errorCode, Instant now) {
        Optional<Message> advanced = find(sid)
                .filter(message -> !message.status().isFinal())
                .map(message -> message.at(status, errorCode, now));
        advanced.ifPresent(message -> messages.put(sid, message));
        return advanced;
    }

    synchronized Message redact(Message message, Instant now) {
        Message redacted = message.withoutBody(now);
        messages.put(message.sid(), redacted);
        return redacted;
    }

    /**
     * The messages that follow {@code after} in the list, or the first ones.
     *
     * @param phone where only that phone's are wanted
     */
    synchronized Part list(Optional<String> phone, Predicate<Message> wanted, Optional<String> after, int most) {
        List<String> listed =
                phone.map(number -> sidsByPhone.getOrDefault(number, List.of())).orElse(sids);
        int end = after.map(sid -> places.getOrDefault(sid, 0)).orElse(sids.size());
        List<Message> part = new ArrayList<>();
        for (int index = listed.size() - 1; index >= 0; index--) {
            Message message = get(listed.get(index));
            if (placeOf(message) >= end || !wanted.test(message)) {
                continue;
            }
            if (part.size() == most) {
                return new Part(part, part.get(most - 1).sid());
            }
            part.add(message);
        }
        return new Part(part, null);
    }

    /** What that phone got and wrote, oldest first. */
    synchronized List<Message> ofPhone(String number) {
        return sidsByPhone.getOrDefault(number, List.of()).stream()
                .map(this::get)
                .toList();
    }

    /** Every phone that got or wrote a text, the latest to join last. */
    synchronized List<String> phones() {
        return List.copyOf(sidsByPhone.keySet());
    }

    private Message get(String sid) {
        return Objects.requireNonNull(messages.get(sid));
    }

    private int placeOf(Message message) {
        return Objects.requireNonNull(places.get(message.sid()));
    }
}
