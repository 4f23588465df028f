package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.StaffDirectory;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Workers and supervisors. */
@Singleton
class Workers implements StaffDirectory {

    /** A worker's document with its version. */
    record Kept(WorkerDocument document, Version version) {}

    private final Transactions transactions;
    private final Sealing sealing;

    Workers(Transactions transactions, Sealing sealing) {
        this.transactions = transactions;
        this.sealing = sealing;
    }

    Uni<Kept> find(Viewer viewer, String id) {
        return transactions.read(session -> visible(session, viewer, id)
                .chain(worker -> sealing.keys(session, List.of(Sealing.worker(id)))
                        .map(keys -> new Kept(worker.document(keys), new Version(worker.version)))));
    }

    @Override
    public Uni<Optional<Role>> roleOf(String workerId) {
        return transactions.read(session -> session.find(KeptWorker.class, workerId)
                .map(worker -> Optional.ofNullable(worker).map(found -> found.role)));
    }

    /** Whether cases of this worker are the writer's to change. */
    Uni<Boolean> isWithin(Mutiny.Session session, Viewer writer, @Nullable String workerId) {
        if (workerId == null) {
            return Uni.createFrom().item(false);
        }
        return find(session, writer, workerId).map(Optional::isPresent);
    }

    /** The zones of these workers; a worker that is not on record or names no zone is left out. */
    Uni<Map<String, ZoneId>> zones(Mutiny.Session session, Collection<String> workerIds) {
        return session.createQuery("from Worker where id in :ids and timeZone is not null", KeptWorker.class)
                .setParameter("ids", List.copyOf(new HashSet<>(workerIds)))
                .getResultList()
                .map(workers -> workers.stream()
                        .collect(Collectors.toMap(
                                worker -> worker.id, worker -> ZoneId.of(Objects.requireNonNull(worker.timeZone)))));
    }

    /** The names of these workers; one whose name is not kept is left out. */
    Uni<Map<String, String>> names(Mutiny.Session session, Collection<String> workerIds) {
        Set<String> ids = new HashSet<>(workerIds);
        return session.createQuery("from Worker where id in :ids", KeptWorker.class)
                .setParameter("ids", List.copyOf(ids))
                .getResultList()
                .chain(workers -> sealing.keys(
                                session, ids.stream().map(Sealing::worker).toList())
                        .map(keys -> {
                            Map<String, String> names = new HashMap<>();
                            workers.forEach(
                                    worker -> Optional.ofNullable(keys.open(Sealing.worker(worker.id), worker.name))
                                            .ifPresent(name -> names.put(worker.id, name)));
                            return names;
                        }));
    }

    /** A worker whom this viewer may know of: themselves, or a mate of the supervisor's unit. */
    Uni<KeptWorker> visible(Mutiny.Session session, Viewer viewer, String id) {
        return find(session, viewer, id).map(found -> found.orElseThrow(() -> Problem.notFound("worker")));
    }

    /** Fails with a 404 problem unless this viewer may know of somebody in the unit. */
    Uni<Void> requireVisibleUnit(Mutiny.Session session, Viewer viewer, String unit) {
        Mutiny.SelectionQuery<Long> query = session.createSelectionQuery(
                        "select count(*) from Worker w where w.unit = :unit and " + viewer.caseCondition("w.id"),
                        Long.class)
                .setParameter("unit", unit);
        return viewer.named(query)
                .getSingleResult()
                .invoke(known -> {
                    if (known == 0) {
                        throw Problem.notFound("unit");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Optional<KeptWorker>> find(Mutiny.Session session, Viewer viewer, String id) {
        Mutiny.SelectionQuery<KeptWorker> query = session.createSelectionQuery(
                        "from Worker w where w.id = :id and " + viewer.caseCondition("w.id"), KeptWorker.class)
                .setParameter("id", id);
        return viewer.named(query).getSingleResultOrNull().map(Optional::ofNullable);
    }
}
