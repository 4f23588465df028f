package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A child of a case that is being told. */
final class Child {

    private record Guardianship(
            String kind, Span span, @Nullable String evidence) {}

    private final String id;
    private final String name;
    private final List<Guardianship> guardianships = new ArrayList<>();
    private @Nullable String tribalStatus = "NO";
    private @Nullable LocalDate joinedOn;
    private @Nullable LocalDate leftOn;

    Child(String id, String name) {
        this.id = id;
        this.name = name;
    }

    String id() {
        return id;
    }

    Child inFullGuardianship(Span span) {
        return guardianship("FULL", span);
    }

    Child inFullGuardianshipWithoutAPaper(Span span) {
        guardianships.add(new Guardianship("FULL", span, null));
        return this;
    }

    Child inPartialGuardianship(Span span) {
        return guardianship("PARTIAL", span);
    }

    Child ofATribe() {
        tribalStatus = "YES";
        return this;
    }

    /** Leaves the tribal status out, which means that nobody has asked. */
    Child neverAskedAboutATribe() {
        tribalStatus = null;
        return this;
    }

    Child joinedOn(LocalDate day) {
        joinedOn = day;
        return this;
    }

    Child leftOn(LocalDate day) {
        leftOn = day;
        return this;
    }

    boolean isInCaseOn(LocalDate day) {
        return (joinedOn == null || !day.isBefore(joinedOn)) && (leftOn == null || day.isBefore(leftOn));
    }

    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("joinedOn", Span.text(joinedOn))
                .put("leftOn", Span.text(leftOn));
        if (tribalStatus != null) {
            document.put("tribalStatus", tribalStatus);
        }
        for (Guardianship each : guardianships) {
            ObjectNode entry = document.withArray("guardianship").addObject().put("kind", each.kind);
            each.span.writeTo(entry);
            entry.put("evidence", each.evidence);
        }
        if (guardianships.isEmpty()) {
            document.putArray("guardianship");
        }
        return document;
    }

    private Child guardianship(String kind, Span span) {
        String evidence =
                "order " + span.from().getYear() % 100 + "-G-" + id.substring(2).replace("-", "");
        guardianships.add(new Guardianship(kind, span, evidence));
        return this;
    }
}
