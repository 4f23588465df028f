package org.hearthline.record.efforts;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.casework.Cases;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.casework.ReadCase;
import org.hearthline.casework.ReadCase.Told;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Explanation;
import org.hearthline.record.efforts.EffortsFacts.Done;
import org.hearthline.reminder.PlanReader;
import org.hearthline.reminder.RequirementItem;
import org.jspecify.annotations.Nullable;

/** The record of a case's concerted efforts, made from what is kept now. */
@Singleton
public class ReadEfforts {

    private final ReadCase cases;
    private final PlanReader plans;
    private final Transactions transactions;
    private final Cases judgements;
    private final EffortsRows rows;
    private final ServiceClock clock;

    ReadEfforts(
            ReadCase cases,
            PlanReader plans,
            Transactions transactions,
            Cases judgements,
            EffortsRows rows,
            ServiceClock clock) {
        this.cases = cases;
        this.plans = plans;
        this.transactions = transactions;
        this.judgements = judgements;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The record of these days, both included; without them of the current month in the case's zone, and where one is missing up to or
     * from the other's end of its month. Fails with a 404 problem where the case is not the viewer's, 422 where the days are no period of
     * at most three years.
     */
    public Uni<EffortsRecord> read(Viewer viewer, String caseId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return cases.read(viewer, caseId)
                .chain(told -> read(
                        viewer,
                        told,
                        Dates.asked(from, to, clock, told.document().timeZone())));
    }

    private Uni<EffortsRecord> read(Viewer viewer, Told told, Dates dates) {
        String caseId = told.document().id();
        return plans.kept(viewer, caseId).chain(plan -> judged(viewer, caseId)
                .chain(judged -> rows.of(caseId, dates, told.document().timeZone())
                        .map(done -> Reckoning.of(facts(told, dates, plan, judged, done)))));
    }

    private Uni<Judged> judged(Viewer viewer, String caseId) {
        return transactions.read(session -> judgements.judged(session, viewer, caseId));
    }

    private EffortsFacts facts(Told told, Dates dates, List<RequirementItem> plan, Judged judged, Done done) {
        String caseId = told.document().id();
        return new EffortsFacts(
                told.document(),
                told.names().ofCase(caseId),
                told.names().workerOf(caseId),
                dates,
                clock.instant(),
                plan.stream().map(RequirementItem::requirement).toList(),
                duties(told, judged, dates.to()),
                done,
                judged.isBusinessDay());
    }

    /** Of those whom the rules know: somebody may have joined the case between the two readings. */
    private static Map<String, String> duties(Told told, Judged judged, LocalDate day) {
        Explanation sentences =
                new Explanation(told.names().ofCase(told.document().id()));
        return judged.facts().participants().stream()
                .map(each -> each.id())
                .filter(id -> told.document().participants().stream()
                        .map(ParticipantDocument::id)
                        .anyMatch(id::equals))
                .collect(toMap(id -> id, id -> sentences.of(judged.rules().duty(id, day), id, day)));
    }
}
