package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From a day on, up to but without another day or for good. */
record Span(LocalDate from, @Nullable LocalDate to) {

    static Span since(LocalDate from) {
        return new Span(from, null);
    }

    Span until(LocalDate end) {
        return new Span(from, end);
    }

    void writeTo(ObjectNode entry) {
        entry.put("from", from.toString()).put("to", text(to));
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
