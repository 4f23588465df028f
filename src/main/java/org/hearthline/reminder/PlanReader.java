package org.hearthline.reminder;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.casework.Cases;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.casework.Names;
import org.hearthline.platform.Page;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Explanation;
import org.hearthline.policy.Reminder;
import org.hearthline.policy.Requirement;
import org.hearthline.reminder.RequirementResource.DueItem;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Answers what is owed, from the plan as kept or from the facts. */
@Singleton
public class PlanReader {

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final Transactions transactions;
    private final Plans plans;
    private final Cases cases;
    private final ServiceClock clock;

    PlanReader(Transactions transactions, Plans plans, Cases cases, ServiceClock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.cases = cases;
        this.clock = clock;
    }

    /** Makes again the plans that are due of these cases, for those who read many at once; each in the service's own name. */
    public Uni<Void> bringUpToDate(Viewer viewer, List<String> caseIds) {
        return caseIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.write(viewer, session -> plans.upToDate(session, caseIds, clock.instant()));
    }

    Uni<List<RequirementItem>> asOf(Viewer viewer, String caseId, LocalDate day) {
        return transactions.read(
                session -> cases.judged(session, viewer, caseId).chain(judged -> cases.names(session, Set.of(caseId))
                        .map(names -> new Explanation(names.ofCase(caseId)))
                        .map(sentences -> judged.rules().requirements(day, day.plusDays(Plans.LOOKAHEAD_DAYS)).stream()
                                .map(each -> ExplainedRequirement.of(each, sentences))
                                .map(each -> new RequirementItem(each, null, null, null))
                                .toList())));
    }

    /** What is owed in a case as it is kept, brought up to date first. Fails with a 404 problem where the case is not the viewer's. */
    public Uni<List<RequirementItem>> kept(Viewer viewer, String caseId) {
        Instant now = clock.instant();
        return transactions.write(viewer, session -> cases.requireVisible(session, viewer, caseId)
                .chain(() -> plans.upToDate(session, Set.of(caseId), now))
                .chain(() -> cases.zones(session, Set.of(caseId)))
                .chain(zones -> reminders(session, caseId, today(now, zones, caseId)))
                .chain(reminders -> kept(session, caseId, reminders)));
    }

    private Uni<List<RequirementItem>> kept(
            Mutiny.Session session, String caseId, Map<String, List<Reminder>> reminders) {
        return requirements(session, caseId)
                .chain(rows -> Decisions.last(session, caseId).chain(decisions -> cases.names(session, Set.of(caseId))
                        .map(names -> new Explanation(names.ofCase(caseId)))
                        .map(sentences -> rows.stream()
                                .map(row -> item(
                                        row.requirement(reminders.getOrDefault(row.key, List.of())),
                                        decisions.get(row.key),
                                        sentences))
                                .toList())));
    }

    /** @param last none where the requirement was closed before decisions were kept */
    private static RequirementItem item(Requirement requirement, Decisions.@Nullable Kept last, Explanation sentences) {
        ExplainedRequirement explained = ExplainedRequirement.of(requirement, sentences);
        return last == null
                ? new RequirementItem(explained, null, null, null)
                : new RequirementItem(
                        explained,
                        last.at(),
                        last.decision().was(),
                        last.decision().cause().inWords());
    }

    private static LocalDate today(Instant now, Map<String, ZoneId> zones, String caseId) {
        return LocalDate.ofInstant(now, Objects.requireNonNull(zones.get(caseId)));
    }

    Uni<Page<DueItem>> due(
            Viewer viewer, String workerId, @Nullable LocalDate from, @Nullable LocalDate to, Page.Request page) {
        Instant now = clock.instant();
        DueAfter after = DueAfter.parse(page.after());
        return transactions.write(viewer, session -> cases.ofWorker(session, viewer, workerId)
                .chain(caseIds -> plans.upToDate(session, caseIds, now)
                        .chain(() -> due(
                                session,
                                caseIds,
                                Objects.requireNonNullElse(from, EARLIEST),
                                Objects.requireNonNullElse(to, LATEST),
                                after,
                                page.limit() + 1)))
                .chain(rows -> items(session, rows, page, now)));
    }

    /** Where a page of the due list ended. */
    private record DueAfter(LocalDate dueOn, String key) {

