package org.hearthline.platform;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans. Attributes are ids, codes and templates of addresses, never an address, a name or words; so that the framework's own
 * instrumentation, which would tell whole addresses, is off. Where traces are off a span is nothing.
 */
@Singleton
public class Traces {

    private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();
    private static final String FIELD = "traceparent";

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private static final TextMapGetter<String> STORED = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String trace) {
            return FORM.fields();
        }

        @Override
        public @Nullable String get(@Nullable String trace, String name) {
            return name.equals(FIELD) ? trace : null;
        }
    };

    private final Tracer tracer;

    /** An SDK that is switched off would still make spans, which nobody exports. */
    Traces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = off ? OpenTelemetry.noop().getTracer("") : tracer;
    }

    /** Part of what runs on this context, or a trace of its own. */
    public Span begin(String name) {
        return tracer.spanBuilder(name).startSpan();
    }

    /** Part of a trace that {@link #stored} wrote; a trace of its own where there is none. */
    public SpanBuilder after(@Nullable String trace, String name) {
        return tracer.spanBuilder(name)
                .setParent(trace == null ? Context.root() : FORM.extract(Context.root(), trace, STORED));
    }

    /** The span as later ones can follow it, in 55 characters; null where it is not traced. */
    public static @Nullable String stored(Span span) {
        if (!span.isRecording()) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        FORM.inject(Context.root().with(span), fields, (into, name, value) -> fields.put(name, value));
        return fields.get(FIELD);
    }

    /** Part of the trace that the caller of a request named. */
    Span ofRequest(String method, MultiMap headers) {
        return tracer.spanBuilder(method)
                .setParent(FORM.extract(Context.root(), headers, HEADERS))
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
    }
}
