package org.hearthline.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.casework.ChangedFact.Kind;

/** Which facts differ between two documents of one kind, a case's or a single fact's: what is kept, and what is to be kept. */
final class FactDifference {

    private static final Map<String, Kind> BY_ID =
            Map.of("children", Kind.CHILD, "participants", Kind.PARTICIPANT, "courtOrders", Kind.COURT_ORDER);
    private static final Map<String, Kind> WITHIN =
            Map.of("guardianship", Kind.GUARDIANSHIP, "circumstances", Kind.CIRCUMSTANCE, "noContact", Kind.NO_CONTACT);

    private final List<ChangedFact> found = new ArrayList<>();

    private FactDifference() {}

    /** Between two documents of one case. */
    static List<ChangedFact> between(ObjectNode before, ObjectNode after) {
        FactDifference difference = new FactDifference();
        difference.compare(Kind.CASE, before.path("id").asText(), before, after);
        return difference.found;
    }

    /** The fields of one fact that differ, by name, in order; those that only say why or by whom it was said aside. */
    static List<String> fields(ObjectNode before, ObjectNode after) {
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(BY_ID.keySet());
        fields.removeAll(WITHIN.keySet());
        fields.removeAll(Set.of("why", "source"));
        fields.removeIf(field -> before.path(field).equals(after.path(field)));
        return List.copyOf(fields);
    }

    private void compare(Kind kind, String id, ObjectNode before, ObjectNode after) {
        List<String> fields = fields(before, after);
        if (!fields.isEmpty()) {
            found.add(ChangedFact.corrected(kind, id, fields));
        }
        WITHIN.forEach((field, within) -> compareSaid(within, id, before.path(field), after.path(field)));
        BY_ID.forEach((field, each) -> compareById(each, before.path(field), after.path(field)));
    }

    private void compareById(Kind kind, JsonNode before, JsonNode after) {
        Map<String, ObjectNode> was = byId(before);
        byId(after).forEach((id, node) -> {
            ObjectNode earlier = was.remove(id);
            if (earlier == null) {
                found.add(ChangedFact.recorded(kind, id));
            } else {
                compare(kind, id, earlier, node);
            }
        });
        was.keySet().forEach(id -> found.add(ChangedFact.removed(kind, id)));
    }

    private static Map<String, ObjectNode> byId(JsonNode array) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        array.forEach(node -> byId.put(node.path("id").asText(), (ObjectNode) node));
        return byId;
    }

    /** What carries no id of its own: a guardianship that ends is one said otherwise. */
    private void compareSaid(Kind kind, String id, JsonNode before, JsonNode after) {
        Set<JsonNode> gone = said(before);
        Set<JsonNode> come = said(after);
        Set<JsonNode> both = new HashSet<>(gone);
        both.retainAll(come);
        gone.removeAll(both);
        come.removeAll(both);
        if (!gone.isEmpty() && !come.isEmpty()) {
            List<String> fields = gone.size() == 1 && come.size() == 1
                    ? fields((ObjectNode) gone.iterator().next(), (ObjectNode)
                            come.iterator().next())
                    : List.of();
            found.add(ChangedFact.corrected(kind, id, fields));
        } else if (!come.isEmpty()) {
            found.add(ChangedFact.recorded(kind, id));
        } else if (!gone.isEmpty()) {
            found.add(ChangedFact.removed(kind, id));
        }
    }

    private static Set<JsonNode> said(JsonNode array) {
        Set<JsonNode> said = new HashSet<>();
        array.forEach(said::add);
        return said;
    }
}
