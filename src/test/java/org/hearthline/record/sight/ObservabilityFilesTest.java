package org.hearthline.record.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;

/** Alerts, dashboard and runbooks speak of what the service shows, and of each other. */
@QuarkusTest
class ObservabilityFilesTest {

    private static final Path FOLDER = Path.of("k8s/observability");
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:hearthline|http|jvm|process)_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"([\\w|]+)\"");

    @Inject
    Figures figures;

    @Test
    void everyMetricThatIsAskedFor_isShown() throws Throwable {
        Scrape shown = everything();
        List<String> expressions = new ArrayList<>();
        alerts().forEach(alert -> expressions.add(alert.get("expr").asText()));
        json("dashboard.json").findValues("expr").forEach(expression -> expressions.add(expression.asText()));
        assertThat(expressions).hasSizeGreaterThan(30);

        for (String expression : expressions) {
            for (MatchResult metric : METRIC.matcher(expression).results().toList()) {
                assertThat(shown.names()).as(expression).contains(metric.group(1));
                for (MatchResult label : labelsOf(metric)) {
                    for (String value : label.group(2).split("\\|")) {
                        assertThat(shown.series().keySet())
                                .as(expression)
                                .anyMatch(series -> series.startsWith(metric.group(1) + "{")
                                        && series.contains(label.group(1) + "=\"" + value + "\""));
                    }
                }
            }
        }
    }

    @Test
    void everyAlert_saysHowGraveItIsAndLeadsToItsRunbook() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            String name = alert.get("alert").asText();
            names.add(name);
            assertThat(Set.of("critical", "warning"))
                    .contains(alert.at("/labels/severity").asText());
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotEmpty();
            assertThat(alert.at("/annotations/description").asText()).as(name).isNotEmpty();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("k8s/observability/runbooks/" + name + ".md");
        }
        try (Stream<Path> files = Files.list(FOLDER.resolve("runbooks"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().map(name -> name + ".md").toList());
        }
        for (String name : names) {
            assertThat(Files.readString(FOLDER.resolve("runbooks").resolve(name + ".md")))
                    .containsSubsequence(
                            "# " + name, "## What it means\n\n", "## What to look at\n\n- ", "## What to do\n\n- ");
        }
    }

    /** With one of everything that is shown only while it is there. */
    private Scrape everything() throws Throwable {
        clockAt("2026-11-20T17:00:00Z");
        new Family().consenting();
        as("admin")
                .body("{\"why\": \"trial\"}")
                .put("/api/v1/pauses/SMS")
                .then()
                .statusCode(200);
        try {
            new Family().withPhone().consent("REQUEST").statusCode(201);
            clockAt("2026-11-20T17:01:00Z");
            VertxContextSupport.subscribeAndAwait(figures::read);
            VertxContextSupport.subscribeAndAwait(figures::readRequirements);
            return Scrape.now();
        } finally {
            as("admin").delete("/api/v1/pauses/SMS").then().statusCode(200);
        }
    }

    private static List<MatchResult> labelsOf(MatchResult metric) {
        return metric.group(2) == null
                ? List.of()
                : LABEL.matcher(metric.group(2)).results().toList();
    }

    private static JsonNode alerts() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("alerts.yaml").toFile())
                .at("/spec/groups/0/rules");
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }
}