        static DueAfter parse(@Nullable String cursor) {
            if (cursor == null) {
                return new DueAfter(EARLIEST, "");
            }
            int end = cursor.indexOf(' ');
            if (end < 0) {
                throw Page.notACursor();
            }
            try {
                return new DueAfter(LocalDate.parse(cursor.substring(0, end)), cursor.substring(end + 1));
            } catch (DateTimeParseException wrong) {
                throw Page.notACursor();
            }
        }

        static String of(KeptRequirement row) {
            return row.dueOn + " " + row.key;
        }
    }

    private static Uni<List<KeptRequirement>> due(
            Mutiny.Session session, List<String> caseIds, LocalDate from, LocalDate to, DueAfter after, int limit) {
        return session.createQuery("""
                        from KeptRequirement
                        where caseId in :ids and not withdrawn and status in (UPCOMING, OPEN, OVERDUE)
                          and dueOn between :from and :to
                          and (dueOn > :afterDue or (dueOn = :afterDue and key > :afterKey))
                        order by dueOn, key
                        """, KeptRequirement.class)
                .setParameter("ids", caseIds)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("afterDue", after.dueOn())
                .setParameter("afterKey", after.key())
                .setMaxResults(limit)
                .getResultList();
    }

    private Uni<Page<DueItem>> items(
            Mutiny.Session session, List<KeptRequirement> rows, Page.Request page, Instant now) {
        Set<String> caseIds = new TreeSet<>();
        rows.forEach(row -> caseIds.add(row.caseId));
        return cases.zones(session, caseIds)
                .chain(zones -> cases.names(session, caseIds).chain(names -> meetings(session, rows)
                        .map(meetings -> Page.of(
                                rows,
                                page,
                                DueAfter::of,
                                row -> item(row, names, zones, meetings.get(row.key), now)))));
    }

    /** Of each contact the first settled meeting that may be it: on or before its due date, or else the next one after. */
    private static Uni<Map<String, String>> meetings(Mutiny.Session session, List<KeptRequirement> rows) {
        return session.createNativeQuery("""
                        select distinct on (q.key) q.key, m.meeting_id
                        from requirement q join settled_meeting m on m.case_id = q.case_id and m.participant_id = q.subject
                        where q.key = any (cast(:keys as text[])) and q.kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT')
                          and m.on_date >= q.opens_on
                        order by q.key, m.settled_at, m.meeting_id
                        """, Object[].class)
                .setParameter("keys", rows.stream().map(row -> row.key).toArray(String[]::new))
                .getResultList()
                .map(found -> found.stream().collect(toMap(pair -> (String) pair[0], pair -> (String) pair[1])));
    }

    private static DueItem item(
            KeptRequirement row, Names names, Map<String, ZoneId> zones, @Nullable String meetingId, Instant now) {
        LocalDate dueOn = Objects.requireNonNull(row.dueOn);
        LocalDate today = today(now, zones, row.caseId);
        return new DueItem(
                row.caseId,
                row.subject,
                names.inFull(row.caseId, row.subject),
                row.kind,
                dueOn,
                DAYS.between(today, dueOn),
                row.status,
                row.modes(),
                meetingId);
    }

    private static Uni<List<KeptRequirement>> requirements(Mutiny.Session session, String caseId) {
        return session.createQuery(
                        "from KeptRequirement where caseId = :id and not withdrawn order by subject, opensOn, kind",
                        KeptRequirement.class)
                .setParameter("id", caseId)
                .getResultList();
    }

    /** Those planned from today on, by requirement, in order. */
    private static Uni<Map<String, List<Reminder>>> reminders(Mutiny.Session session, String caseId, LocalDate today) {
        return session.createQuery(
                        "from KeptReminder where caseId = :id and status <> CANCELLED and on >= :today",
                        KeptReminder.class)
                .setParameter("id", caseId)
                .setParameter("today", today)
                .getResultList()
                .map(rows -> rows.stream().collect(groupingBy(row -> row.requirementKey)).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, entry -> inOrder(entry.getValue()))));
    }

    private static List<Reminder> inOrder(List<KeptReminder> rows) {
        return rows.stream()
                .map(row -> new Reminder(row.on, row.at, row.target, row.cause))
                .sorted(Comparator.comparing(Reminder::on)
                        .thenComparing(reminder -> reminder.to().name())
                        .thenComparing(reminder -> reminder.why().name()))
                .distinct()
                .toList();
    }
}
