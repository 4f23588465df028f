package org.hearthline.casework;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Review;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes, lifts and settles tasks: what only a person can settle. */
@Singleton
public class Tasks {

    private static final String KIND = "task";

    private final Transactions transactions;
    private final CaseRecords records;
    private final Cases cases;
    private final Sealing sealing;
    private final ServiceClock clock;

    Tasks(Transactions transactions, CaseRecords records, Cases cases, Sealing sealing, ServiceClock clock) {
        this.transactions = transactions;
        this.records = records;
        this.cases = cases;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Brings the review tasks of these cases to what there is to look at on the day of {@code now} in each case's zone, by difference:
     * what is new opens a task, what is gone lifts it, what comes back opens it again, and what was settled stays so. The cases' rows
     * must be locked, and the session must be flushed afterwards.
     */
    public Uni<Void> review(Mutiny.Session session, List<Judged> judged, Instant now) {
        List<String> caseIds = judged.stream().map(each -> each.facts().id()).toList();
        if (caseIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createQuery("from Task where caseId in :ids and kind = REVIEW", Task.class)
                .setParameter("ids", caseIds)
                .getResultList()
                .map(tasks -> tasks.stream().collect(groupingBy(task -> task.caseId)))
                .map(tasks -> judged.stream()
                        .flatMap(each ->
                                difference(each, tasks.getOrDefault(each.facts().id(), List.of()), now))
                        .toArray())
                .chain(added -> session.persistAll(added));
    }

    /** Changes the tasks of one case and answers those that are new. */
    private static Stream<Task> difference(Judged judged, List<Task> tasks, Instant now) {
        String caseId = judged.facts().id();
        LocalDate today = LocalDate.ofInstant(now, judged.facts().timeZone());
        Map<String, Review> found = judged.reviews().on(today).stream()
                .collect(toMap(review -> Task.keyOf(caseId, review), Function.identity()));
        Map<String, Task> known = tasks.stream().collect(toMap(task -> task.key, Function.identity()));
        for (Task task : tasks) {
            boolean asked = found.containsKey(task.key);
            switch (task.status) {
                case OPEN -> {
                    if (!asked) {
                        task.lift(now);
                    }
                }
                case LIFTED -> {
                    if (asked) {
                        task.open();
                    }
                }
                case DONE -> {}
            }
        }
        return found.entrySet().stream()
                .filter(each -> !known.containsKey(each.getKey()))
                .map(each -> new Task(caseId, each.getValue(), now));
    }

    /** Settles a task; the same again is answered the same. */
    Uni<TaskDocument> settle(Viewer writer, UUID id, TaskChange change) {
        return transactions.write(writer, session -> records.caseOf(session, Task.class, id, KIND)
                .chain(caseId -> records.lock(session, writer, caseId))
                .map(file -> file.orElseThrow(() -> Problem.notFound(KIND)))
                .chain(file -> session.find(Task.class, id)
                        .chain(task -> sealing.keysMade(session, List.of(Task.owner(id)))
                                .invoke(keys -> settle(writer, task, change.note(), keys))
                                .chain(keys -> cases.names(session, List.of(file.id))
                                        .map(names -> TaskDocument.of(task, names, keys))))));
    }

    private void settle(Viewer writer, Task task, String note, Sealing.Keys keys) {
        if (task.forRole == Role.SUPERVISOR && writer.role() != Role.SUPERVISOR) {
            throw Problem.of(403, "Not allowed", "This task is for a supervisor to settle.");
        }
        switch (task.status) {
            case OPEN ->
                task.settle(writer.id(), Objects.requireNonNull(keys.seal(Task.owner(task.id), note)), clock.instant());
            case LIFTED ->
                throw Problem.conflict(
                        "The facts no longer ask for this task: it was lifted, and there is nothing to settle.");
            case DONE -> {
                if (!note.equals(keys.open(Task.owner(task.id), task.note))) {
                    throw Problem.conflict("This task was settled before, with another note.");
                }
            }
        }
    }
}
