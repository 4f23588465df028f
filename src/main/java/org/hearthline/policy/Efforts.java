package org.hearthline.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contacts, or the searches, that qualify for one subject; the earliest first, those of one day by id. */
final class Efforts {

    private final List<Effort> inOrder;

    Efforts(Stream<Effort> qualifying) {
        inOrder = qualifying
                .sorted(Comparator.comparing(Effort::on).thenComparing(Effort::id))
                .toList();
    }

    /** The earliest within these days, both included. */
    Optional<Effort> firstWithin(LocalDate from, LocalDate last) {
        return inOrder.stream()
                .filter(effort -> !effort.on().isBefore(from))
                .findFirst()
                .filter(effort -> !effort.on().isAfter(last));
    }

    /** The date of the last one before this day. */
    Optional<LocalDate> lastBefore(LocalDate day) {
        return inOrder.stream()
                .map(Effort::on)
                .takeWhile(on -> on.isBefore(day))
                .reduce((earlier, later) -> later);
    }

    /** All from this day until before {@code end}, or without end. */
    Stream<Effort> from(LocalDate day, @Nullable LocalDate end) {
        return inOrder.stream()
                .dropWhile(effort -> effort.on().isBefore(day))
                .takeWhile(effort -> end == null || effort.on().isBefore(end));
    }

    List<LocalDate> dates() {
        return inOrder.stream().map(Effort::on).toList();
    }
}
