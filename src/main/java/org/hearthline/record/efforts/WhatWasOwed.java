package org.hearthline.record.efforts;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.casework.CourtOrderDocument;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.policy.Reason;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.record.efforts.EffortsRecord.Ground;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.jspecify.annotations.Nullable;

/** The requirements that concern a period, as the rules said them, with the docket numbers of the orders that lifted any. */
final class WhatWasOwed {

    private final EffortsFacts facts;
    private final Map<String, String> dockets;

    WhatWasOwed(EffortsFacts facts) {
        this.facts = facts;
        this.dockets = facts.document().courtOrders().stream()
                .filter(order -> order.id() != null && order.docket() != null)
                .collect(toMap(
                        order -> Objects.requireNonNull(order.id()),
                        (CourtOrderDocument order) -> Objects.requireNonNull(order.docket()),
                        (one, other) -> one));
    }

    /** What was owed to a participant or a child, by id, in order. */
    List<Owed> to(String subject) {
        return facts.plan().stream()
                .filter(each -> each.requirement().subject().equals(subject))
                .filter(each -> concerns(each.requirement()))
                .map(this::owed)
                .toList();
    }

    /** Whether it was owed within the period: its window is, or it was still to be done then, or done late then. */
    private boolean concerns(Requirement owed) {
        if (owed.opensOn().isAfter(facts.dates().to())) {
            return false;
        }
        LocalDate dueOn = owed.dueOn();
        return dueOn == null
                || !dueOn.isBefore(facts.dates().from())
                || owed.status() == RequirementStatus.OVERDUE
                || owed.status() == RequirementStatus.MET_LATE && isOfThePeriod(owed.metBy());
    }

    private boolean isOfThePeriod(@Nullable String effort) {
        return facts.done().contacts().stream().anyMatch(each -> each.id().equals(effort))
                || facts.done().searches().stream().anyMatch(each -> each.id().equals(effort));
    }

    private Owed owed(ExplainedRequirement explained) {
        Requirement requirement = explained.requirement();
        return new Owed(
                requirement.kind(),
                requirement.opensOn(),
                requirement.dueOn(),
                requirement.status(),
                requirement.metBy(),
                requirement.needsReview(),
                requirement.reasons().stream().map(this::ground).toList(),
                requirement.policy(),
                explained.explanation());
    }

    private Ground ground(Reason reason) {
        String evidence = reason.evidence();
        return new Ground(
                reason.code(),
                reason.childId(),
                evidence,
                evidence == null ? null : dockets.get(evidence),
                reason.citation());
    }
}
