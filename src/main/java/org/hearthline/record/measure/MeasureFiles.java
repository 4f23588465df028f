package org.hearthline.record.measure;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hearthline.platform.Documents;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.hearthline.record.measure.MeasureReport.Measured;
import org.jspecify.annotations.Nullable;

/** Writes a report as it leaves the service: a state's is long, so no event loop waits for it. */
@Singleton
public class MeasureFiles {

    public static final String CSV = "text/csv;charset=UTF-8";

    private static final String[] COLUMNS = {
        "from",
        "to",
        "asOf",
        "unit",
        "by",
        "group",
        "measure",
        "detail",
        "value",
        "hidden",
        "in",
        "definition",
        "source"
    };

    /** A spreadsheet takes what begins so for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final Documents documents;

    MeasureFiles(Documents documents) {
        this.documents = documents;
    }

    public Uni<String> json(MeasureReport report) {
        return VertxContextSupport.executeBlocking(() -> documents.text(report));
    }

    /** A line for each figure, with its definition. */
    public Uni<String> csv(MeasureReport report) {
        return VertxContextSupport.executeBlocking(() -> text(report));
    }

    /** What makes a browser keep the file under a name of its own. */
    public static String disposition(MeasureReport report) {
        return "attachment; filename=\"measures-%s-%s.csv\"".formatted(report.from(), report.to());
    }

    static String text(MeasureReport report) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer =
                CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(text)) {
            for (Measured measured : report.measures()) {
                for (Figure figure : measured.figures()) {
                    printer.printRecord(line(report, measured, figure));
                }
            }
        } catch (IOException neverOfAText) {
            throw new UncheckedIOException(neverOfAText);
        }
        return text.toString();
    }

    private static List<String> line(MeasureReport report, Measured measured, Figure figure) {
        return Arrays.asList(
                        report.from(),
                        report.to(),
                        report.asOf(),
                        safe(figure.unit()),
                        figure.by(),
                        safe(figure.group()),
                        measured.measure(),
                        figure.detail(),
                        figure.value(),
                        figure.hidden(),
                        measured.in(),
                        measured.definition(),
                        measured.source())
                .stream()
                .map(value -> Objects.toString(value, ""))
                .toList();
    }

    static @Nullable String safe(@Nullable String id) {
        return id != null && !id.isEmpty() && FORMULA.indexOf(id.charAt(0)) >= 0 ? "'" + id : id;
    }
}
