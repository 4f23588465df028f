package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What the worker logged of a case, with the words that they wrote. */
final class CaseLog {

    private static final List<String> PLACES = List.of("home", "office", "community center", "library", "park");
    private static final List<String> NOTES = List.of(
            "Talked about school and the week's routine.",
            "Went through the plan and its next steps together.",
            "The family time went well; both were relaxed.",
            "Looked at housing and transport.",
            "Talked about the doctor's visit and how to follow up.");
    private static final List<String> SERVICES =
            List.of("parenting class", "transport vouchers", "housing list", "counseling", "none needed today");
    private static final List<String> STEPS = List.of(
            "Meet again next month.", "Call the school.", "Bring the class certificate.", "Visit the new apartment.");
    private static final List<String> SOURCES =
            List.of("RELATIVES", "FACILITIES", "LAST_ADDRESS", "COURT_RECORDS", "EMPLOYER");

    private record Contact(Participant participant, LocalDate on, String mode, String outcome) {}

    private record Search(Participant participant, LocalDate on) {}

    private final int number;
    private final SplittableRandom random;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Search> searches = new ArrayList<>();

    /** @param number the case's */
    CaseLog(int number, SplittableRandom random) {
        this.number = number;
        this.random = random;
    }

    void contact(Participant participant, LocalDate on, String mode, String outcome) {
        contacts.add(new Contact(participant, on, mode, outcome));
    }

    void search(Participant participant, LocalDate on) {
        searches.add(new Search(participant, on));
    }

    // As documents, by date

    List<ObjectNode> contacts() {
        List<ObjectNode> documents = new ArrayList<>();
        for (Contact contact :
                contacts.stream().sorted(Comparator.comparing(Contact::on)).toList()) {
            documents.add(document(contact, documents.size() + 1));
        }
        return List.copyOf(documents);
    }

    private ObjectNode document(Contact contact, int count) {
        boolean completed = contact.outcome().equals("COMPLETED");
        boolean inPerson = contact.mode().equals("FACE_TO_FACE");
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", "X-" + number + "-" + count)
                .put("on", contact.on().toString())
                .putNull("at")
                .put("mode", contact.mode())
                .put("outcome", contact.outcome());
        document.putArray("participantIds").add(contact.participant().id());
        ArrayNode childIds = document.putArray("childIds");
        if (completed && inPerson && random.nextInt(100) < 50) {
            contact.participant().children().stream()
                    .filter(child -> child.isInCaseOn(contact.on()))
                    .forEach(child -> childIds.add(child.id()));
        }
        document.put("place", inPerson ? anyOf(PLACES) : null);
        if (completed && contact.mode().matches("FACE_TO_FACE|VIDEO|PHONE")) {
            document.put("minutes", 15 * (1 + random.nextInt(5)))
                    .put("safety", "No concern today.")
                    .put("permanency", anyOf(NOTES))
                    .put("wellBeing", anyOf(NOTES))
                    .put("servicesOffered", anyOf(SERVICES))
                    .put("nextSteps", anyOf(STEPS));
            if (random.nextInt(100) < 30) {
                document.putArray("accommodations").add("SCHEDULE");
                document.put("whatWorked", "Meeting after work.");
            }
        } else if (!completed) {
            document.put("nextSteps", "Try again at another time of day.");
        }
        return document;
    }

    List<ObjectNode> searches() {
        List<ObjectNode> documents = new ArrayList<>();
        for (Search search :
                searches.stream().sorted(Comparator.comparing(Search::on)).toList()) {
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "S-" + number + "-" + (documents.size() + 1))
                    .put("on", search.on().toString())
                    .put("participantId", search.participant().id());
            int first = random.nextInt(SOURCES.size());
            document.putArray("sources").add(SOURCES.get(first)).add(SOURCES.get((first + 1) % SOURCES.size()));
            document.put("result", "Not found; no new address.");
            documents.add(document);
        }
        return List.copyOf(documents);
    }

    private String anyOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
