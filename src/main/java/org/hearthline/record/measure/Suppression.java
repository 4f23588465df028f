package org.hearthline.record.measure;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which figures of a table are not shown: those of few people, and as many others as it takes that none of them can be reckoned from what
 * is shown. A reader is taken to know every sum of the table, and that no figure is below zero.
 *
 * @param <C> names a figure
 */
final class Suppression<C> {

    /** A figure that rests on fewer participants is hidden. */
    static final int FEW = 5;

    /** A figure that is what others add up to. */
    record Sum<C>(C total, List<C> parts) {

        Stream<C> all() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    private final Map<C, BigDecimal> values;
    private final List<Sum<C>> sums;
    private final Set<C> hidden;

    private Suppression(Map<C, BigDecimal> values, List<Sum<C>> sums, Set<C> hidden) {
        this.values = values;
        this.sums = sums;
        this.hidden = hidden;
    }

    static <C> Set<C> hidden(Map<C, BigDecimal> values, Collection<C> few, List<Sum<C>> sums) {
        Suppression<C> suppression = new Suppression<>(values, sums, new LinkedHashSet<>(few));
        while (suppression.hidesOneMore()) {
            // Each hides a figure that was shown, so this ends.
        }
        return suppression.hidden;
    }

    private boolean hidesOneMore() {
        for (Sum<C> sum : sums) {
            if (tellsAllIsZero(sum)) {
                hidden.add(leastLost(sum.parts().stream()).orElse(sum.total()));
                return true;
            }
        }
        Set<C> reckoned = new Reckoning<>(hidden, sums).found();
        if (reckoned.isEmpty()) {
            return false;
        }
        hidden.add(companion(reckoned));
        return true;
    }

    /** Where what is shown makes up the total, what is hidden is nothing. */
    private boolean tellsAllIsZero(Sum<C> sum) {
        return !hidden.contains(sum.total())
                && sum.parts().stream().anyMatch(hidden::contains)
                && sum.parts().stream()
                                .filter(part -> !hidden.contains(part))
                                .map(this::value)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(value(sum.total()))
                        == 0;
    }

    /** What is hidden as well so that these can no longer be reckoned: rather a small part than a total. */
    private C companion(Set<C> reckoned) {
        List<Sum<C>> telling = sums.stream()
                .filter(sum -> sum.all().anyMatch(reckoned::contains))
                .toList();
        return leastLost(telling.stream().flatMap(sum -> sum.parts().stream()))
                .or(() -> leastLost(telling.stream().map(Sum::total)))
                .or(() ->
                        telling.stream().flatMap(Sum::all).filter(this::isShown).findFirst())
                .or(() -> sums.stream()
                        .filter(sum -> sum.all().anyMatch(hidden::contains))
                        .flatMap(Sum::all)
                        .filter(this::isShown)
                        .findFirst())
                .orElseThrow();
    }

    private Optional<C> leastLost(Stream<C> figures) {
        return figures.filter(figure -> isShown(figure) && value(figure).signum() != 0)
                .min(comparing(this::value));
    }

    private boolean isShown(C figure) {
        return !hidden.contains(figure);
    }

    private BigDecimal value(C figure) {
        return Objects.requireNonNull(values.get(figure));
    }

    /**
     * What can be reckoned of the hidden figures by adding and subtracting the sums in any way: those that elimination (Gauss and Jordan)
     * leaves alone in a row. It reckons modulo a prime, which can only find too many.
     */
    private static final class Reckoning<C> {

        private static final long PRIME = Integer.MAX_VALUE;

        private final List<C> columns;
        private final List<long[]> rows = new ArrayList<>();

        Reckoning(Set<C> hidden, List<Sum<C>> sums) {
            columns = List.copyOf(hidden);
            Map<C, Integer> column = new HashMap<>();
            columns.forEach(figure -> column.put(figure, column.size()));
            for (Sum<C> sum : sums) {
                long[] row = new long[columns.size()];
                Optional.ofNullable(column.get(sum.total())).ifPresent(total -> row[total] = PRIME - 1);
                sum.parts().stream().map(column::get).filter(Objects::nonNull).forEach(part -> row[part] = 1);
                rows.add(row);
            }
        }

        Set<C> found() {
            int done = 0;
            for (int column = 0; column < columns.size() && done < rows.size(); column++) {
                int pivot = done;
                while (pivot < rows.size() && rows.get(pivot)[column] == 0) {
                    pivot++;
                }
                if (pivot < rows.size()) {
                    rows.add(done, rows.remove(pivot));
                    clear(column, done);
                    done++;
                }
            }
            Set<C> found = new LinkedHashSet<>();
            rows.forEach(row -> onlyColumn(row).ifPresent(column -> found.add(columns.get(column))));
            return found;
        }

        private void clear(int column, int pivot) {
            long[] by = rows.get(pivot);
            long inverse = power(by[column], PRIME - 2);
            for (int i = 0; i < by.length; i++) {
                by[i] = by[i] * inverse % PRIME;
            }
            for (int other = 0; other < rows.size(); other++) {
                long[] row = rows.get(other);
                long factor = row[column];
                for (int i = 0; other != pivot && factor != 0 && i < row.length; i++) {
                    row[i] = Math.floorMod(row[i] - factor * by[i], PRIME);
                }
            }
        }

        private static OptionalInt onlyColumn(long[] row) {
            int[] filled = IntStream.range(0, row.length)
                    .filter(column -> row[column] != 0)
                    .limit(2)
                    .toArray();
            return filled.length == 1 ? OptionalInt.of(filled[0]) : OptionalInt.empty();
        }

        private static long power(long base, long exponent) {
            long result = 1;
            for (long rest = exponent, square = base; rest > 0; rest >>= 1, square = square * square % PRIME) {
                result = (rest & 1) == 1 ? result * square % PRIME : result;
            }
            return result;
        }
    }
}
