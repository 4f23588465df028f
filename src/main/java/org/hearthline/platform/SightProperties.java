package org.hearthline.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How production is watched, as Quarkus' own properties. */
public final class SightProperties {

    private static final String JSON = "QUARKUS_LOG_CONSOLE_JSON_ENABLED";
    private static final String WHERE_TO = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** OpenTelemetry's own names; Quarkus knows each by the same in its form. */
    private static final List<String> OF_TRACES = List.of(
            WHERE_TO,
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_TRACES_SAMPLER",
            "OTEL_TRACES_SAMPLER_ARG",
            "OTEL_RESOURCE_ATTRIBUTES",
            "OTEL_SERVICE_NAME");

    private SightProperties() {}

    /** Logs are JSON unless the operator says otherwise; there are traces where it is said where they go. */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (value(environment, JSON).isEmpty()) {
            properties.put("quarkus.log.console.json.enabled", "true");
        }
        if (value(environment, WHERE_TO).isPresent()) {
            properties.put("quarkus.otel.sdk.disabled", "false");
            OF_TRACES.forEach(name -> value(environment, name)
                    .ifPresent(value -> properties.put(
                            "quarkus." + name.toLowerCase(Locale.ROOT).replace('_', '.'), value.replace("$", "\\$"))));
        }
        return properties;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
