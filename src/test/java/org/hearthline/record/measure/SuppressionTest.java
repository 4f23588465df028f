package org.hearthline.record.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hearthline.record.measure.Suppression.Sum;
import org.junit.jupiter.api.Test;

/** Nobody can reckon a hidden figure from those that are shown. */
class SuppressionTest {

    /** A table of workers by what became of contacts, with the totals of both. */
    private static final class Table {
        final Map<String, BigDecimal> values = new LinkedHashMap<>();
        final List<Sum<String>> sums = new ArrayList<>();
        final Set<String> few = new HashSet<>();

        Table(List<List<Integer>> rows) {
            int columns = rows.get(0).size();
            List<List<Integer>> all = new ArrayList<>(rows);
            all.add(columns(rows).stream()
                    .map(column -> column.stream().mapToInt(n -> n).sum())
                    .toList());
            for (int row = 0; row < all.size(); row++) {
                List<String> parts = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    parts.add(figure(row, column));
                    put(figure(row, column), all.get(row).get(column));
                }
                put(figure(row, columns), all.get(row).stream().mapToInt(n -> n).sum());
                sums.add(new Sum<>(figure(row, columns), parts));
            }
            for (int column = 0; column <= columns; column++) {
                List<String> parts = new ArrayList<>();
                for (int row = 0; row < rows.size(); row++) {
                    parts.add(figure(row, column));
                }
                sums.add(new Sum<>(figure(rows.size(), column), parts));
            }
        }

        private static List<List<Integer>> columns(List<List<Integer>> rows) {
            List<List<Integer>> columns = new ArrayList<>();
            for (int column = 0; column < rows.get(0).size(); column++) {
                int which = column;
                columns.add(rows.stream().map(row -> row.get(which)).toList());
            }
            return columns;
        }

        private void put(String figure, int value) {
            values.put(figure, BigDecimal.valueOf(value));
            if (value > 0 && value < Suppression.FEW) {
                few.add(figure);
            }
        }

        static String figure(int row, int column) {
            return row + ":" + column;
        }

        Set<String> hidden() {
            return Suppression.hidden(values, few, sums);
        }
    }

    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.integers().between(1, 5).flatMap(columns -> Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 40))
                .list()
                .ofSize(columns)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(Table::new));
    }

    @Property(tries = 2000)
    void hiddenFigure_cannotBeFoundBySubtraction(@ForAll("tables") Table table) {
        Set<String> hidden = table.hidden();

        assertThat(hidden).containsAll(table.few);
        Set<String> unknown = new HashSet<>(hidden);
        assertThat(foundBySubtraction(table, unknown)).isEmpty();
    }

    /** Another table that shows the same, for each hidden figure: found by trying, not by reckoning. */
    @Property(tries = 1000)
    void hiddenFigure_isNotFixedByAnyUseOfTheSums(@ForAll("tables") Table table) {
        Set<String> hidden = table.hidden();

        assertThat(hidden).allSatisfy(figure -> assertThat(rank(table, hidden, Set.of()))
                .as("rank without " + figure)
                .isEqualTo(rank(table, hidden, Set.of(figure))));
    }

    @Property(tries = 500)
    void nothingOfFewPeople_nothingIsHidden(@ForAll("tables") Table table) {
        table.few.clear();

        assertThat(table.hidden()).isEmpty();
    }

    @Test
    void oneSmallFigure_takesAnotherOfItsRowAndColumnWithIt() {
        Table table = new Table(List.of(List.of(20, 3), List.of(30, 10)));

        Set<String> hidden = table.hidden();

        assertThat(hidden).contains("0:1").hasSizeGreaterThanOrEqualTo(4);
        assertThat(hidden.stream().filter(figure -> figure.startsWith("0:"))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void zeroOfFewPeople_isNotToldByATotalOfZero() {
        Map<String, BigDecimal> values =
                Map.of("unit", BigDecimal.ZERO, "W-1", BigDecimal.ZERO, "W-2", BigDecimal.ZERO);

        Set<String> hidden =
                Suppression.hidden(values, Set.of("W-1"), List.of(new Sum<>("unit", List.of("W-1", "W-2"))));

        assertThat(hidden).contains("W-1", "unit");
    }

    /** Two blocks that hang together by one figure: each row and column hides two, and still that figure could be reckoned. */
    @Test
    void figureBetweenTwoBlocks_isNotLeftToElimination() {
        Table table = new Table(
                List.of(List.of(1, 2, 30, 30), List.of(2, 1, 4, 30), List.of(30, 30, 1, 2), List.of(30, 30, 2, 1)));

        Set<String> hidden = table.hidden();

        assertThat(hidden).contains("1:2");
        assertThat(rank(table, hidden, Set.of())).isEqualTo(rank(table, hidden, Set.of("1:2")));
    }

    /** A plain reader: as long as a sum has one unknown left, it is known; and where a total is used up, the rest is nothing. */
    private static Set<String> foundBySubtraction(Table table, Set<String> unknown) {
        Set<String> found = new HashSet<>();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (Sum<String> sum : table.sums) {
                Set<String> open = sum.all().filter(unknown::contains).collect(Collectors.toSet());
                BigDecimal shown = sum.parts().stream()
                        .filter(part -> !unknown.contains(part))
                        .map(table.values::get)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean usedUp = !unknown.contains(sum.total()) && shown.compareTo(table.values.get(sum.total())) == 0;
                if (open.size() == 1 || (usedUp && !open.isEmpty())) {
                    found.addAll(open);
                    unknown.removeAll(open);
                    goesOn = true;
                }
            }
        }
        return found;
    }

    /**
     * How many independent equations are left of the hidden figures, some of them held to be known. A figure is fixed by the sums just
     * where knowing it takes one equation less.
     */
    private static int rank(Table table, Set<String> hidden, Set<String> known) {
        List<String> columns =
                hidden.stream().filter(figure -> !known.contains(figure)).toList();
        List<double[]> rows = new ArrayList<>();
        for (Sum<String> sum : table.sums) {
            rows.add(columns.stream()
                    .mapToDouble(figure ->
                            sum.total().equals(figure) ? -1 : sum.parts().contains(figure) ? 1 : 0)
                    .toArray());
        }
        int rank = 0;
        for (int column = 0; column < columns.size(); column++) {
            int pivot = rank;
            while (pivot < rows.size() && Math.abs(rows.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == rows.size()) {
                continue;
            }
            double[] by = rows.remove(pivot);
            rows.add(rank, by);
            for (int other = rank + 1; other < rows.size(); other++) {
                double factor = rows.get(other)[column] / by[column];
                for (int i = column; i < by.length; i++) {
                    rows.get(other)[i] -= factor * by[i];
                }
            }
            rank++;
        }
        return rank;
    }
}
