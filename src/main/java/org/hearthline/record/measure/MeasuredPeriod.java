package org.hearthline.record.measure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Parameters;
import org.jspecify.annotations.Nullable;

/** The days that are measured: local dates, both of them among them. */
public record MeasuredPeriod(LocalDate from, LocalDate to) {

    private static final int MOST_YEARS = 5;

    /**
     * The period that a request names; the month before today's where it names none. What is wrong is a 422 that names the parameter.
     */
    public static MeasuredPeriod of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate first = Parameters.date("from", from);
        LocalDate last = Parameters.date("to", to);
        if (first == null && last == null) {
            YearMonth month = YearMonth.from(today).minusMonths(1);
            return new MeasuredPeriod(month.atDay(1), month.atEndOfMonth());
        }
        Errors errors = new Errors();
        if (first == null) {
            errors.add("from", "must be given where to is");
        } else if (last == null) {
            errors.add("to", "must be given where from is");
        } else if (last.isBefore(first)) {
            errors.add("to", "must not be before from");
        } else if (!last.isBefore(first.plusYears(MOST_YEARS))) {
            errors.add("to", "must be within " + MOST_YEARS + " years of from");
        }
        errors.throwIfAny();
        return new MeasuredPeriod(Objects.requireNonNull(first), Objects.requireNonNull(last));
    }
}
