package org.hearthline.message;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.MessageRows.Claimed;
import org.hearthline.message.MessageRows.KeptBack;
import org.hearthline.message.MessageRows.Outcome;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Traces;
import org.jspecify.annotations.Nullable;

/** Follows a message from the request that wanted it, or from when its time came, to what became of it: one trace, however long it takes. */
@Singleton
class MessageTraces {

    private final Traces traces;

    MessageTraces(Traces traces) {
        this.traces = traces;
    }

    /** Ended once the message is in the outbox, or was there already. */
    Span enqueue(UUID id, Outbox.Wanted wanted) {
        Span span = traces.begin("enqueue")
                .setAttribute("hearthline.message.id", id.toString())
                .setAttribute("hearthline.purpose", wanted.purpose().name())
                .setAttribute("hearthline.channel", wanted.channel().name());
        return wanted.caseIds().size() == 1
                ? span.setAttribute(
                        "hearthline.case.id", wanted.caseIds().iterator().next())
                : span;
    }

    /** @param took how long the batch was judged */
    void judged(Claimed message, Verdict verdict, Duration took) {
        Instant now = InstantSource.system().instant();
        Span span = about(message.message(), message.trace(), "gate")
                .setStartTimestamp(now.minus(took))
                .startSpan();
        if (verdict instanceof Verdict.Send) {
            span.setAttribute("hearthline.outcome", "SEND");
        } else {
            KeptBack kept = KeptBack.of(message, verdict);
            outcome(span, kept.status(), kept.reason());
        }
        span.end(now);
    }

    /** The hand-over, from when it is begun. */
    Uni<Outcome> handOver(Due message, @Nullable String trace, Uni<Outcome> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = about(message, trace, "hand over")
                    .setSpanKind(SpanKind.CLIENT)
                    .startSpan();
            return work.invoke(outcome -> outcome(span, outcome.status(), outcome.reason()))
                    .onTermination()
                    .invoke(span::end);
        });
    }

    /** What the carrier told of it afterwards. */
    void told(UUID id, Channel channel, @Nullable String trace, MessageStatus status, @Nullable String reason) {
        Span span = traces.after(trace, "delivery")
                .startSpan()
                .setAttribute("hearthline.message.id", id.toString())
                .setAttribute("hearthline.channel", channel.name());
        outcome(span, status, reason);
        span.end();
    }

    private SpanBuilder about(Due message, @Nullable String trace, String name) {
        SpanBuilder span = traces.after(trace, name)
                .setAttribute("hearthline.message.id", message.id().toString())
                .setAttribute("hearthline.purpose", message.purpose().name())
                .setAttribute("hearthline.channel", message.channel().name())
                .setAttribute("hearthline.attempt", message.attempt());
        String caseId = message.caseId();
        return caseId == null ? span : span.setAttribute("hearthline.case.id", caseId);
    }

    private static void outcome(Span span, MessageStatus status, @Nullable String reason) {
        span.setAttribute("hearthline.outcome", status.name());
        if (reason != null) {
            span.setAttribute("hearthline.reason", CarrierCode.bounded(reason));
        }
    }
}
