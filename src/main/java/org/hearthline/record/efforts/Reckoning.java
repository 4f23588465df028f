package org.hearthline.record.efforts;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.CaseDocument.ChildDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.policy.Role;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.EffortsRecord.Child;
import org.hearthline.record.efforts.EffortsRecord.Considerations;
import org.hearthline.record.efforts.EffortsRecord.Family;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.hearthline.record.efforts.EffortsRecord.Person;

/** Makes the record of what is known. What was owed and how it stood is taken as the rules said it, never reckoned anew. */
final class Reckoning {

    /** Offices are open from the first hour until the second, on business days. Ours. */
    private static final int OPENS = 8;

    private static final int CLOSES = 17;

    private final EffortsFacts facts;
    private final CaseDocument document;
    private final WhatWasOwed owed;
    private final Gaps gaps;

    private Reckoning(EffortsFacts facts) {
        this.facts = facts;
        this.document = facts.document();
        this.owed = new WhatWasOwed(facts);
        this.gaps = new Gaps(facts.dates());
    }

    static EffortsRecord of(EffortsFacts facts) {
        return new Reckoning(facts).record();
    }

    private EffortsRecord record() {
        List<Child> children = document.children().stream()
                .filter(each -> facts.dates().meet(each.joinedOn(), each.leftOn()))
                .map(this::child)
                .toList();
        return new EffortsRecord(
                document.id(),
                facts.dates().from(),
                facts.dates().to(),
                document.timeZone(),
                facts.asOf(),
                facts.worker(),
                document.policy(),
                document.programArea(),
                document.openedOn(),
                document.closedOn(),
                document.participants().stream()
                        .filter(each -> facts.dates().meet(each.joinedOn(), each.leftOn()))
                        .map(this::person)
                        .toList(),
                children,
                family());
    }

    private Person person(ParticipantDocument said) {
        String id = said.id();
        List<Owed> asked = owed.to(id);
        List<Contact> contacts = facts.done().contacts().stream()
                .filter(each -> each.participantIds().contains(id))
                .toList();
        List<Meeting> meetings = facts.done().meetings().stream()
                .map(each -> each.withAnswerOf(id))
                .filter(each -> !each.answers().isEmpty())
                .toList();
        List<Message> messages = facts.done().messages().stream()
                .filter(each -> each.participantId().equals(id))
                .toList();
        Person person = new Person(
                id,
                facts.nameOf().apply(id),
                said.role(),
                said.custodial(),
                said.language(),
                said.circumstances().stream()
                        .filter(each -> facts.dates().meet(each.from(), each.to()))
                        .toList(),
                asked,
                asked.isEmpty() ? facts.duties().get(id) : null,
                contacts,
                meetings,
                messages,
                facts.done().replies().stream()
                        .filter(each -> each.participantId().equals(id))
                        .toList(),
                facts.done().searches().stream()
                        .filter(each -> each.participantId().equals(id))
                        .toList(),
                considerations(contacts, meetings, messages),
                List.of());
        return gaps.named(person);
    }

    private Considerations considerations(List<Contact> contacts, List<Meeting> meetings, List<Message> messages) {
        List<OffsetDateTime> offered =
                meetings.stream().flatMap(each -> each.offered().stream()).toList();
        return new Considerations(
                messages.stream()
                        .map(Message::language)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                contacts.stream()
                        .flatMap(each -> each.accommodations().stream())
                        .distinct()
                        .toList(),
                offered.size(),
                (int) offered.stream().filter(this::isOutsideBusinessHours).count());
    }

    private boolean isOutsideBusinessHours(OffsetDateTime time) {
        return !facts.isBusinessDay().test(time.toLocalDate()) || time.getHour() < OPENS || time.getHour() >= CLOSES;
    }

    private Child child(ChildDocument said) {
        return gaps.named(new Child(
                said.id(),
                facts.nameOf().apply(said.id()),
                Objects.requireNonNull(said.tribalStatus()),
                owed.to(said.id()),
                facts.done().contacts().stream()
                        .filter(each -> each.childIds().contains(said.id()))
                        .toList(),
                List.of()));
    }

    private Family family() {
        return gaps.named(new Family(
                document.participants().stream()
                        .filter(each -> each.role() == Role.KIN)
                        .map(each -> facts.nameOf().apply(each.id()))
                        .toList(),
                facts.done().searches().stream()
                        .filter(each -> each.sources().contains(Gaps.RELATIVES))
                        .toList(),
                facts.done().meetings().stream()
                        .filter(each -> each.kind() == MeetingKind.FAMILY_TEAM_MEETING)
                        .toList(),
                List.of()));
    }
}
