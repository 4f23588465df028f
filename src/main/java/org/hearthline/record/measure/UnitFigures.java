package org.hearthline.record.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.hearthline.record.measure.Suppression.Sum;
import org.jspecify.annotations.Nullable;

/** The figures of one unit, from what was counted of it; pure. No sum reaches beyond a unit, so each hides its own. */
final class UnitFigures {

    private static final String WHOLE_UNIT = "";
    private static final List<String> MOTHER_AND_FATHER = List.of("MOTHER", "FATHER");
    private static final List<String> CUSTODY =
            List.of("MOTHER", "FATHER", "NON_CUSTODIAL", "INCARCERATED", "OUT_OF_STATE");

    /** Where something was counted. */
    private record Place(By by, String member, Topic topic, String outcome, String detail) {}

    /** Where a figure stands. */
    private record Cell(By by, String member, Measure measure, String detail) {

        Cell of(By otherBy, String otherMember) {
            return new Cell(otherBy, otherMember, measure, detail);
        }

        /** Figures that may add up stand together; those of other families have nothing to do with them. */
        List<Object> family() {
            return List.of(measure.whole(), detail);
        }
    }

    private final @Nullable String unit;
    private final Map<Place, Counted> counted;
    private final Map<By, Collection<String>> members = new EnumMap<>(By.class);

    private UnitFigures(@Nullable String unit, List<Counted> rows) {
        this.unit = unit;
        this.counted = rows.stream()
                .collect(toMap(
                        row -> new Place(row.by(), row.member(), row.topic(), row.outcome(), row.detail()),
                        row -> row,
                        (first, same) -> first));
        for (By by : By.values()) {
            members.put(
                    by,
                    switch (by) {
                        case UNIT -> List.of(WHOLE_UNIT);
                        case CUSTODY -> CUSTODY;
                        case WORKER, ROLE ->
                            rows.stream()
                                    .filter(row -> row.by() == by)
                                    .map(Counted::member)
                                    .collect(TreeSet<String>::new, Set::add, Set::addAll);
                    });
        }
    }

    /** @param hideFew whether what rests on few people is hidden, and what else it takes */
    static Map<Measure, List<Figure>> of(@Nullable String unit, List<Counted> rows, boolean hideFew) {
        return new UnitFigures(unit, rows).figures(hideFew);
    }

    private Map<Measure, List<Figure>> figures(boolean hideFew) {
        Map<Measure, List<Cell>> cells = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            cells.put(measure, cells(measure).toList());
        }
        Set<Cell> hidden =
                hideFew ? hidden(cells.values().stream().flatMap(List::stream).toList()) : Set.of();
        Map<Measure, List<Figure>> figures = new EnumMap<>(Measure.class);
        cells.forEach((measure, its) -> figures.put(
                measure,
                its.stream().map(cell -> figure(cell, hidden.contains(cell))).toList()));
        return figures;
    }

    private Stream<Cell> cells(Measure measure) {
        return Arrays.stream(By.values())
                .filter(by -> measure.topic().isAboutParticipants() || by == By.UNIT || by == By.WORKER)
                .flatMap(by -> members(by).stream().flatMap(member -> details(measure, by, member)
                        .map(detail -> new Cell(by, member, measure, detail))));
    }

    private Stream<String> details(Measure measure, By by, String member) {
        return measure.topic().isDetailed()
                ? counted.keySet().stream()
                        .filter(place -> place.topic() == measure.topic()
                                && place.by() == by
                                && place.member().equals(member))
                        .map(Place::detail)
                        .sorted()
                : Stream.of("");
    }

    private Collection<String> members(By by) {
        return Objects.requireNonNull(members.get(by));
    }

    private Figure figure(Cell cell, boolean hide) {
        return new Figure(
                unit,
                cell.by(),
                cell.member().isEmpty() ? null : cell.member(),
                cell.detail().isEmpty() ? null : cell.detail(),
                hide ? null : value(cell),
                hide);
    }

    private @Nullable BigDecimal value(Cell cell) {
        Optional<Counted> row = row(cell, cell.measure());
        return switch (cell.measure().statistic()) {
            case COUNT -> row.map(Counted::count).map(BigDecimal::valueOf).orElse(BigDecimal.ZERO);
            case SUM -> row.map(Counted::sum).orElse(BigDecimal.ZERO);
            case MEDIAN -> row.map(Counted::median).orElse(null);
            case NINETIETH -> row.map(Counted::ninetieth).orElse(null);
        };
    }

    private Optional<Counted> row(Cell cell, Measure measure) {
        return Optional.ofNullable(
                counted.get(new Place(cell.by(), cell.member(), measure.topic(), measure.outcome(), cell.detail())));
    }

    /** Its own people are few, or those are of whom it is said what became of them: of three, "none missed" tells of each. */
    private boolean isFew(Cell cell) {
        return cell.measure().topic().isAboutParticipants()
                && (isFew(cell, cell.measure()) || (isFew(cell, cell.measure().whole()) && !isNothingInUnit(cell)));
    }

    private boolean isFew(Cell cell, Measure measure) {
        return row(cell, measure).filter(Counted::isFew).isPresent();
    }

    /** It came to nobody of a whole unit of many, who are told of together: that is said of no few. */
    private boolean isNothingInUnit(Cell cell) {
        Cell ofUnit = cell.of(By.UNIT, WHOLE_UNIT);
        return cell.measure().isAdditive()
                && row(ofUnit, cell.measure()).isEmpty()
                && !isFew(ofUnit, cell.measure().whole());
    }

    private Set<Cell> hidden(List<Cell> cells) {
        Set<Cell> hidden = new HashSet<>();
        cells.stream().filter(this::isFew).forEach(hidden::add);
        cells.stream()
                .filter(cell -> cell.measure().isAdditive())
                .collect(groupingBy(Cell::family))
                .values()
                .forEach(family -> hidden.addAll(hiddenOfFamily(family)));
        return hidden;
    }

    private Set<Cell> hiddenOfFamily(List<Cell> family) {
        Map<Cell, BigDecimal> values = new LinkedHashMap<>();
        family.forEach(cell -> values.put(cell, Objects.requireNonNull(value(cell))));
        return Suppression.hidden(values, family.stream().filter(this::isFew).toList(), sums(values.keySet()));
    }

    private List<Sum<Cell>> sums(Set<Cell> family) {
        List<Sum<Cell>> sums = new ArrayList<>();
        for (Cell cell : family) {
            if (cell.measure() == cell.measure().whole()) {
                family.stream()
                        .filter(part -> part.by() == cell.by() && part.member().equals(cell.member()))
                        .filter(part -> part.measure() != cell.measure())
                        .collect(groupingBy(part -> part.measure().topic()))
                        .values()
                        .forEach(parts -> sums.add(new Sum<>(cell, parts)));
            }
            if (cell.by() == By.UNIT) {
                Stream.of(By.WORKER, By.ROLE)
                        .map(by -> members(by).stream()
                                .map(member -> cell.of(by, member))
                                .filter(family::contains)
                                .toList())
                        .filter(parts -> !parts.isEmpty())
                        .forEach(parts -> sums.add(new Sum<>(cell, parts)));
            }
            if (cell.by() == By.ROLE
                    && MOTHER_AND_FATHER.contains(cell.member())
                    && family.contains(cell.of(By.CUSTODY, cell.member()))) {
                sums.add(new Sum<>(cell, List.of(cell.of(By.CUSTODY, cell.member()))));
            }
        }
        return sums;
    }
}
