package org.hearthline.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.hearthline.casework.Cases;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.casework.Names;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Duty;
import org.hearthline.policy.Explanation;
import org.hearthline.reminder.DecisionResource.HistoryItem;
import org.jspecify.annotations.Nullable;

/** Answers why: from the facts for a day's duty, from what was kept for the past. */
@Singleton
public class DecisionReader {

    private final Transactions transactions;
    private final Plans plans;
    private final Cases cases;
    private final ServiceClock clock;

    DecisionReader(Transactions transactions, Plans plans, Cases cases, ServiceClock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * The duty toward a participant on a day, explained (POLICY 2). Fails with a 404 problem where the case is not the viewer's, or the
     * participant is not in it.
     *
     * @param on a date in the case's zone; today there, when absent
     */
    public Uni<DutyAnswer> duty(Viewer viewer, String caseId, String participantId, @Nullable LocalDate on) {
        return transactions.read(
                session -> cases.judged(session, viewer, caseId).chain(judged -> cases.names(session, Set.of(caseId))
                        .map(names -> duty(judged, participantId, on, names))));
    }

    private DutyAnswer duty(Judged judged, String participantId, @Nullable LocalDate on, Names names) {
        if (judged.facts().participants().stream()
                .noneMatch(person -> person.id().equals(participantId))) {
            throw Problem.notFound("participant");
        }
        LocalDate day = Objects.requireNonNullElseGet(
                on, () -> LocalDate.ofInstant(clock.instant(), judged.facts().timeZone()));
        Duty duty = judged.rules().duty(participantId, day);
        return new DutyAnswer(
                day,
                duty.kind(),
                duty.rule(),
                duty.citation(),
                duty.accepts(),
                duty.childIds(),
                duty.reasons(),
                duty.needsReview(),
                judged.policy().inForceOn(day).named(),
                new Explanation(names.ofCase(judged.facts().id())).of(duty, participantId, day));
    }

    Uni<Page<HistoryItem>> history(Viewer viewer, String caseId, Page.Request page) {
        long after = place(page.after());
        return transactions.write(viewer, session -> cases.requireVisible(session, viewer, caseId)
                .chain(() -> plans.upToDate(session, Set.of(caseId), clock.instant()))
                .chain(() -> Decisions.ofCase(session, caseId, after, page.limit() + 1))
                .chain(kept -> cases.names(session, Set.of(caseId))
                        .map(names -> Page.of(
                                kept,
                                page,
                                decision -> Long.toString(decision.seq()),
                                decision -> item(decision, new Explanation(names.ofCase(caseId)))))));
    }

    private static long place(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException wrong) {
            throw Page.notACursor();
        }
    }

    private static HistoryItem item(Decisions.Kept kept, Explanation sentences) {
        Decision decision = kept.decision();
        return new HistoryItem(
                kept.at(),
                decision.was(),
                decision.status(),
                decision.cause().inWords(),
                decision.cause(),
                new ExplainedRequirement(
                        decision.requirement(),
                        decision.withdrawn()
                                ? sentences.ofWithdrawn(decision.requirement())
                                : sentences.of(decision.requirement())));
    }
}
