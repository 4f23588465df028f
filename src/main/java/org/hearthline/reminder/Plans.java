package org.hearthline.reminder;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.casework.Cases;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.Cause;
import org.hearthline.casework.FactsListener;
import org.hearthline.casework.KeptBars;
import org.hearthline.casework.Tasks;
import org.hearthline.platform.DueQueue;
import org.hearthline.platform.Faults;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plan of every case: in the transaction that changes its facts, and on the days on which it can change by time alone. The
 * cost follows the cases that are due, never the size of the case load.
 */
@Singleton
class Plans implements FactsListener, DueQueue {

    /** How far ahead requirements are kept: past the end of the next month, whatever the day. */
    static final int LOOKAHEAD_DAYS = 35;

    /** Since when the plan of a case is due that came with an import. */
    private static final Instant CAME = PlansAtStart.REMAKE.plusSeconds(1);

    private static final Logger LOG = Logger.getLogger(Plans.class);
    private static final int BATCH = 50;
    private static final int ROWS_IN_BATCH = 500;

    /** Rows of a kind go to the database together, and a requirement before its reminders. */
    private static final List<Class<?>> KINDS = List.of(KeptRequirement.class, KeptReminder.class, Plan.class);

    private static final Duration PUT_OFF = Duration.ofHours(1);

    private final Transactions transactions;
    private final Cases cases;
    private final Tasks tasks;
    private final KeptBars bars;
    private final ServiceClock clock;

    Plans(Transactions transactions, Cases cases, Tasks tasks, KeptBars bars, ServiceClock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.tasks = tasks;
        this.bars = bars;
        this.clock = clock;
    }

    @Override
    public Uni<Void> factsAboutToChange(Mutiny.Session session, List<String> caseIds) {
        return upToDate(session, caseIds, clock.instant());
    }

    @Override
    public Uni<Void> factsChanged(Mutiny.Session session, List<Judged> changed, Cause cause) {
        return replan(session, changed, cause, clock.instant());
    }

    /** Due at once, and by their date known for new. */
    @Override
    public Uni<Void> casesCame(Mutiny.Session session, List<String> caseIds) {
        return session.createNativeQuery("""
                        insert into plan (case_id, due_at) select id, :due from unnest(cast(:ids as text[])) id
                        """)
                .setParameter("due", CAME)
                .setParameter("ids", caseIds.toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return transactions.read(
                session -> session.createQuery("select min(dueAt) from Plan where dueAt is not null", Instant.class)
                        .getSingleResultOrNull()
                        .map(Optional::ofNullable));
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return transactions
                .serve(session -> claim(session, now, BATCH)
                        .chain(due -> sweep(session, due, now).replaceWith(due.size())))
                .onFailure()
                .recoverWithUni(fault -> runDueByOne(now));
    }

    /** One case that cannot be planned must not hold up the others: it is put off, and the log names it. */
    private Uni<Integer> runDueByOne(Instant now) {
        List<String> claimed = new ArrayList<>();
        return transactions
                .serve(session -> claim(session, now, 1).invoke(claimed::addAll).chain(due -> sweep(session, due, now)
                        .replaceWith(due.size())))
                .onFailure()
                .recoverWithUni(fault -> putOff(claimed, fault, now));
    }

    private Uni<Integer> putOff(List<String> caseIds, Throwable fault, Instant now) {
        if (caseIds.isEmpty()) {
            return Uni.createFrom().failure(fault);
        }
        LOG.errorf("Case %s could not be planned and is tried again in an hour: %s", caseIds, Faults.describe(fault));
        return transactions.serve(session -> session.createQuery("update Plan set dueAt = :later where caseId in :ids")
                .setParameter("later", now.plus(PUT_OFF))
                .setParameter("ids", caseIds)
                .executeUpdate());
    }

    /** Makes again what is due of these cases, so that a reader who comes before the sweep sees the plan of today. */
    Uni<Void> upToDate(Mutiny.Session session, Collection<String> caseIds, Instant now) {
        return session.createNativeQuery("""
                        select c.id from plan p join case_file c on c.id = p.case_id
                        where c.id in (:ids) and p.due_at <= :now
                        order by c.id
                        for update of c
                        """, String.class)
                .setParameter("ids", caseIds)
                .setParameter("now", now)
                .getResultList()
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transactions.asService(session, () -> replanByIds(session, due, now)));
    }

    /** The row locks last until the transaction ends, so they are the lease. */
    private static Uni<List<String>> claim(Mutiny.Session session, Instant now, int batch) {
        return session.createNativeQuery("""
                        select c.id from plan p join case_file c on c.id = p.case_id
                        where p.due_at <= :now
                        order by p.due_at, p.case_id
                        limit :batch
                        for update of c skip locked
                        """, String.class)
                .setParameter("now", now)
                .setParameter("batch", batch)
                .getResultList();
    }

