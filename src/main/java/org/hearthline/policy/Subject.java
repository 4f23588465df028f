package org.hearthline.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Someone to whom contact is owed: a participant, or a child who is to be visited.
 *
 * @param start the later of the case's opening and their joining
 * @param contacts the contacts that qualify, and {@code searches} the searches, whatever the as-of date
 */
record Subject(
        String id,
        boolean isChild,
        LocalDate start,
        Period initialWithin,
        Cadence cadence,
        DutyTimeline timeline,
        Efforts contacts,
        Efforts searches) {

    static Subject of(Policy policy, CaseFacts facts, Participant participant) {
        DutyRule rule = new DutyRule(policy, facts, participant);
        DutyTimeline timeline = new DutyTimeline(rule.datesOfChange(), rule::on);
        Integer everyDays = participant.contactEveryDays();
        return new Subject(
                participant.id(),
                false,
                facts.startOf(participant.joinedOn()),
                policy.initialWithinFor(facts.programArea()),
                everyDays == null ? policy.cadenceFor(facts.programArea()) : new Cadence.RollingDays(everyDays),
                timeline,
                contacts(facts, timeline, contact -> contact.participantIds().contains(participant.id())),
                new Efforts(facts.searches().stream()
                        .filter(search -> search.participantId().equals(participant.id()))
                        .filter(search -> timeline.on(search.on()).kind() == DutyKind.DILIGENT_SEARCH)
                        .map(search -> new Effort(search.on(), search.id()))));
    }

    static Subject of(Policy policy, CaseFacts facts, Child child) {
        ChildVisitRule rule = new ChildVisitRule(policy, facts, child);
        DutyTimeline timeline = new DutyTimeline(rule.datesOfChange(), rule::on);
        return new Subject(
                child.id(),
                true,
                facts.startOf(child.joinedOn()),
                policy.initialWithinFor(facts.programArea()),
                policy.cadenceFor(facts.programArea()),
                timeline,
                contacts(facts, timeline, contact -> contact.childIds().contains(child.id())),
                new Efforts(Stream.of()));
    }

    /**
     * A contact counts by the duty of its own day: completed, while contact was owed, in a mode that satisfied it
     * then.
     */
    private static Efforts contacts(CaseFacts facts, DutyTimeline timeline, Predicate<Contact> withSubject) {
        return new Efforts(facts.contacts().stream()
                .filter(contact -> contact.outcome() == Outcome.COMPLETED)
                .filter(withSubject)
                .filter(contact -> timeline.on(contact.on()).accepts().contains(contact.mode()))
                .map(contact -> new Effort(contact.on(), contact.id())));
    }

    /** What meets a requirement under this kind of duty: searches where a search is owed, else contacts. */
    Efforts effortsFor(DutyKind kind) {
        return switch (kind) {
            case DILIGENT_SEARCH -> searches;
            case CONTACT, NONE -> contacts;
        };
    }

    /** The kind of a requirement under this kind of duty; a suppressed one is named as if contact were owed. */
    RequirementKind kindOf(DutyKind duty, boolean initial) {
        return switch (duty) {
            case DILIGENT_SEARCH -> RequirementKind.DILIGENT_SEARCH;
            case CONTACT, NONE ->
                isChild
                        ? RequirementKind.CHILD_VISIT
                        : initial ? RequirementKind.INITIAL_CONTACT : RequirementKind.ONGOING_CONTACT;
        };
    }

    LocalDate initialDueOn() {
        return start.plus(initialWithin);
    }

    /** Every day on which a duty changes or an effort begins to count. */
    List<LocalDate> datesOfChange() {
        return Stream.of(timeline.changes(), contacts.dates(), searches.dates())
                .flatMap(List::stream)
                .toList();
    }
}
