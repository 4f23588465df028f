package org.hearthline.casework;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds cases with all their rows: one query for each kind of row, whatever the number of cases. */
@Singleton
class CaseRecords {

    /** The case's row, if this viewer may see it. */
    Uni<Optional<CaseFile>> find(Mutiny.Session session, Viewer viewer, String caseId) {
        return select(session, viewer, caseId).getSingleResultOrNull().map(Optional::ofNullable);
    }

    /** Whether this viewer may see the case. It reads no row, so that one that is locked later is read as it is then. */
    Uni<Boolean> isVisible(Mutiny.Session session, Viewer viewer, String caseId) {
        Mutiny.SelectionQuery<String> query = session.createSelectionQuery(
                        "select c.id from CaseFile c where c.id = :id and " + viewer.caseCondition("c.workerId"),
                        String.class)
                .setParameter("id", caseId);
        return viewer.named(query).getSingleResultOrNull().map(Objects::nonNull);
    }

    /**
     * Of which case a row of this kind is; a 404 problem when there is no such row. The id alone: a row that is read before its case is
     * locked may be changed by then.
     */
    Uni<String> caseOf(Mutiny.Session session, Class<?> row, Object id, String kind) {
        return session.createQuery(
                        "select distinct caseId from " + row.getSimpleName() + " where id = :id", String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(kind));
    }

    /** The same, locked against every other writer and reader for update until the transaction ends. */
    Uni<Optional<CaseFile>> lock(Mutiny.Session session, Viewer viewer, String caseId) {
        return select(session, viewer, caseId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<KeptCase> load(Mutiny.Session session, CaseFile file) {
        return load(session, List.of(file)).map(cases -> cases.get(0));
    }

    Uni<List<KeptCase>> load(Mutiny.Session session, Collection<CaseFile> files) {
        if (files.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> ids = files.stream().map(file -> file.id).toList();
        Rows rows = new Rows(session, ids);
        return rows.read(CaseChild.class, child -> child.caseId)
                .chain(() -> rows.read(CaseParticipant.class, participant -> participant.caseId))
                .chain(() -> rows.read(KeptGuardianship.class, said -> said.caseId))
                .chain(() -> rows.read(KeptCircumstance.class, said -> said.caseId))
                .chain(() -> rows.read(KeptCourtOrder.class, said -> said.caseId))
                .chain(() -> rows.read(KeptNoContact.class, said -> said.caseId))
                .chain(() -> rows.read(KeptContact.class, contact -> contact.caseId))
                .chain(() -> rows.read(KeptSearch.class, search -> search.caseId))
                .replaceWith(() -> files.stream().map(rows::of).toList());
    }

    /** The cases of a worker, locked in order of their ids: who plans them anew must not miss what is recorded of one just now. */
    Uni<List<KeptCase>> lockOfWorker(Mutiny.Session session, String workerId) {
        return session.createQuery("from CaseFile where workerId = :id order by id", CaseFile.class)
                .setParameter("id", workerId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .chain(files -> load(session, files));
    }

    Uni<List<CaseFile>> files(Mutiny.Session session, Collection<String> caseIds) {
        return session.createQuery("from CaseFile where id in :ids order by id", CaseFile.class)
                .setParameter("ids", caseIds)
                .getResultList();
    }

    private static Mutiny.SelectionQuery<CaseFile> select(Mutiny.Session session, Viewer viewer, String caseId) {
        Mutiny.SelectionQuery<CaseFile> query = session.createSelectionQuery(
                        "from CaseFile c where c.id = :id and " + viewer.caseCondition("c.workerId"), CaseFile.class)
                .setParameter("id", caseId);
        return viewer.named(query);
    }

    /** The rows of several cases, by kind and case. */
    private static final class Rows {
        private final Mutiny.Session session;
        private final List<String> caseIds;
        private final Map<Class<?>, Map<String, ? extends List<?>>> read = new HashMap<>();

        Rows(Mutiny.Session session, List<String> caseIds) {
            this.session = session;
            this.caseIds = caseIds;
        }

        <T> Uni<Void> read(Class<T> kind, Function<T, String> caseId) {
            String inOrder = kind == KeptContact.class || kind == KeptSearch.class ? "id" : "position";
            return session.createQuery(
                            "from " + kind.getSimpleName() + " where caseId in :ids order by " + inOrder, kind)
                    .setParameter("ids", caseIds)
                    .getResultList()
                    .invoke(rows -> read.put(kind, rows.stream().collect(groupingBy(caseId))))
                    .replaceWithVoid();
        }

        KeptCase of(CaseFile file) {
            return new KeptCase(
                    file,
                    of(CaseChild.class, file.id),
                    of(CaseParticipant.class, file.id),
                    of(KeptGuardianship.class, file.id),
                    of(KeptCircumstance.class, file.id),
                    of(KeptCourtOrder.class, file.id),
                    of(KeptNoContact.class, file.id),
                    of(KeptContact.class, file.id),
                    of(KeptSearch.class, file.id));
        }

        /** Growing lists: a use case that writes adds to them what it persists. */
        private <T> List<T> of(Class<T> kind, String caseId) {
            List<?> rows = read.getOrDefault(kind, Map.of()).get(caseId);
            List<T> typed = new ArrayList<>();
            if (rows != null) {
                rows.forEach(row -> typed.add(kind.cast(row)));
            }
            return typed;
        }
    }
}
