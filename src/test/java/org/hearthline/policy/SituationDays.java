package org.hearthline.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Days counted from 1 January of a year, half of them where dates are hard: around the ends of months, a leap day
 * and the changes of the clocks.
 */
record SituationDays(int year) {

    Arbitrary<LocalDate> between(int first, int last) {
        LocalDate from = LocalDate.of(year, Month.JANUARY, 1).plusDays(first);
        LocalDate to = from.plusDays(last - (long) first);
        List<LocalDate> hard = hardDays()
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .toList();
        Arbitrary<LocalDate> anyDay = Arbitraries.integers()
                .between(0, last - first)
                .withDistribution(RandomDistribution.uniform())
                .map(from::plusDays);
        return Arbitraries.oneOf(anyDay, Arbitraries.of(hard));
    }

    /** Some of no length, some that never end, and some from one hard day to another. */
    Arbitrary<DateInterval> intervals() {
        Arbitrary<DateInterval> byLength = Combinators.combine(
                        between(-30, 400),
                        Arbitraries.integers().between(0, 120).injectNull(0.3))
                .as((from, length) -> new DateInterval(from, length == null ? null : from.plusDays(length)));
        Arbitrary<DateInterval> byEnds = Combinators.combine(between(-30, 400), between(-30, 430))
                .as((one, other) -> one.isAfter(other) ? new DateInterval(other, one) : new DateInterval(one, other));
        return Arbitraries.oneOf(byLength, byEnds);
    }

    private Stream<LocalDate> hardDays() {
        return Stream.concat(
                IntStream.range(-3, 18)
                        .mapToObj(month -> YearMonth.of(year, 1).plusMonths(month))
                        .flatMap(month ->
                                Stream.of(month.atDay(1), month.atDay(2), month.atEndOfMonth(), month.atDay(28))),
                Stream.of(year, year + 1)
                        .flatMap(each -> Stream.of(sunday(each, Month.MARCH, 2), sunday(each, Month.NOVEMBER, 1)))
                        .flatMap(change -> Stream.of(change.minusDays(1), change, change.plusDays(1))));
    }

    /** The clocks go forward on the second Sunday of March and back on the first of November. */
    private static LocalDate sunday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.SUNDAY));
    }
}