    /**
     * Plans these cases in a session of the sweep's own, which forgets the facts as soon as they are judged and writes once, in batches. It
     * would otherwise compare every row that it has read with what it was, before every query and at every flush.
     */
    private Uni<Void> sweep(Mutiny.Session session, Collection<String> caseIds, Instant now) {
        if (caseIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        session.setFlushMode(FlushMode.MANUAL).setBatchSize(ROWS_IN_BATCH).setDefaultReadOnly(true);
        return cases.judged(session, caseIds)
                .invoke(judged -> session.clear().setDefaultReadOnly(false))
                .call(judged -> bars.keep(session, judged))
                .chain(judged -> replan(session, judged, Cause.ofTime(), now));
    }

    private Uni<Void> replanByIds(Mutiny.Session session, Collection<String> caseIds, Instant now) {
        return caseIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : cases.judged(session, caseIds).chain(judged -> replan(session, judged, Cause.ofTime(), now));
    }

    private Uni<Void> replan(Mutiny.Session session, List<Judged> judged, Cause cause, Instant now) {
        List<String> caseIds = judged.stream().map(each -> each.facts().id()).toList();
        return caseIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : tasks.review(session, judged, now)
                        .chain(() -> kept(session, caseIds))
                        .chain(kept -> write(
                                session,
                                judged.stream()
                                        .map(each -> replan(each, cause, kept, now))
                                        .toList(),
                                now));
    }

    private record Kept(
            Map<String, List<KeptRequirement>> requirements,
            Map<String, List<KeptReminder>> reminders,
            Map<String, Plan> plans) {}

    private static Uni<Kept> kept(Mutiny.Session session, Collection<String> caseIds) {
        return rows(session, KeptRequirement.class, caseIds)
                .chain(requirements -> rows(session, KeptReminder.class, caseIds)
                        .chain(reminders -> rows(session, Plan.class, caseIds)
                                .map(plans -> new Kept(
                                        requirements.stream().collect(groupingBy(row -> row.caseId)),
                                        reminders.stream().collect(groupingBy(row -> row.caseId)),
                                        plans.stream().collect(toMap(row -> row.caseId, row -> row))))));
    }

    private static <T> Uni<List<T>> rows(Mutiny.Session session, Class<T> kind, Collection<String> caseIds) {
        return session.createQuery("from " + kind.getSimpleName() + " where caseId in :ids", kind)
                .setParameter("ids", caseIds)
                .getResultList();
    }

    /** Changes the rows of one case and answers what is to be written besides. */
    private static PlanDifference.Result replan(Judged judged, Cause cause, Kept kept, Instant now) {
        String caseId = judged.facts().id();
        LocalDate today = LocalDate.ofInstant(now, judged.facts().timeZone());
        @Nullable Plan plan = kept.plans().get(caseId);
        PlanDifference.Result result = new PlanDifference(
                        judged,
                        cause.timeAlone() ? cause(caseId, plan) : cause,
                        now,
                        kept.requirements().getOrDefault(caseId, List.of()),
                        kept.reminders().getOrDefault(caseId, List.of()))
                .apply(judged.rules().requirements(today, today.plusDays(LOOKAHEAD_DAYS)));
        if (plan == null) {
            plan = new Plan(caseId);
            result.rows().add(plan);
        }
        plan.dueAt = Stream.of(
                        judged.rules().nextChange(today, LOOKAHEAD_DAYS),
                        judged.reviews().nextChange(today))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(day -> day.atStartOfDay(judged.facts().timeZone()).toInstant())
                .orElse(null);
        return result;
    }

    /** Why a plan was due: no case's own day is as early as those that say something else. */
    private static Cause cause(String caseId, @Nullable Plan plan) {
        if (plan != null && PlansAtStart.REMAKE.equals(plan.dueAt)) {
            return Cause.ofAgencyFiles();
        }
        return plan != null && CAME.equals(plan.dueAt) ? Cause.ofImport(caseId) : Cause.ofTime();
    }

    private static Uni<Void> write(Mutiny.Session session, List<PlanDifference.Result> results, Instant now) {
        Object[] rows = results.stream()
                .flatMap(result -> result.rows().stream())
                .sorted(comparing(row -> KINDS.indexOf(row.getClass())))
                .toArray();
        List<Decision> decisions =
                results.stream().flatMap(result -> result.decisions().stream()).toList();
        return session.persistAll(rows).chain(session::flush).chain(() -> Decisions.add(session, decisions, now));
    }
}
