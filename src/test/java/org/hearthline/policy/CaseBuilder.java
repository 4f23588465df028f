package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that reads as a sentence, in Chicago's zone; without other word a contact is face to face, completed and
 * with P-1.
 */
final class CaseBuilder {

    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private final LocalDate openedOn;
    private @Nullable LocalDate closedOn;
    private final List<Child> children = new ArrayList<>();
    private final List<Participant> participants = new ArrayList<>();
    private final List<CourtOrder> courtOrders = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Search> searches = new ArrayList<>();

    private CaseBuilder(LocalDate openedOn) {
        this.openedOn = openedOn;
    }

    static CaseBuilder aCaseOpenedOn(String openedOn) {
        return new CaseBuilder(day(openedOn));
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    static DateInterval from(String from) {
        return new DateInterval(day(from), null);
    }

    static DateInterval between(String from, String to) {
        return new DateInterval(day(from), day(to));
    }

    CaseBuilder closedOn(String date) {
        closedOn = day(date);
        return this;
    }

    CaseBuilder child(String id) {
        return child(id, TribalStatus.NO);
    }

    CaseBuilder child(String id, TribalStatus tribalStatus, Guardianship... guardianship) {
        return child(new Child(id, null, null, tribalStatus, List.of(guardianship)));
    }

    CaseBuilder childInGuardianship(String id, GuardianshipKind kind, DateInterval during) {
        return child(id, TribalStatus.NO, new Guardianship(kind, during, "paper of " + id));
    }

    CaseBuilder child(Child child) {
        children.add(child);
        return this;
    }

    CaseBuilder mother(String id, Circumstance... circumstances) {
        return participant(id, Role.MOTHER, circumstances);
    }

    CaseBuilder participant(String id, Role role, Circumstance... circumstances) {
        return participant(new Participant(id, role, null, null, List.of(), List.of(circumstances), null));
    }

    CaseBuilder participant(Participant participant) {
        participants.add(participant);
        return this;
    }

    CaseBuilder releaseOf(List<String> participantIds, List<String> childIds, DateInterval during) {
        courtOrders.add(new CourtOrder(
                "O-" + (courtOrders.size() + 1),
                CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS,
                participantIds,
                childIds,
                during));
        return this;
    }

    CaseBuilder releaseOfAll(DateInterval during) {
        return releaseOf(List.of(), List.of(), during);
    }

    CaseBuilder contact(String id, String on) {
        return contact(id, on, Mode.FACE_TO_FACE, Outcome.COMPLETED);
    }

    CaseBuilder contact(String id, String on, Mode mode, Outcome outcome) {
        contacts.add(new Contact(id, day(on), mode, outcome, List.of("P-1"), List.of()));
        return this;
    }

    CaseBuilder visit(String id, String on, String childId) {
        contacts.add(new Contact(id, day(on), Mode.FACE_TO_FACE, Outcome.COMPLETED, List.of(), List.of(childId)));
        return this;
    }

    CaseBuilder search(String id, String on) {
        searches.add(new Search(id, day(on), "P-1"));
        return this;
    }

    CaseFacts facts() {
        return new CaseFacts(
                "C-1",
                "FOSTER_CARE",
                CHICAGO,
                openedOn,
                closedOn,
                children,
                participants,
                courtOrders,
                contacts,
                searches);
    }

    Rules under(Policy policy) {
        return new Rules(policy, facts(), CHICAGO, WorkDays::isWorkDay);
    }

    Rules underTn318() {
        return under(Policies.tn318());
    }

    Rules underDraft() {
        return under(Policies.draft30Day());
    }
}
