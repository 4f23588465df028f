package org.hearthline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A worked example of {@code policy-examples.json}: a request as the API takes it, and what must come of it. */
record Example(String name, Situation situation, LocalDate through, JsonNode expected) {

    static Stream<Example> all() {
        try (InputStream file = Example.class.getResourceAsStream("/policy-examples.json")) {
            return listOf(new ObjectMapper().readTree(Objects.requireNonNull(file)), Example::read).stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException("policy-examples.json cannot be read", unreadable);
        }
    }

    private static Example read(JsonNode example) {
        JsonNode request = example.path("request");
        Policy policy = request.path("policy").asText().equals("tn-31.8") ? Policies.tn318() : Policies.draft30Day();
        ZoneId workerZone = ZoneId.of(request.path("worker").path("timeZone").asText());
        return new Example(
                example.path("name").asText(),
                new Situation(facts(request), policy, workerZone, date(request, "asOf")),
                date(request, "through"),
                example.path("expected"));
    }

    static CaseFacts facts(JsonNode request) {
        JsonNode document = request.path("case");
        return new CaseFacts(
                text(document, "id"),
                text(document, "programArea"),
                ZoneId.of(text(document, "timeZone")),
                date(document, "openedOn"),
                dateOrNull(document, "closedOn"),
                listOf(document.path("children"), Example::child),
                listOf(document.path("participants"), Example::participant),
                listOf(document.path("courtOrders"), Example::courtOrder),
                listOf(request.path("contacts"), Example::contact),
                listOf(request.path("searches"), Example::search));
    }

    private static Child child(JsonNode child) {
        return new Child(
                text(child, "id"),
                dateOrNull(child, "joinedOn"),
                dateOrNull(child, "leftOn"),
                TribalStatus.valueOf(child.path("tribalStatus").asText("UNKNOWN")),
                listOf(
                        child.path("guardianship"),
                        held -> new Guardianship(
                                GuardianshipKind.valueOf(text(held, "kind")),
                                interval(held),
                                held.path("evidence").asText(null))));
    }

    private static Participant participant(JsonNode participant) {
        return new Participant(
                text(participant, "id"),
                Role.valueOf(text(participant, "role")),
                dateOrNull(participant, "joinedOn"),
                dateOrNull(participant, "leftOn"),
                texts(participant, "childIds"),
                listOf(
                        participant.path("circumstances"),
                        circumstance -> new Circumstance(
                                CircumstanceKind.valueOf(text(circumstance, "kind")), interval(circumstance))),
                participant.hasNonNull("contactEveryDays")
                        ? Integer.valueOf(participant.path("contactEveryDays").asInt())
                        : null);
    }

    private static CourtOrder courtOrder(JsonNode order) {
        return new CourtOrder(
                text(order, "id"),
                CourtOrderKind.valueOf(text(order, "kind")),
                texts(order, "participantIds"),
                texts(order, "childIds"),
                interval(order));
    }

    private static Contact contact(JsonNode contact) {
        return new Contact(
                text(contact, "id"),
                date(contact, "on"),
                Mode.valueOf(text(contact, "mode")),
                Outcome.valueOf(text(contact, "outcome")),
                texts(contact, "participantIds"),
                texts(contact, "childIds"));
    }

    private static Search search(JsonNode search) {
        return new Search(text(search, "id"), date(search, "on"), text(search, "participantId"));
    }

    private static DateInterval interval(JsonNode node) {
        return new DateInterval(date(node, "from"), dateOrNull(node, "to"));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        return listOf(node.path(field), JsonNode::asText);
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(text(node, field));
    }

    private static @Nullable LocalDate dateOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? date(node, field) : null;
    }

    private static <T> List<T> listOf(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
