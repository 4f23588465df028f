package org.hearthline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as CONTRACT shows them, with every field, under ids of a test's own. */
public final class Documented {

    private Documented() {}

    /** A case with two children, a mother, a father and kin, and a fact of each kind. */
    public static ObjectNode wholeCase(String caseId, String workerId) {
        return Json.object("""
                {"id": "%1$s", "policy": "tn-31.8", "programArea": "FOSTER_CARE", "county": "Davidson",
                 "timeZone": "America/Chicago", "workerId": "%2$s", "openedOn": "2026-08-03", "closedOn": "2027-08-03",
                 "children": [
                   {"id": "K1-%1$s", "name": "Ana Muñoz", "joinedOn": "2026-08-04", "leftOn": "2027-01-01", "tribalStatus": "NO",
                    "guardianship": [{"kind": "FULL", "from": "2026-11-10", "to": "2026-11-20", "evidence": "order 26-J-114"},
                                     {"kind": "PARTIAL", "from": "2026-12-01", "to": null, "evidence": null}]},
                   {"id": "K2-%1$s", "name": "Ben 😀", "tribalStatus": "YES", "guardianship": []}],
                 "participants": [
                   {"id": "P1-%1$s", "name": "Maria Lopez", "role": "MOTHER", "custodial": true, "language": "es",
                    "timeZone": "America/New_York", "joinedOn": "2026-08-05", "leftOn": "2027-02-01",
                    "childIds": ["K1-%1$s", "K2-%1$s"], "contactEveryDays": 14, "safetyFlag": true,
                    "circumstances": [{"kind": "OUT_OF_STATE", "from": "2026-10-01", "to": "2026-10-15", "note": "TX"},
                                      {"kind": "MISSING", "from": "2026-12-01", "to": null, "note": null}]},
                   {"id": "P2-%1$s", "name": "Juan Lopez", "role": "FATHER", "custodial": false, "childIds": ["K1-%1$s"]},
                   {"id": "P3-%1$s", "role": "KIN"}],
                 "courtOrders": [
                   {"id": "O1-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": ["P2-%1$s"],
                    "childIds": ["K1-%1$s"], "from": "2026-11-10", "to": "2026-12-10", "docket": "26-J-114"},
                   {"id": "O2-%1$s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "from": "2027-01-10"}],
                 "noContact": [{"participantIds": ["P1-%1$s", "P2-%1$s"], "from": "2026-09-01", "to": null}]}
                """.formatted(caseId, workerId));
    }

    /** No more than must be there. */
    public static ObjectNode minimalCase(String caseId) {
        return Json.object("""
                {"id": "%s", "policy": "tn-31.8", "timeZone": "America/Chicago", "openedOn": "2026-08-03"}
                """.formatted(caseId));
    }

    public static ObjectNode contact(String contactId, String caseId) {
        return Json.object("""
                {"id": "%s", "on": "2026-11-05", "at": "2026-11-05T15:00:00-06:00", "mode": "FACE_TO_FACE", "outcome": "COMPLETED",
                 "participantIds": ["P1-%2$s"], "childIds": ["K1-%2$s"], "place": "home", "minutes": 50, "safety": "safe",
                 "permanency": "plan", "wellBeing": "well", "servicesOffered": "bus passes",
                 "accommodations": ["LANGUAGE", "SCHEDULE"], "nextSteps": "call", "whatWorked": "mornings", "why": null}
                """.formatted(contactId, caseId));
    }

    public static ObjectNode search(String searchId, String caseId) {
        return Json.object("""
                {"id": "%s", "on": "2026-11-05", "participantId": "P1-%s", "sources": ["RELATIVES", "FACILITIES"],
                 "result": "an aunt knows more", "why": null}
                """.formatted(searchId, caseId));
    }

    public static ObjectNode order(String orderId) {
        return Json.object("""
                {"id": "%s", "kind": "RELEASE_OF_REASONABLE_EFFORTS", "participantIds": [], "childIds": [],
                 "from": "2026-11-10", "to": null, "docket": "26-J-115"}
                """.formatted(orderId));
    }

