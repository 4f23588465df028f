package org.hearthline.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** How far the clock is moved: years, months and days as UTC counts them, and a time. Never backwards, ten years at most. */
record ClockStep(Period days, Duration time) {

    private static final Period MOST = Period.ofYears(10);

    /** Reads {@code P1D}, {@code PT6M}, {@code P1M}, {@code P1DT2H}; empty when it is no such thing or goes backwards. */
    static Optional<ClockStep> parse(String text) {
        String iso = text.strip().toUpperCase(Locale.ROOT);
        int time = iso.indexOf('T');
        String dayPart = time < 0 ? iso : iso.substring(0, time);
        try {
            ClockStep step = new ClockStep(
                    dayPart.equals("P") && time > 0 ? Period.ZERO : Period.parse(dayPart),
                    time < 0 ? Duration.ZERO : Duration.parse("P" + iso.substring(time)));
            return Optional.of(step).filter(it -> !it.isBackwards()).filter(ClockStep::isShortEnough);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Instant after(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).plus(days).plus(time).toInstant();
    }

    private boolean isBackwards() {
        return days.isNegative() || time.isNegative();
    }

    private boolean isShortEnough() {
        ZonedDateTime anyDay = Instant.EPOCH.atZone(ZoneOffset.UTC);
        try {
            return !anyDay.plus(days).plus(time).isAfter(anyDay.plus(MOST));
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
