package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A participant of a case that is being told, with what happened with them. */
final class Participant {

    private record Circumstance(
            String kind, Span span, @Nullable String note) {}

    private final String id;
    private final String name;
    private final String role;
    private final CaseStory story;
    private final List<Circumstance> circumstances = new ArrayList<>();
    private List<Child> children = List.of();
    private boolean custodial;
    private boolean safetyFlag;
    private String language = "en";
    private @Nullable LocalDate joinedOn;
    private @Nullable LocalDate leftOn;

    Participant(String id, String name, String role, CaseStory story) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.story = story;
    }

    String id() {
        return id;
    }

    /** Since when contact is counted: the later of the case's opening and the joining. */
    LocalDate start() {
        LocalDate opened = story.openedOn();
        return joinedOn != null && joinedOn.isAfter(opened) ? joinedOn : opened;
    }

    boolean isInCaseOn(LocalDate day) {
        return leftOn == null || day.isBefore(leftOn);
    }

    List<Child> children() {
        return children.isEmpty() ? story.children() : children;
    }

    Participant custodial() {
        custodial = true;
        return this;
    }

    Participant withSafetyFlag() {
        safetyFlag = true;
        return this;
    }

    Participant speaking(String code) {
        language = code;
        return this;
    }

    Participant tiedTo(Child... tied) {
        children = List.of(tied);
        return this;
    }

    Participant joinedOn(LocalDate day) {
        joinedOn = day;
        return this;
    }

    Participant leftOn(LocalDate day) {
        leftOn = day;
        return this;
    }

    Participant outOfState(Span span) {
        return circumstance("OUT_OF_STATE", span, "lives in another state");
    }

    Participant incarcerated(Span span) {
        return circumstance("INCARCERATED", span, "county facility");
    }

    Participant missing(Span span) {
        return circumstance("MISSING", span, "whereabouts unknown");
    }

    Participant deceased(LocalDate day) {
        return circumstance("DECEASED", Span.since(day), null);
    }

    Participant withRightsTerminated(LocalDate day) {
        return circumstance("RIGHTS_TERMINATED", Span.since(day), null);
    }

    /** Seen face to face once within two weeks of the start, and then in every month, this one too where a day of it has passed. */
    Participant seenMonthly() {
        return story.visits(this, Visits.all());
    }

    Participant seenMonthly(Visits visits) {
        return story.visits(this, visits);
    }

    Participant seenOn(LocalDate day) {
        return story.contact(this, day, "FACE_TO_FACE", "COMPLETED");
    }

    Participant reachedOn(LocalDate day, String mode) {
        return story.contact(this, day, mode, "COMPLETED");
    }

    Participant triedOn(LocalDate day, String mode) {
        return story.contact(this, day, mode, "ATTEMPTED");
    }

    /** Searched for once in every month. */
    Participant searchedForMonthly(Visits visits) {
        return story.searches(this, visits);
    }

    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("role", role)
                .put("custodial", custodial)
                .put("language", language)
                .putNull("timeZone")
                .put("joinedOn", Span.text(joinedOn))
                .put("leftOn", Span.text(leftOn));
        if (safetyFlag) {
            document.put("safetyFlag", true);
        }
        children.forEach(child -> document.withArray("childIds").add(child.id()));
        if (children.isEmpty()) {
            document.putArray("childIds");
        }
        for (Circumstance each : circumstances) {
            ObjectNode entry = document.withArray("circumstances").addObject().put("kind", each.kind);
            each.span.writeTo(entry);
            entry.put("note", each.note);
        }
        if (circumstances.isEmpty()) {
            document.putArray("circumstances");
        }
        return document;
    }

    private Participant circumstance(String kind, Span span, @Nullable String note) {
        circumstances.add(new Circumstance(kind, span, note));
        return this;
    }
}
