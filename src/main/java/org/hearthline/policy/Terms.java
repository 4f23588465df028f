package org.hearthline.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one version of a policy demands toward one subject, as though it had always been in force.
 *
 * @param contacts the contacts that qualify, and {@code searches} the searches, whatever the as-of date
 */
record Terms(
        Policy policy,
        Cadence cadence,
        Period initialWithin,
        ReminderDates reminderDates,
        DutyTimeline timeline,
        Efforts contacts,
        Efforts searches) {

    static Terms of(Policy policy, ReminderDates reminderDates, CaseFacts facts, Participant participant) {
        DutyRule rule = new DutyRule(policy, facts, participant);
        DutyTimeline timeline = new DutyTimeline(rule.datesOfChange(), rule::on);
        Integer everyDays = participant.contactEveryDays();
        return new Terms(
                policy,
                everyDays == null ? policy.cadenceFor(facts.programArea()) : new Cadence.RollingDays(everyDays),
                policy.initialWithinFor(facts.programArea()),
                reminderDates,
                timeline,
                contacts(facts, timeline, contact -> contact.participantIds().contains(participant.id())),
                new Efforts(facts.searches().stream()
                        .filter(search -> search.participantId().equals(participant.id()))
                        .filter(search -> timeline.on(search.on()).kind() == DutyKind.DILIGENT_SEARCH)
                        .map(search -> new Effort(search.on(), search.id()))));
    }

    static Terms of(Policy policy, ReminderDates reminderDates, CaseFacts facts, Child child) {
        ChildVisitRule rule = new ChildVisitRule(policy, facts, child);
        DutyTimeline timeline = new DutyTimeline(rule.datesOfChange(), rule::on);
        return new Terms(
                policy,
                policy.cadenceFor(facts.programArea()),
                policy.initialWithinFor(facts.programArea()),
                reminderDates,
                timeline,
                contacts(facts, timeline, contact -> contact.childIds().contains(child.id())),
                new Efforts(Stream.of()));
    }

    /**
     * A contact counts by the duty of its own day: completed, while contact was owed, in a mode that satisfied it
     * then.
     */
    private static Efforts contacts(CaseFacts facts, DutyTimeline timeline, Predicate<Contact> withSubject) {
        List<Effort> qualifying = new ArrayList<>();
        for (Contact contact : facts.contacts()) {
            if (contact.outcome() == Outcome.COMPLETED
                    && withSubject.test(contact)
                    && timeline.on(contact.on()).accepts().contains(contact.mode())) {
                qualifying.add(new Effort(contact.on(), contact.id()));
            }
        }
        return new Efforts(qualifying.stream());
    }

    /** What meets a requirement under this kind of duty: searches where a search is owed, else contacts. */
    Efforts effortsFor(DutyKind kind) {
        return switch (kind) {
            case DILIGENT_SEARCH -> searches;
            case CONTACT, NONE -> contacts;
        };
    }

    /** Every day on which a duty changes or an effort begins to count. */
    Stream<LocalDate> datesOfChange() {
        return Stream.of(timeline.changes(), contacts.dates(), searches.dates()).flatMap(List::stream);
    }
}
