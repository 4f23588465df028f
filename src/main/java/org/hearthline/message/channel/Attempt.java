package org.hearthline.message.channel;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to hand a message over, under an id that says nothing of whom it is for: carriers send it back.
 *
 * @param number counts from one
 */
public record Attempt(UUID messageId, int number) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([1-9][0-9]{0,8})");

    /** Reads what {@link #toString} wrote; empty when it is no such thing. */
    public static Optional<Attempt> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Attempt(UUID.fromString(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return messageId + "-" + number;
    }
}
