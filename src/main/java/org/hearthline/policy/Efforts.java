package org.hearthline.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contacts, or the searches, that qualify for one subject; the earliest first, those of one day by id. */
final class Efforts {

    private static final Comparator<Effort> IN_ORDER =
            Comparator.comparing(Effort::on).thenComparing(Effort::id);

    private final List<Effort> inOrder;

    Efforts(Stream<Effort> qualifying) {
        inOrder = qualifying.sorted(IN_ORDER).toList();
    }

    /** The earliest within these days, both included. */
    Optional<Effort> firstWithin(LocalDate from, LocalDate last) {
        int first = countBefore(from);
        return first < inOrder.size() && !inOrder.get(first).on().isAfter(last)
                ? Optional.of(inOrder.get(first))
                : Optional.empty();
    }

    /** The date of the last one before this day. */
    Optional<LocalDate> lastBefore(LocalDate day) {
        int before = countBefore(day);
        return before == 0
                ? Optional.empty()
                : Optional.of(inOrder.get(before - 1).on());
    }

    /** A history may be long, and each of its requirements asks. */
    private int countBefore(LocalDate day) {
        int from = 0;
        int to = inOrder.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (inOrder.get(middle).on().isBefore(day)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    List<LocalDate> dates() {
        return inOrder.stream().map(Effort::on).toList();
    }
}
