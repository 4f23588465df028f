package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hearthline.platform.Page;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Whose tasks there are, oldest first. */
@Singleton
public class TaskLists {

    /**
     * A task for a worker is the case's worker's. One for a supervisor is the worker's own supervisor's, or where none of their unit is on
     * record, every supervisor's of the unit.
     */
    private static final String OF_WORKER = """
            select t from Task t
                join CaseFile c on c.id = t.caseId
                join Worker w on w.id = c.workerId
                join Worker whose on whose.id = :worker
            where t.status = :status
              and (t.forRole = WORKER and w.id = whose.id
                   or t.forRole = SUPERVISOR and whose.role = SUPERVISOR and whose.unit = w.unit
                      and (w.supervisorId = whose.id
                           or not exists (select 1 from Worker s
                                          where s.id = w.supervisorId and s.role = SUPERVISOR and s.unit = w.unit)))
            """;

    private static final String OF_CASE = """
            select t from Task t join CaseFile c on c.id = t.caseId
            where c.id = :case
            """;

    private static final String ON_THE_PAGE = """
              and (t.createdAt > :createdAt or (t.createdAt = :createdAt and t.id > :id))
              and\s""";

    private final Transactions transactions;
    private final Workers workers;
    private final Cases cases;
    private final Sealing sealing;

    TaskLists(Transactions transactions, Workers workers, Cases cases, Sealing sealing) {
        this.transactions = transactions;
        this.workers = workers;
        this.cases = cases;
        this.sealing = sealing;
    }

    /** The tasks that this worker or supervisor is to settle, or did; a 404 problem when the viewer may not know of them. */
    public Uni<Page<TaskDocument>> ofWorker(Viewer viewer, String workerId, TaskStatus status, Page.Request page) {
        return transactions.read(session -> workers.visible(session, viewer, workerId)
                .chain(worker -> list(session, viewer, OF_WORKER, page, query -> query.setParameter("worker", worker.id)
                        .setParameter("status", status))));
    }

    /** All tasks of a case, whatever became of them; a 404 problem when it is not the viewer's. */
    Uni<Page<TaskDocument>> ofCase(Viewer viewer, String caseId, Page.Request page) {
        return transactions.read(session -> cases.requireVisible(session, viewer, caseId)
                .chain(() -> list(session, viewer, OF_CASE, page, query -> query.setParameter("case", caseId))));
    }

    private Uni<Page<TaskDocument>> list(
            Mutiny.Session session,
            Viewer viewer,
            String select,
            Page.Request page,
            UnaryOperator<Mutiny.SelectionQuery<Task>> parameters) {
        After after = After.parse(page.after());
        Mutiny.SelectionQuery<Task> query = parameters
                .apply(session.createSelectionQuery(
                        select + ON_THE_PAGE + viewer.caseCondition("c.workerId") + " order by t.createdAt, t.id",
                        Task.class))
                .setParameter("createdAt", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1);
        return viewer.named(query).getResultList().chain(tasks -> documents(session, tasks, page));
    }

    private Uni<Page<TaskDocument>> documents(Mutiny.Session session, List<Task> tasks, Page.Request page) {
        Set<String> caseIds = tasks.stream().map(task -> task.caseId).collect(Collectors.toSet());
        List<String> owners = tasks.stream()
                .filter(task -> task.note != null)
                .map(task -> Task.owner(task.id))
                .toList();
        return cases.names(session, caseIds).chain(names -> sealing.keys(session, owners)
                .map(keys -> Page.of(tasks, page, After::of, task -> TaskDocument.of(task, names, keys))));
    }

    /** Where a page ended. */
    private record After(Instant createdAt, UUID id) {

        private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
        private static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));

        static After parse(@Nullable String cursor) {
            if (cursor == null) {
                return NOTHING;
            }
            try {
                String[] parts = cursor.split(" ", 2);
                return new After(ofOurTime(Instant.parse(parts[0])), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
                throw Page.notACursor();
            }
        }

        /** PostgreSQL knows fewer years than Java. */
        private static Instant ofOurTime(Instant instant) {
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                throw Page.notACursor();
            }
            return instant;
        }

        static String of(Task task) {
            return task.createdAt + " " + task.id;
        }
    }
}
