package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works on the sample cases. The numbers are of the range that is kept free for fiction. */
record Staff(
        String id,
        String name,
        String role,
        @Nullable String supervisorId,
        String unit,
        String county,
        String timeZone) {

    private static final String CENTRAL = "America/Chicago";
    private static final String EASTERN = "America/New_York";

    static final List<Staff> SUPERVISORS = List.of(
            new Staff("W-8", "Robin Halvern", "SUPERVISOR", null, "Davidson-2", "Davidson", CENTRAL),
            new Staff("W-9", "Morgan Tellwick", "SUPERVISOR", null, "Knox-1", "Knox", EASTERN));

    static final List<Staff> WORKERS = List.of(
            new Staff("W-1", "Dana Reedmore", "WORKER", "W-8", "Davidson-2", "Davidson", CENTRAL),
            new Staff("W-2", "Casey Brandell", "WORKER", "W-8", "Davidson-2", "Davidson", CENTRAL),
            new Staff("W-3", "Jamie Coldwell", "WORKER", "W-9", "Knox-1", "Knox", EASTERN),
            new Staff("W-4", "Alex Fennimore", "WORKER", "W-9", "Knox-1", "Knox", EASTERN));

    static List<ObjectNode> documents() {
        return Stream.concat(SUPERVISORS.stream(), WORKERS.stream())
                .map(Staff::document)
                .toList();
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@agency.example")
                .put("phone", "+1615555010" + id.substring(2))
                .put("supervisorId", supervisorId)
                .put("unit", unit)
                .put("timeZone", timeZone)
                .put("role", role);
        document.putArray("alerts").add("EMAIL");
        return document;
    }
}
