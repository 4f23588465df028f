package org.hearthline.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hearthline.casework.SaidCase;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Puts the rows of one case together to the document that they say, and remembers where each part of it stands. */
final class CaseRows {

    private final Origins origins;
    private final List<FieldError> misplaced = new ArrayList<>();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode searches = JsonNodeFactory.instance.arrayNode();

    private CaseRows(String caseId, List<Row> rows) {
        this.origins = new Origins(caseId, rows.get(0).origin());
        document.put("id", caseId);
    }

    /** @param saysNoContact whether the file has a table of no-contact orders */
    static FoundCase found(String caseId, List<Row> rows, byte[] hash, CaseParts parts, boolean saysNoContact) {
        CaseRows found = new CaseRows(caseId, rows);
        // In this order, whatever the file's: a circumstance needs its participant.
        for (Table table : Table.values()) {
            rows.stream().filter(row -> row.table() == table).forEach(found::add);
        }
        if (rows.stream().noneMatch(row -> row.table() == Table.CASES)) {
            found.misplace(rows.get(0), Table.CASE_ID, "has no row in cases.csv");
        }
        return new FoundCase(caseId, hash, found.origins, () -> found.said(hash, parts, saysNoContact));
    }

    private SaidCase said(byte[] hash, CaseParts parts, boolean saysNoContact) {
        if (!misplaced.isEmpty()) {
            throw Problem.invalid(misplaced);
        }
        return parts.said(document, contacts, searches, saysNoContact, hash);
    }

    private void add(Row row) {
        switch (row.table()) {
            case WORKERS -> throw new IllegalArgumentException("A worker is of no case");
            case CASES -> addCase(row);
            case CHILDREN -> append(document.withArray("children"), "children", row);
            case PARTICIPANTS -> append(document.withArray("participants"), "participants", row);
            case TIES -> tie(row);
            case CIRCUMSTANCES -> within("participants", "participantId", "circumstances", row);
            case GUARDIANSHIP -> within("children", "childId", "guardianship", row);
            case COURT_ORDERS -> append(document.withArray("courtOrders"), "courtOrders", row);
            case NO_CONTACT -> append(document.withArray("noContact"), "noContact", row);
            case CONTACTS -> append(contacts, "contacts", row);
            case SEARCHES -> append(searches, "searches", row);
        }
    }

    private void addCase(Row row) {
        if (document.size() > 1) {
            misplace(row, Table.CASE_ID, "has a row in cases.csv before");
        } else {
            fill(document, row, null);
            row.columns().forEach(column -> origins.put(column, row.origin().withField(column)));
        }
    }

    private ObjectNode append(ArrayNode list, String path, Row row) {
        origins.put("%s[%d]".formatted(path, list.size()), row.origin());
        ObjectNode node = list.addObject();
        fill(node, row, null);
        return node;
    }

    /** What belongs to a person stands with them in the document. */
    private void within(String people, String idColumn, String field, Row row) {
        int index = indexOf(people, row.key(idColumn));
        if (index < 0) {
            misplace(row, idColumn, "is not in " + (people.equals("children") ? "children.csv" : "participants.csv"));
            return;
        }
        ArrayNode list = person(people, index).withArray(field);
        origins.put("%s[%d].%s[%d]".formatted(people, index, field, list.size()), row.origin());
        fill(list.addObject(), row, idColumn);
    }

    private void tie(Row row) {
        int index = indexOf("participants", row.key("participantId"));
        if (index < 0) {
            misplace(row, "participantId", "is not in participants.csv");
            return;
        }
        ArrayNode childIds = person("participants", index).withArray("childIds");
        origins.put(
                "participants[%d].childIds[%d]".formatted(index, childIds.size()),
                row.origin().withField("childId"));
        childIds.add(row.key("childId"));
    }

    private ObjectNode person(String people, int index) {
        return (ObjectNode) document.withArray(people).get(index);
    }

    private int indexOf(String people, String id) {
        ArrayNode list = document.withArray(people);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void misplace(Row row, String column, String message) {
        String path = row.table().file() + ":" + row.line();
        origins.put(path, row.origin().withField(column));
        misplaced.add(new FieldError(path, message));
    }

    private static void fill(ObjectNode node, Row row, @Nullable String leftOut) {
        for (String column : row.columns()) {
            String value = row.value(column);
            if (value != null && !column.equals(leftOut)) {
                put(node, column, row.table().kind(column), value);
            }
        }
    }

    /** What is no number or flag stays a text, which the document then refuses by name. */
    private static void put(ObjectNode node, String column, Table.Kind kind, String value) {
        switch (kind) {
            case TEXT -> node.put(column, value);
            case NUMBER -> {
                if (value.matches("-?\\d{1,9}")) {
                    node.put(column, Integer.parseInt(value));
                } else {
                    node.put(column, value);
                }
            }
            case FLAG -> {
                if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                    node.put(column, Boolean.parseBoolean(value));
                } else {
                    node.put(column, value);
                }
            }
            case LIST -> {
                ArrayNode list = node.putArray(column);
                Arrays.stream(value.split(";", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(list::add);
            }
        }
    }

    static ObjectNode worker(Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        fill(node, row, null);
        return node;
    }
}
