package org.hearthline.record.efforts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.Json;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.platform.Documents;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.Reason;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.Effort.Said;
import org.hearthline.record.efforts.Effort.Search;
import org.hearthline.record.efforts.EffortsFacts.Done;
import org.hearthline.record.efforts.EffortsRecord.Gap;
import org.hearthline.record.efforts.EffortsRecord.Person;
import org.jspecify.annotations.Nullable;

/** A November of a mother, a father who has no custody, and an aunt, as it is told to the reckoning. */
final class Told {

    static final LocalDate THE_5TH = LocalDate.of(2026, 11, 5);

    private static final Documents DOCUMENTS = Documents.outsideTheService();

    private String document = """
            {"id": "C-1", "policy": "tn-31.8", "timeZone": "America/Chicago", "openedOn": "2026-08-03",
             "children": [{"id": "K-1", "name": "Ana"}, {"id": "K-2", "name": "Luis", "tribalStatus": "NO"}],
             "participants": [{"id": "P-1", "name": "María Peña", "role": "MOTHER", "custodial": true, "language": "es"},
                              {"id": "P-2", "name": "Juan Peña", "role": "FATHER", "custodial": false, "language": "es"},
                              {"id": "P-3", "name": "Rosa Díaz", "role": "KIN"}],
             "courtOrders": [{"id": "O-1", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "2026-11-01", "docket": "26-J-114"}]}
            """;

    private final List<ExplainedRequirement> plan = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Search> searches = new ArrayList<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    Told with(String part, String other) {
        document = document.replace(part, other);
        return this;
    }

    Told owed(String subject, RequirementKind kind, RequirementStatus status, Reason... reasons) {
        Requirement requirement = new Requirement(
                subject,
                kind,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                Instant.parse("2026-12-01T06:00:00Z"),
                status,
                List.of(Mode.FACE_TO_FACE),
                List.of("K-1"),
                null,
                false,
                "CADENCE",
                "TN DCS 31.8 A.1",
                new PolicyVersion("tn-31.8", "1"),
                List.of(reasons),
                List.of());
        plan.add(new ExplainedRequirement(requirement, "As the rules say it."));
        return this;
    }

    Told bothParentsOwed() {
        return owed("P-1", RequirementKind.ONGOING_CONTACT, RequirementStatus.OPEN)
                .owed("P-2", RequirementKind.ONGOING_CONTACT, RequirementStatus.OPEN);
    }

    Told contact(String id, String participant, Mode mode, Outcome outcome, Said... said) {
        contacts.add(contactOf(id, participant, mode, outcome, said));
        return this;
    }

    static Contact contactOf(String id, String participant, Mode mode, Outcome outcome, Said... said) {
        return new Contact(
                id,
                THE_5TH,
                null,
                mode,
                outcome,
                List.of(participant),
                List.of(),
                "home",
                50,
                List.of(),
                "Dana Reed (W-1)",
                false,
                List.of(said),
                null);
    }

    Told contact(Contact contact) {
        contacts.add(contact);
        return this;
    }

    Told search(Search search) {
        searches.add(search);
        return this;
    }

    Told meeting(Meeting meeting) {
        meetings.add(meeting);
        return this;
    }

    Told message(Message message) {
        messages.add(message);
        return this;
    }

    EffortsRecord record() {
        CaseDocument read = DOCUMENTS.read(Json.node(document), CaseDocument.class);
        Map<String, String> names = new LinkedHashMap<>();
        read.participants().forEach(each -> names.put(each.id(), String.valueOf(each.name())));
        read.children().forEach(each -> names.put(each.id(), String.valueOf(each.name())));
        return Reckoning.of(new EffortsFacts(
                read,
                id -> names.getOrDefault(id, id),
                "Dana Reed",
                new Dates(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)),
                Instant.parse("2026-11-20T18:00:00Z"),
                plan,
                Map.of(
                        "P-3",
                        "On 30 November 2026 nothing is owed to Rosa Díaz, because the policy does not cover their role."),
                new Done(contacts, searches, meetings, messages, List.of()),
                day -> day.getDayOfWeek().getValue() < 6));
    }

    String text() {
        return EffortsText.of(RecordOutline.of(record()));
    }

    Person person(String id) {
        return record().participants().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<String> gaps(String person) {
        return person(person).gaps().stream().map(Gap::code).toList();
    }

    static @Nullable String askedBy(List<Gap> gaps, String code) {
        return gaps.stream()
                .filter(each -> each.code().equals(code))
                .map(Gap::askedBy)
                .findFirst()
                .orElse(null);
    }
}
