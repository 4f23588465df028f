package org.hearthline.web.staff;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.record.measure.By;
import org.hearthline.record.measure.Measure;
import org.hearthline.record.measure.MeasureReport;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.hearthline.record.measure.MeasureReport.Measured;
import org.hearthline.record.measure.Topic;
import org.jspecify.annotations.Nullable;

/** A report as tables: by group where it is about one unit, else by unit. */
record MeasuresView(Reader reader, MeasureReport report) {

    private static final String PAGE = "/measures";

    /** One table with the measures that stand in it. */
    enum Section {
        CONTACT(Topic.CONTACT, Topic.LIFTED),
        SEARCH(Topic.SEARCH),
        BEGINNING(Topic.ATTEMPT, Topic.INITIAL),
        EXEMPTION(Topic.EXEMPTION),
        MEETING(Topic.MEETING, Topic.ANSWER),
        MESSAGE(Topic.MESSAGE),
        STAFF(Topic.STAFF);

        private final List<Topic> topics;

        Section(Topic... topics) {
            this.topics = List.of(topics);
        }

        List<Measure> measures() {
            return Arrays.stream(Measure.values())
                    .filter(measure -> topics.contains(measure.topic()))
                    .toList();
        }
    }

    record Table(Section section, List<Measure> measures, List<Line> lines) {}

    /**
     * A row.
     *
     * @param link to the measures of this unit alone; empty where the page shows them
     * @param cells as they are read, in the order of the measures
     */
    record Line(String label, String link, List<Cell> cells) {}

    record Cell(String text, boolean hidden) {}

    /** Whose figures stand in one row. */
    private record Place(
            @Nullable String unit,
            By by,
            @Nullable String group,
            @Nullable String detail) {

        static Place of(Figure figure) {
            return new Place(figure.unit(), figure.by(), figure.group(), figure.detail());
        }
    }

    /** What the form was asked with, or what stood in for it. */
    Fields fields() {
        return Fields.of(Map.of(
                "from", report.from().toString(),
                "to", report.to().toString(),
                "unit", Objects.requireNonNullElse(report.unit(), "")));
    }

    public List<Table> tables() {
        return Arrays.stream(Section.values()).map(this::table).toList();
    }

    private Table table(Section section) {
        List<Measure> measures = section.measures();
        Map<Place, Map<Measure, Figure>> rows = new LinkedHashMap<>();
        for (Measured measured : report.measures()) {
            if (measures.contains(measured.measure())) {
                measured.figures().stream().filter(this::isShown).forEach(figure -> rows.computeIfAbsent(
                                Place.of(figure), place -> new EnumMap<>(Measure.class))
                        .put(measured.measure(), figure));
            }
        }
        return new Table(
                section,
                measures,
                rows.entrySet().stream()
                        .map(row -> new Line(
                                label(row.getKey()),
                                link(row.getKey()),
                                measures.stream()
                                        .map(measure -> cell(row.getValue().get(measure)))
                                        .toList()))
                        .toList());
    }

    /** What is told apart by purpose, channel and status is so for whole units alone: the file has the rest. */
    private boolean isShown(Figure figure) {
        return figure.by() == By.UNIT || (report.unit() != null && figure.detail() == null);
    }

    private Cell cell(@Nullable Figure figure) {
        if (figure != null && figure.hidden()) {
            return new Cell(reader.say("measures.hidden"), true);
        }
        BigDecimal value = figure == null ? null : figure.value();
        return new Cell(value == null ? "–" : reader.say("measures.number", value), false);
    }

    private String label(Place place) {
        return Stream.of(Optional.of(who(place)), detail(place))
                .flatMap(Optional::stream)
                .reduce((who, detail) -> report.unit() == null ? who + ", " + detail : detail)
                .orElseThrow();
    }

    private String who(Place place) {
        String group = Objects.requireNonNullElse(place.group(), "");
        return switch (place.by()) {
            case UNIT ->
                report.unit() != null
                        ? reader.say("measures.wholeUnit")
                        : Objects.requireNonNullElse(place.unit(), reader.say("measures.noUnit"));
            case WORKER -> reader.say("measures.worker", group);
            case ROLE -> reader.say("measures.role", reader.code("participant", group));
            case CUSTODY -> reader.say("measures.custody", reader.say("measures.custody." + group));
        };
    }

    private Optional<String> detail(Place place) {
        return Optional.ofNullable(place.detail()).map(detail -> {
            String[] codes = detail.split(" ", 3);
            return reader.say(
                    "measures.detail",
                    reader.say("operations.scope." + codes[0]),
                    reader.say("operations.scope." + codes[1]),
                    reader.say("measures.status." + codes[2]));
        });
    }

    private String link(Place place) {
        return report.unit() != null || place.unit() == null ? "" : PAGE + query(place.unit());
    }

    /** The same figures, and those of every group, as a file. */
    public String file() {
        return PAGE + "/csv" + query(Objects.requireNonNullElse(report.unit(), ""));
    }

    private String query(String unit) {
        return StaffPages.query(
                List.of("from", report.from().toString(), "to", report.to().toString(), "unit", unit));
    }

    public String title(Section section) {
        return reader.say("measures.section." + section);
    }

    public String label(Measure measure) {
        return reader.say("measures.label." + measure);
    }

    public String definition(Measure measure) {
        return reader.say("measures.definition." + measure);
    }

    public String days() {
        return reader.say("measures.days", reader.day(report.from()), reader.day(report.to()));
    }

    public String asOf() {
        return reader.say("measures.asOf", reader.moment(report.asOf()), report.plansDue());
    }
}
