package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an operator says what is logged and traced. */
class SightPropertiesTest {

    @Test
    void nothingSaid_logsJsonAndTracesNothing() {
        assertThat(SightProperties.of(Map.of("OTEL_TRACES_SAMPLER", "always_on")))
                .isEqualTo(Map.of("quarkus.log.console.json.enabled", "true"));
    }

    @Test
    void plainLogsAskedFor_areLeftAlone() {
        assertThat(SightProperties.of(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false")))
                .isEmpty();
    }

    @Test
    void collectorNamed_getsTraces() {
        assertThat(SightProperties.of(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://collector:4317",
                        "OTEL_TRACES_SAMPLER_ARG",
                        "0.1",
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        "api-key=a$b")))
                .containsEntry("quarkus.otel.sdk.disabled", "false")
                .containsEntry("quarkus.otel.exporter.otlp.endpoint", "http://collector:4317")
                .containsEntry("quarkus.otel.traces.sampler.arg", "0.1")
                .containsEntry("quarkus.otel.exporter.otlp.headers", "api-key=a\\$b");
    }
}