    /** The request that CONTRACT shows under {@code POST /policy/evaluations}. */
    public static ObjectNode evaluation() {
        return Json.object("""
                { "policy": "tn-31.8", "asOf": "2026-11-23", "through": "2026-11-30", "worker": { "timeZone": "America/Chicago" },
                  "case": { "id": "C-1001", "programArea": "FOSTER_CARE", "timeZone": "America/Chicago", "openedOn": "2026-09-14",
                    "children": [ { "id": "K-1", "guardianship": [ { "kind": "FULL", "from": "2026-11-10", "to": null, "evidence": "order 26-J-114" } ] },
                                  { "id": "K-2" } ],
                    "participants": [ { "id": "P-1", "role": "MOTHER", "circumstances": [ { "kind": "OUT_OF_STATE", "from": "2026-10-01", "to": null } ] } ] },
                  "contacts": [ { "id": "X-1", "on": "2026-10-05", "mode": "PHONE", "outcome": "COMPLETED", "participantIds": ["P-1"], "childIds": [] } ],
                  "searches": [] }
                """);
    }

    /** The draft policy, whole, in the shape of its file. */
    public static ObjectNode draftPolicy() {
        return Json.object("""
                {"id": "draft-30-day", "version": "2026-11", "effectiveFrom": "2020-01-01", "title": "Draft policy, Engagement",
                 "appliesTo": ["MOTHER", "FATHER", "PARENT", "CAREGIVER"],
                 "cadence": {"default": {"kind": "ROLLING_DAYS", "days": 30}}, "initialWithin": {"default": "P30D"},
                 "resumeGrace": 7, "childVisits": true,
                 "modes": {"default": ["FACE_TO_FACE"], "OUT_OF_STATE": ["FACE_TO_FACE", "VIDEO", "PHONE"]},
                 "reminders": {"lead": [10, 5, 2, 0], "overdue": [1, 7], "at": "08:00"},
                 "citations": {"CADENCE": "Draft, Engagement, every thirty days"}}
                """);
    }

    /** What the case system put, as GET answers it: with what was left out, and the source of each fact. */
    public static ObjectNode asKept(ObjectNode put) {
        ObjectNode kept = put.deepCopy();
        absent(kept, "closedOn", "programArea", "county", "workerId");
        for (JsonNode child : kept.withArray("/children")) {
            absent((ObjectNode) child, "name", "joinedOn", "leftOn");
            if (child.path("tribalStatus").isMissingNode()) {
                ((ObjectNode) child).put("tribalStatus", "UNKNOWN");
            }
            for (JsonNode said : ((ObjectNode) child).withArray("guardianship")) {
                ((ObjectNode) said).put("source", "CASE_SYSTEM");
            }
        }
        for (JsonNode person : kept.withArray("/participants")) {
            absent(
                    (ObjectNode) person,
                    "name",
                    "custodial",
                    "language",
                    "timeZone",
                    "joinedOn",
                    "leftOn",
                    "contactEveryDays");
            ((ObjectNode) person).withArray("childIds");
            if (person.path("safetyFlag").isMissingNode()) {
                ((ObjectNode) person).put("safetyFlag", false);
            }
            for (JsonNode said : ((ObjectNode) person).withArray("circumstances")) {
                ((ObjectNode) said).put("source", "CASE_SYSTEM");
            }
        }
        for (JsonNode order : kept.withArray("/courtOrders")) {
            absent((ObjectNode) order, "to", "docket", "why");
            ((ObjectNode) order).withArray("participantIds");
            ((ObjectNode) order).withArray("childIds");
            ((ObjectNode) order).put("enteredInError", false).put("source", "CASE_SYSTEM");
        }
        return kept;
    }

    private static void absent(ObjectNode object, String... fields) {
        for (String field : fields) {
            if (!object.has(field)) {
                object.putNull(field);
            }
        }
    }
}
