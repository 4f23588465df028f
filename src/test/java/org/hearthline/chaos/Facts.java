package org.hearthline.chaos;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.hearthline.chaos.Script.Forbidding;

/** Records facts that forbid messages, through whichever process answers, and remembers when it did. */
final class Facts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<String> services;
    private final CaseLoad caseLoad;
    private final Set<String> avoided = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

    /**
     * A call that has answered.
     *
     * @param participants who gets no more messages
     * @param caseId about that case; null where about any
     * @param took from the call that was answered in the end
     * @param at when its answer had come, by this machine's clock
     */
    record Answered(
            Forbidding what,
            Set<String> participants,
            String caseId,
            Duration took,
            Instant at,
            int cancelled,
            Set<UUID> unsettled,
            int calls) {

        boolean forbids(String recipientId, String ofCase) {
            return participants.contains(recipientId) && (caseId == null || caseId.equals(ofCase));
        }
    }

    private interface Call {
        JsonObject on(String service) throws Exception;
    }

    Facts(List<String> services, CaseLoad caseLoad) {
        this.services = services;
        this.caseLoad = caseLoad;
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    /** Asks the others instead of this process, which does not answer. */
    void avoid(int process) {
        avoided.add(services.get(process));
    }

    void openCases(int count) {
        Patience.answerOf(
                "a worker",
                PATIENCE,
                () -> Calls.put(next() + "/api/v1/workers/" + CaseLoad.WORKER, caseLoad.worker()));
        for (int i = 0; i < count; i++) {
            int number = i;
            Patience.answerOf(
                    "a case",
                    PATIENCE,
                    () -> Calls.put(next() + "/api/v1/cases/" + CaseLoad.caseId(number), caseLoad.open(number)));
            for (int participant : CaseLoad.participantsOf(number)) {
                Patience.answerOf(
                        "a phone",
                        PATIENCE,
                        () -> Calls.put(
                                next() + "/api/v1/cases/" + CaseLoad.caseId(number) + "/participants/"
                                        + CaseLoad.participantId(participant) + "/addresses",
                                CaseLoad.phone(participant)));
            }
        }
    }

    Answered record(Forbidding what) {
        int number = what.ofCase();
        String caseId = CaseLoad.caseId(number);
        List<Integer> one = List.of(what.participant());
        List<Integer> all = CaseLoad.participantsOf(number);
        return switch (what.kind()) {
            case ORDER_FOR_ONE -> order(what, caseId, one, one);
            case ORDER_FOR_ALL -> order(what, caseId, all, List.of());
            case CLOSURE ->
                record(
                        what,
                        all,
                        caseId,
                        service -> Calls.put(service + "/api/v1/cases/" + caseId, caseLoad.closed(number)));
            case OPT_OUT -> record(what, one, null, service -> Calls.post(service + "/api/v1/consents", optOut(what)));
        };
    }

    private Answered order(Forbidding what, String caseId, List<Integer> participants, List<Integer> named) {
        String order = caseLoad.order("O-" + orders.incrementAndGet(), named);
        return record(
                what,
                participants,
                caseId,
                service -> Calls.post(service + "/api/v1/cases/" + caseId + "/court-orders", order));
    }

    private static String optOut(Forbidding what) {
        return new JsonObject()
                .put("participantId", CaseLoad.participantId(what.participant()))
                .put("caseId", CaseLoad.caseOf(what.participant()))
                .put("channel", "SMS")
                .put("address", CaseLoad.number(what.participant()))
                .put("action", "REVOKE")
                .put("how", "by phone")
                .encode();
    }

    /** A call that failed may have done its work all the same; only what answers counts. */
    private Answered record(Forbidding what, List<Integer> participants, String caseId, Call call) {
        AtomicInteger calls = new AtomicInteger();
        Answered answer = Patience.answerOf(what.toString(), PATIENCE, () -> {
            calls.incrementAndGet();
            long begun = System.nanoTime();
            JsonObject body = call.on(next());
            Instant at = Instant.now();
            return new Answered(
                    what,
                    participants.stream().map(CaseLoad::participantId).collect(Collectors.toSet()),
                    caseId,
                    Duration.ofNanos(System.nanoTime() - begun),
                    at,
                    body.getInteger("cancelled"),
                    body.getJsonArray("unsettled").stream()
                            .map(id -> UUID.fromString((String) id))
                            .collect(Collectors.toSet()),
                    calls.get());
        });
        answered.add(answer);
        return answer;
    }

    private String next() {
        List<String> asked =
                services.stream().filter(each -> !avoided.contains(each)).toList();
        return asked.get(Math.floorMod(turn.getAndIncrement(), asked.size()));
    }
}
