package org.hearthline.record.measure;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.casework.Agency;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.hearthline.record.measure.MeasureReport.Measured;
import org.hearthline.reminder.PlanReader;
import org.jspecify.annotations.Nullable;

/**
 * Measures how contact is kept. A supervisor sees their own unit in full; operators and the case system every unit, without what few
 * people stand behind.
 */
@Singleton
public class Measures {

    /** So many plans are made while a reader waits; where more are due, the answer says since when. */
    private static final int MOST_PLANS = 200;

    private final MeasureRows rows;
    private final PlanReader plans;
    private final ZoneId zone;
    private final ServiceClock clock;

    Measures(MeasureRows rows, PlanReader plans, Agency agency, ServiceClock clock) {
        this.rows = rows;
        this.plans = plans;
        this.zone = agency.timeZone();
        this.clock = clock;
    }

    /** Today where the agency is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * The measures of a period.
     *
     * @param unit null for all that the viewer may see; fails with a 404 problem where it is none of these
     */
    public Uni<MeasureReport> measure(Viewer viewer, MeasuredPeriod period, @Nullable String unit) {
        Instant now = clock.instant();
        return scope(viewer, unit).chain(scope -> plansMade(viewer, scope.orElse(null), now)
                .chain(() -> rows.read(period, scope.orElse(null), now))
                .chain(read -> VertxContextSupport.executeBlocking(
                        () -> report(period, scope.orElse(null), read, isHidingFew(viewer)))));
    }

    /** A case that cannot be planned keeps nobody from the figures of the others: it is told of as one that waits. */
    private Uni<Void> plansMade(Viewer viewer, @Nullable String unit, Instant now) {
        return rows.firstPlansDue(unit, now, MOST_PLANS + 1)
                .chain(due -> due.size() > MOST_PLANS ? Uni.createFrom().voidItem() : plans.bringUpToDate(viewer, due))
                .onFailure()
                .recoverWithNull();
    }

    /** The only unit that is told of; empty for all. */
    private Uni<Optional<String>> scope(Viewer viewer, @Nullable String asked) {
        if (viewer.role() == Role.SUPERVISOR) {
            return rows.unitOf(viewer.id()).map(own -> {
                if (own == null || (asked != null && !asked.equals(own))) {
                    throw Problem.notFound("unit");
                }
                return Optional.of(own);
            });
        }
        return Uni.createFrom().item(Optional.ofNullable(asked));
    }

    private static boolean isHidingFew(Viewer viewer) {
        return viewer.role() != Role.SUPERVISOR;
    }

    private MeasureReport report(MeasuredPeriod period, @Nullable String unit, MeasureRows.Read read, boolean hideFew) {
        if (unit != null && read.units().isEmpty()) {
            throw Problem.notFound("unit");
        }
        List<Map<Measure, List<Figure>>> byUnit = figures(read, hideFew);
        List<Measured> measures = Arrays.stream(Measure.values())
                .map(measure -> new Measured(
                        measure,
                        measure.in(),
                        measure.definition(),
                        measure.source(),
                        byUnit.stream()
                                .flatMap(figures -> figures.getOrDefault(measure, List.of()).stream())
                                .toList()))
                .toList();
        return new MeasureReport(
                period.from(),
                period.to(),
                zone,
                unit,
                read.asOf(),
                read.plansDue(),
                hideFew ? Suppression.FEW : null,
                measures);
    }

    /** Of every unit, and last of the cases whose worker is not on record, where there are any. */
    private static List<Map<Measure, List<Figure>>> figures(MeasureRows.Read read, boolean hideFew) {
        Map<Optional<String>, List<Counted>> counted =
                read.rows().stream().collect(groupingBy(row -> Optional.ofNullable(row.unit())));
        List<Optional<String>> units = new ArrayList<>();
        Stream.concat(
                        read.units().stream(),
                        counted.keySet().stream().flatMap(Optional::stream).sorted())
                .distinct()
                .forEach(each -> units.add(Optional.of(each)));
        if (counted.containsKey(Optional.<String>empty())) {
            units.add(Optional.empty());
        }
        return units.stream()
                .map(each -> UnitFigures.of(each.orElse(null), counted.getOrDefault(each, List.of()), hideFew))
                .toList();
    }
}
