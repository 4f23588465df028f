package org.hearthline.record.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.hearthline.record.measure.MeasureReport.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file for spreadsheets, and the list of measures in README. */
class MeasureFilesTest {

    @Test
    void report_isALineForEachFigureWithItsDefinition() {
        String text = MeasureFiles.text(report(
                new Figure("Davidson, \"2\"", By.UNIT, null, null, BigDecimal.valueOf(12), false),
                new Figure("Davidson-2", By.WORKER, "W-1", null, null, true)));

        assertThat(text.split("\r\n"))
                .containsExactly(
                        "from,to,asOf,unit,by,group,measure,detail,value,hidden,in,definition,source",
                        "2026-10-01,2026-10-31,2026-11-05T15:00:00Z,\"Davidson, \"\"2\"\"\",UNIT,,CONTACT_LATE,,12,false,"
                                + "PARTICIPANT_MONTHS,Owed contacts that were met after the due date.,\"TN DCS 31.8 A.1–A.3; Draft, every"
                                + " thirty days\"",
                        "2026-10-01,2026-10-31,2026-11-05T15:00:00Z,Davidson-2,WORKER,W-1,CONTACT_LATE,,,true,PARTICIPANT_MONTHS,"
                                + "Owed contacts that were met after the due date.,\"TN DCS 31.8 A.1–A.3; Draft, every thirty days\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void idThatASpreadsheetWouldReckon_isMarkedAsText(String id) {
        assertThat(MeasureFiles.safe(id)).isEqualTo("'" + id);
        assertThat(MeasureFiles.text(report(new Figure(id, By.WORKER, id, null, null, true))))
                .doesNotContain("," + id)
                .doesNotContain(",\"" + id);
    }

    @ParameterizedTest
    @CsvSource({"W-1", "Davidson-2", "a=b", "1-1"})
    void otherId_staysAsItIs(String id) {
        assertThat(MeasureFiles.safe(id)).isEqualTo(id);
    }

    @Test
    void everyMeasure_standsInReadmeWithItsDefinition() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line ->
                        Arrays.stream(Measure.values()).anyMatch(measure -> line.startsWith("| `" + measure + "` |")))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Measure.values())
                        .map(measure -> "| `%s` | %s |".formatted(measure, measure.definition()))
                        .toList());
    }

    private static MeasureReport report(Figure... figures) {
        Measure measure = Measure.CONTACT_LATE;
        return new MeasureReport(
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-10-31"),
                ZoneId.of("America/Chicago"),
                null,
                Instant.parse("2026-11-05T15:00:00Z"),
                0,
                Suppression.FEW,
                List.of(new Measured(measure, measure.in(), measure.definition(), measure.source(), List.of(figures))));
    }
}
