package org.hearthline.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days from {@code from} until before {@code to}, as local dates of the case's zone; without {@code to} it never
 * ends. An order that ended on 20 November no longer applies on 20 November. Where {@code to} equals {@code from} it
 * holds no day.
 */
public record DateInterval(LocalDate from, @Nullable LocalDate to) {

    /** @throws IllegalArgumentException when it would end before it begins */
    public DateInterval {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("An interval from " + from + " cannot end on " + to);
        }
    }

    /** Whether it applies on this day. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** Whether there is a day that both hold. */
    public boolean overlaps(DateInterval other) {
        LocalDate first = from.isAfter(other.from) ? from : other.from;
        return contains(first) && other.contains(first);
    }
}
