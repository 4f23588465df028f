package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import com.ibm.icu.text.MessageFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.hearthline.Api;
import org.hearthline.message.MessageStatus;
import org.hearthline.record.measure.Measure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MeasuresPageTest {

    private static final String OCTOBER = "?from=2026-10-01&to=2026-10-31";

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final String worker = newId("W");

    @BeforeEach
    void aUnitWithOneCase() {
        Api.clockAt("2026-12-10T15:00:00Z");
        supervisor(supervisor, unit);
        worker(worker, unit, supervisor);
        String caseId = newId("C");
        putCase("system", caseId, Api.motherAndChild(caseId, worker)).then().statusCode(200);
    }

    @Test
    void supervisor_readsTheirUnitInFullWithDefinitions() {
        String page = Browser.of(supervisor).see("/measures" + OCTOBER);

        assertThat(page)
                .contains("Measures: " + unit)
                .contains("The whole unit 1 0 0 1 0 0")
                .contains("Worker " + worker + " 1 0 0 1 0 0")
                .contains("Group: mothers 1 0 0 1 0 0")
                .contains("Made late Owed contacts that were met after the due date. TN DCS 31.8 A.1")
                .doesNotContain("hidden");
    }

    @Test
    void operator_readsEveryUnitWithoutWhatRestsOnFew() {
        String html = Browser.of("admin")
                .get("/measures" + OCTOBER)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(Browser.read(html))
                .contains(unit + " hidden hidden hidden hidden hidden 0")
                .contains("fewer than 5 people");
        assertThat(html).contains("unit=" + unit).doesNotContain("Lopez").doesNotContain("Dana");
        assertThat(Browser.of("admin").see("/measures" + OCTOBER + "&unit=" + unit))
                .contains("Worker " + worker + " hidden");
    }

    @Test
    void file_holdsTheSameFigures() {
        Browser.of(supervisor)
                .get("/measures/csv" + OCTOBER)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString("measures-2026-10-01-2026-10-31.csv"))
                .body(containsString("," + unit + ",WORKER," + worker + ",CONTACT_MISSED,,1,false,"));
        assertThat(Browser.of(supervisor).get("/measures" + OCTOBER).asString())
                .contains("href=\"/measures/csv?from=2026-10-01&amp;to=2026-10-31&amp;unit=" + unit);
    }

    @Test
    void badDays_areToldBesideTheField() {
        Response answer = Browser.of(supervisor).get("/measures?from=2026-10-31&to=2026-10-01");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("value=\"2026-10-31\"")
                .contains("aria-describedby=\"to-error\"")
                .contains("must not be before from");
    }

    @Test
    void tables_scrollWithinThemselvesAndSayWhatTheyAre() {
        String html = Browser.of(supervisor).get("/measures" + OCTOBER).asString();

        assertThat(html)
                .contains("class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-labelledby=\"CONTACT\"")
                .contains("<caption class=\"visually-hidden\">Contact, ")
                .contains("aria-current=\"page\" href=\"/measures\"");
    }

    @Test
    void inSpanish_isReadInSpanish() {
        assertThat(new Browser(supervisor, "es").see("/measures" + OCTOBER))
                .contains("Indicadores: " + unit)
                .contains("Contactos debidos que se cumplieron después del vencimiento.")
                .doesNotContain("Owed");
    }

    @Test
    void worker_mayNot() {
        Browser.of(worker).get("/measures").then().statusCode(403);
        Browser.of(worker).get("/measures/csv").then().statusCode(403);
    }

    @Test
    void definitionOnThePage_isThatOfTheFile() {
        Words english = Objects.requireNonNull(Words.BY_LANGUAGE.get("en"));

        assertThat(Measure.values()).allSatisfy(measure -> {
            String pattern = Objects.requireNonNull(english.pattern("measures.definition." + measure));
            assertThat(new MessageFormat(pattern, Locale.ENGLISH).format(new Object[0]))
                    .isEqualTo(measure.definition());
        });
        assertThat(Arrays.stream(Measure.values()).map(measure -> "measures.label." + measure))
                .isSubsetOf(english.names());
        assertThat(Arrays.stream(MeasuresView.Section.values()).map(section -> "measures.section." + section))
                .isSubsetOf(english.names());
        assertThat(Arrays.stream(MessageStatus.values()).map(status -> "measures.status." + status))
                .isSubsetOf(english.names());
    }
}
