package org.hearthline.record.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All measures of a period.
 *
 * @param from the first day, {@code to} the last
 * @param timeZone in which messages and meetings have their day; what is owed has its own in the case's
 * @param unit the only one that is told of; null where all are
 * @param asOf when the figures held: now, unless cases wait for their plan to be made
 * @param plansDue how many wait
 * @param hiddenBelow figures that rest on fewer participants are hidden; null where none are
 */
public record MeasureReport(
        LocalDate from,
        LocalDate to,
        ZoneId timeZone,
        @Nullable String unit,
        Instant asOf,
        long plansDue,
        @Nullable Integer hiddenBelow,
        List<Measured> measures) {

    /** One measure with its figures, by unit, then the unit's workers, roles and custody groups. */
    public record Measured(Measure measure, Measure.In in, String definition, String source, List<Figure> figures) {}

    /**
     * One figure.
     *
     * @param unit null for cases whose worker is not on record
     * @param group of what {@code by} tells apart: a worker's id, a role, a custody group; null for the unit itself
     * @param detail of messages: purpose, channel and status
     * @param value null where it is hidden, and where there is nothing to take a median of
     */
    public record Figure(
            @Nullable String unit,
            By by,
            @Nullable String group,
            @Nullable String detail,
            @Nullable BigDecimal value,
            boolean hidden) {}
}
