package org.hearthline.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** The invented cases, as the case system says them. In their zone it is about noon, whenever a trial is run. */
final class CaseLoad {

    static final String WORKER = "W-1";

    private static final List<String> ROLES = List.of("MOTHER", "FATHER", "PARENT");

    private final ZoneId zone;
    private final LocalDate today;

    CaseLoad(Instant now) {
        int behind = now.atZone(ZoneOffset.UTC).getHour() - LocalTime.NOON.getHour();
        // In these names a plus sign is west of Greenwich.
        this.zone = ZoneId.of(behind == 0 ? "Etc/GMT" : "Etc/GMT" + (behind > 0 ? "+" : "") + behind);
        this.today = LocalDate.ofInstant(now, zone);
    }

    static String caseId(int number) {
        return "C-%07d".formatted(number);
    }

    static String participantId(int number) {
        return "P-%07d".formatted(2_000_000 + number);
    }

    /** It ends as their id does. */
    static String number(int participant) {
        return "+1615%07d".formatted(2_000_000 + participant);
    }

    /** The document of their addresses. */
    static String phone(int participant) {
        return new JsonObject()
                .put(
                        "addresses",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("channel", "SMS")
                                        .put("value", number(participant))
                                        .put("safe", true)))
                .encode();
    }

    static String caseOf(int participant) {
        return caseId(participant / Script.PARTICIPANTS_OF_CASE);
    }

    static List<Integer> participantsOf(int number) {
        return IntStream.range(0, Script.PARTICIPANTS_OF_CASE)
                .map(each -> number * Script.PARTICIPANTS_OF_CASE + each)
                .boxed()
                .toList();
    }

    String worker() {
        return new JsonObject()
                .put("name", "Dana Reed")
                .put("email", "dana@agency.example")
                .put("unit", "Davidson-2")
                .put("timeZone", zone.getId())
                .put("role", "WORKER")
                .encode();
    }

    String open(int number) {
        return document(number).encode();
    }

    String closed(int number) {
        return document(number).put("closedOn", today.toString()).encode();
    }

    private JsonObject document(int number) {
        JsonArray participants = new JsonArray();
        participantsOf(number)
                .forEach(each -> participants.add(new JsonObject()
                        .put("id", participantId(each))
                        .put("role", ROLES.get(each % Script.PARTICIPANTS_OF_CASE))));
        return new JsonObject()
                .put("id", caseId(number))
                .put("policy", "tn-31.8")
                .put("programArea", "FOSTER_CARE")
                .put("timeZone", zone.getId())
                .put("workerId", WORKER)
                .put("openedOn", today.minusMonths(2).toString())
                .put("children", new JsonArray().add(new JsonObject().put("id", "K-%07d".formatted(number))))
                .put("participants", participants);
    }

    /** Releases from efforts for these participants; for all where there are none. */
    String order(String id, List<Integer> participants) {
        return new JsonObject()
                .put("id", id)
                .put("kind", "RELEASE_OF_REASONABLE_EFFORTS")
                .put("from", today.minusDays(1).toString())
                .put(
                        "participantIds",
                        new JsonArray(participants.stream()
                                .map(CaseLoad::participantId)
                                .toList()))
                .encode();
    }
}
