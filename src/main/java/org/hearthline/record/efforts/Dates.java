package org.hearthline.record.efforts;

import java.time.LocalDate;
import java.time.ZoneId;
import org.hearthline.platform.Errors;
import org.hearthline.platform.ServiceClock;
import org.jspecify.annotations.Nullable;

/** The days that a record covers, both included, in the case's zone. */
public record Dates(LocalDate from, LocalDate to) {

    private static final int MOST_YEARS = 3;

    /**
     * What was asked for: the current month in the case's zone where nothing was; where one day is missing, the first or last day of the
     * other's month. Fails with a 422 problem where the last day is before the first, or more than three years after it.
     */
    static Dates asked(@Nullable LocalDate from, @Nullable LocalDate to, ServiceClock clock, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = from != null ? from : (to == null ? today : to).withDayOfMonth(1);
        LocalDate last = to != null ? to : first.withDayOfMonth(first.lengthOfMonth());
        Errors errors = new Errors();
        refuse(first, last, errors);
        errors.throwIfAny();
        return new Dates(first, last);
    }

    static void refuse(LocalDate from, LocalDate to, Errors errors) {
        if (to.isBefore(from)) {
            errors.add("to", "must not be before from");
        } else if (to.isAfter(from.plusYears(MOST_YEARS))) {
            errors.add("to", "must be within " + MOST_YEARS + " years of from");
        }
    }

    boolean contains(@Nullable LocalDate day) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether anything of what holds from one day until before another is within these days. */
    boolean meet(@Nullable LocalDate begins, @Nullable LocalDate ends) {
        return (begins == null || !begins.isAfter(to)) && (ends == null || ends.isAfter(from));
    }
}
