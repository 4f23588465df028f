package org.hearthline.sandbox.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a participant's months saw something.
 *
 * @param from the first day that counts; null for the participant's start
 * @param until the day before which it ended; null when it goes on
 * @param without the months in which nothing happened
 * @param mode how they met
 */
record Visits(@Nullable LocalDate from, @Nullable LocalDate until, Set<YearMonth> without, String mode) {

    static Visits all() {
        return new Visits(null, null, Set.of(), "FACE_TO_FACE");
    }

    Visits from(LocalDate day) {
        return new Visits(day, until, without, mode);
    }

    Visits until(LocalDate day) {
        return new Visits(from, day, without, mode);
    }

    Visits without(YearMonth month) {
        Set<YearMonth> more = new LinkedHashSet<>(without);
        more.add(month);
        return new Visits(from, until, more, mode);
    }

    Visits by(String otherMode) {
        return new Visits(from, until, without, otherMode);
    }
}
