package org.hearthline.casework;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.SimulationTally.Sides;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.PolicyVersions;
import org.hearthline.policy.Rules;
import org.hearthline.policy.Simulation;
import org.hearthline.policy.Simulation.Outcome;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Tries a policy on stored cases. It reads a few cases at a time, each time in a session of its own, and writes nothing: no transaction
 * stays open while a whole case load is walked.
 */
@Singleton
class Simulations {

    private static final int BATCH = 25;

    private final Transactions transactions;
    private final Cases cases;
    private final Workers workers;

    Simulations(Transactions transactions, Cases cases, Workers workers) {
        this.transactions = transactions;
        this.cases = cases;
        this.workers = workers;
    }

    /**
     * One line for each worker as soon as their cases are through, those without one first, and the total.
     *
     * @param policy the one to try; each case's own when absent
     */
    Multi<SimulationLine> run(Viewer viewer, SimulationRequest request, @Nullable PolicyVersions policy) {
        Context context = Vertx.currentContext();
        Walk walk = new Walk(viewer, request, policy);
        return mayAsk(viewer, request).onItem().transformToMulti(asked -> Multi.createBy()
                .repeating()
                .uni(() -> walk, each -> each.step()
                        .runSubscriptionOn(step -> context.runOnContext(ignored -> step.run())))
                .whilst(lines -> !walk.done)
                .onItem()
                .transformToIterable(lines -> lines));
    }

    /** Of a worker or unit that is not this viewer's nothing is told. */
    private Uni<Void> mayAsk(Viewer viewer, SimulationRequest request) {
        @Nullable String workerId = request.workerId();
        @Nullable String unit = request.unit();
        if (workerId == null && unit == null) {
            return Uni.createFrom().voidItem();
        }
        return transactions.read(session -> (workerId != null
                        ? workers.visible(session, viewer, workerId)
                        : workers.requireVisibleUnit(session, viewer, Objects.requireNonNull(unit)))
                .replaceWithVoid());
    }

    /** A case, and whose it is. */
    private record Place(String caseId, String workerId) {}

    private record Simulated(Place place, Sides sides) {}

    /** The way through the case load, by worker and case. */
    private final class Walk {
        private final Viewer viewer;
        private final SimulationRequest request;
        private final @Nullable PolicyVersions policy;
        private final SimulationTally total = new SimulationTally();
        private SimulationTally ofWorker = new SimulationTally();
        private Place last = new Place("", "");
        private boolean done;

        Walk(Viewer viewer, SimulationRequest request, @Nullable PolicyVersions policy) {
            this.viewer = viewer;
            this.request = request;
            this.policy = policy;
        }

        Uni<List<SimulationLine>> step() {
            return transactions
                    .read(session -> next(session).chain(places -> cases.judged(
                                    session, places.stream().map(Place::caseId).toList())
                            .map(judged -> new Read(places, judged))))
                    .chain(read -> VertxContextSupport.executeBlocking(() -> simulated(read))
                            .map(batch -> lines(batch, read.places().size() < BATCH)));
        }

        private record Read(List<Place> places, List<Judged> judged) {}

        private Uni<List<Place>> next(Mutiny.Session session) {
            Mutiny.SelectionQuery<Object[]> query = session.createSelectionQuery(
                            """
                            select c.id, coalesce(c.workerId, '') from CaseFile c
                            where %s
                              and (:under is null or c.policy = :under)
                              and (:worker is null or c.workerId = :worker)
                              and (:unit is null or c.workerId in (select w.id from Worker w where w.unit = :unit))
                              and (coalesce(c.workerId, '') > :lastWorker
                                   or (coalesce(c.workerId, '') = :lastWorker and c.id > :lastCase))
                            order by coalesce(c.workerId, ''), c.id
                            """.formatted(viewer.caseCondition("c.workerId")), Object[].class)
                    .setParameter("under", request.under())
                    .setParameter("worker", request.workerId())
                    .setParameter("unit", request.unit())
                    .setParameter("lastWorker", last.workerId())
                    .setParameter("lastCase", last.caseId())
                    .setMaxResults(BATCH);
            return viewer.named(query).getResultList().map(rows -> rows.stream()
                    .map(row -> new Place((String) row[0], (String) row[1]))
                    .toList());
        }

        private List<Simulated> simulated(Read read) {
            return read.places().stream()
                    .flatMap(place -> read.judged().stream()
                            .filter(judged -> judged.facts().id().equals(place.caseId()))
                            .map(judged -> new Simulated(place, sides(judged))))
                    .toList();
        }

        private Sides sides(Judged judged) {
            Map<String, Outcome> today = Simulation.between(judged.rules(), request.from(), request.to());
            if (policy == null) {
                return new Sides(today, today);
            }
            Rules tried = new Rules(policy, judged.facts(), judged.workerZone(), judged.isBusinessDay());
            return new Sides(today, Simulation.between(tried, request.from(), request.to()));
        }

        private List<SimulationLine> lines(List<Simulated> batch, boolean isLast) {
            List<SimulationLine> lines = new ArrayList<>();
            for (Simulated each : batch) {
                if (!each.place().workerId().equals(last.workerId())) {
                    lines.addAll(ofLastWorker());
                }
                ofWorker.add(each.sides());
                total.add(each.sides());
                last = each.place();
                if (request.withCases() && !each.sides().differences().isEmpty()) {
                    lines.add(new SimulationLine.OfCase(
                            last.caseId(), workerId(), each.sides().differences()));
                }
            }
            if (isLast) {
                done = true;
                lines.addAll(ofLastWorker());
                lines.add(new SimulationLine.Total(total.cases(), total.kinds()));
            }
            return lines;
        }

        private List<SimulationLine> ofLastWorker() {
            SimulationTally whole = ofWorker;
            ofWorker = new SimulationTally();
            return whole.cases() == 0
                    ? List.of()
                    : List.of(new SimulationLine.OfWorker(workerId(), whole.cases(), whole.kinds()));
        }

        private @Nullable String workerId() {
            return last.workerId().isEmpty() ? null : last.workerId();
        }
    }
}
