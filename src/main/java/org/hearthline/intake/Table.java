package org.hearthline.intake;

import static org.hearthline.intake.Table.Kind.FLAG;
import static org.hearthline.intake.Table.Kind.LIST;
import static org.hearthline.intake.Table.Kind.NUMBER;
import static org.hearthline.intake.Table.Kind.TEXT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of a zip (CONTRACT), and their columns by the names of the API's fields. */
enum Table {
    WORKERS(
            "workers.csv",
            false,
            texts("id", "name", "email", "phone", "supervisorId", "unit", "timeZone", "role"),
            Map.of("alerts", LIST)),
    CASES(
            "cases.csv",
            true,
            texts("policy", "programArea", "county", "timeZone", "workerId", "openedOn", "closedOn"),
            Map.of()),
    CHILDREN("children.csv", true, texts("id", "name", "joinedOn", "leftOn", "tribalStatus"), Map.of()),
    PARTICIPANTS(
            "participants.csv",
            true,
            texts("id", "name", "role", "language", "timeZone", "joinedOn", "leftOn"),
            Map.of("custodial", FLAG, "childIds", LIST, "contactEveryDays", NUMBER, "safetyFlag", FLAG)),
    TIES("ties.csv", true, texts("participantId", "childId"), Map.of()),
    CIRCUMSTANCES("circumstances.csv", true, texts("participantId", "kind", "from", "to", "note"), Map.of()),
    GUARDIANSHIP("guardianship.csv", true, texts("childId", "kind", "from", "to", "evidence"), Map.of()),
    COURT_ORDERS(
            "court_orders.csv",
            true,
            texts("id", "kind", "from", "to", "docket", "why"),
            Map.of("participantIds", LIST, "childIds", LIST, "enteredInError", FLAG)),
    NO_CONTACT("no_contact.csv", false, texts("from", "to"), Map.of("participantIds", LIST)),
    CONTACTS(
            "contacts.csv",
            false,
            texts(
                    "id",
                    "on",
                    "at",
                    "mode",
                    "outcome",
                    "place",
                    "safety",
                    "permanency",
                    "wellBeing",
                    "servicesOffered",
                    "nextSteps",
                    "whatWorked"),
            Map.of("participantIds", LIST, "childIds", LIST, "minutes", NUMBER, "accommodations", LIST)),
    SEARCHES("searches.csv", false, texts("id", "on", "participantId", "result"), Map.of("sources", LIST));

    /** How a column's values are written. */
    enum Kind {
        TEXT,
        /** Digits. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** Values with semicolons between them. */
        LIST
    }

    static final String CASE_ID = "caseId";

    private final String file;
    private final boolean required;
    private final Map<String, Kind> columns = new LinkedHashMap<>();

    Table(String file, boolean required, List<String> texts, Map<String, Kind> others) {
        this.file = file;
        this.required = required;
        texts.forEach(column -> columns.put(column, TEXT));
        // In an order that every process has: a row's hash depends on it.
        columns.putAll(new TreeMap<>(others));
    }

    private static List<String> texts(String... columns) {
        return List.of(columns);
    }

    static Optional<Table> of(String file) {
        return Arrays.stream(values()).filter(table -> table.file.equals(file)).findFirst();
    }

    String file() {
        return file;
    }

    /** Without it nobody knows whether there is nothing of its kind, or whether it was forgotten: an order would seem to have ended. */
    boolean isRequired() {
        return required;
    }

    boolean isOfCases() {
        return this != WORKERS;
    }

    /** Columns besides {@link #CASE_ID}. */
    Set<String> columns() {
        return columns.keySet();
    }

    Kind kind(String column) {
        return columns.getOrDefault(column, TEXT);
    }
}
