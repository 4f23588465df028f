package org.hearthline.policy;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The days on which a fact begins or ends, and a duty may therefore differ from the day before. */
final class DatesOfChange {

    private final SortedSet<LocalDate> dates = new TreeSet<>();

    DatesOfChange add(@Nullable LocalDate date) {
        if (date != null) {
            dates.add(date);
        }
        return this;
    }

    DatesOfChange add(DateInterval interval) {
        return add(interval.from()).add(interval.to());
    }

    SortedSet<LocalDate> inOrder() {
        return dates;
    }
}
