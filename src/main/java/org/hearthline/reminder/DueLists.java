package org.hearthline.reminder;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.casework.Cases;
import org.hearthline.casework.Names;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Explanation;
import org.hearthline.policy.Requirement;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What a worker has to do, and what they need no longer do since a day, for a page to show. */
@Singleton
public class DueLists {

    /** How long something that is no longer owed is still shown, with its reason, to whoever expected it in the list. */
    private static final Duration SHOWN_LIFTED = Duration.ofDays(1);

    private final Transactions transactions;
    private final Plans plans;
    private final Cases cases;
    private final ServiceClock clock;

    DueLists(Transactions transactions, Plans plans, Cases cases, ServiceClock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * One line of the list.
     *
     * @param name of whom it is about; null where none is kept
     * @param today in the case's zone
     * @param explanation it in one plain sentence (English, as it stands in the record)
     */
    public record Line(
            String caseId, @Nullable String name, LocalDate today, Requirement requirement, String explanation) {}

    /** Soonest first; a 404 problem where the viewer may not know of this worker. */
    public Uni<List<Line>> of(Viewer viewer, String workerId) {
        Instant now = clock.instant();
        return transactions.write(viewer, session -> cases.ofWorker(session, viewer, workerId)
                .call(caseIds -> plans.upToDate(session, caseIds, now))
                .chain(caseIds -> rows(session, caseIds, now.minus(SHOWN_LIFTED)))
                .chain(rows -> lines(session, rows, now)));
    }

    private static Uni<List<KeptRequirement>> rows(Mutiny.Session session, List<String> caseIds, Instant liftedSince) {
        return session.createQuery("""
                        from KeptRequirement
                        where caseId in :ids and not withdrawn and dueOn is not null
                          and (status in (UPCOMING, OPEN, OVERDUE) or status = SUPPRESSED and decidedAt > :since)
                        order by dueOn, key
                        """, KeptRequirement.class)
                .setParameter("ids", caseIds)
                .setParameter("since", liftedSince)
                .getResultList();
    }

    private Uni<List<Line>> lines(Mutiny.Session session, List<KeptRequirement> rows, Instant now) {
        Set<String> caseIds = rows.stream().map(row -> row.caseId).collect(toSet());
        return cases.zones(session, caseIds).chain(zones -> lifted(session, rows)
                .chain(lifted -> cases.names(session, caseIds).map(names -> rows.stream()
                        .filter(row -> row.isToDo() || lifted.contains(row.key))
                        .map(row -> line(row, names, LocalDate.ofInstant(now, zones.get(row.caseId))))
                        .toList())));
    }

    /** Those that were owed before: one that never was would only puzzle. */
    private static Uni<Set<String>> lifted(Mutiny.Session session, List<KeptRequirement> rows) {
        return session.createNativeQuery("""
                        select distinct on (requirement_key) requirement_key
                        from decision
                        where requirement_key = any (cast(:keys as text[])) and was in ('OPEN', 'OVERDUE', 'UPCOMING')
                        """, String.class)
                .setParameter(
                        "keys",
                        rows.stream()
                                .filter(row -> !row.isToDo())
                                .map(row -> row.key)
                                .toArray(String[]::new))
                .getResultList()
                .map(TreeSet::new);
    }

    private static Line line(KeptRequirement row, Names names, LocalDate today) {
        Requirement requirement = row.requirement(List.of());
        return new Line(
                row.caseId,
                names.inFull(row.caseId, row.subject),
                today,
                requirement,
                new Explanation(names.ofCase(row.caseId)).of(requirement));
    }
}
