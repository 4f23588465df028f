package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Any case and its worker under any policy, on any day. */
record Situation(CaseFacts facts, Policy policy, ZoneId workerZone, LocalDate asOf) {

    /** How many days ahead the requirements of a situation reach. */
    static final int LOOKAHEAD = 40;

    Rules rules() {
        return new Rules(policy, facts, workerZone, WorkDays::isWorkDay);
    }

    /** The same as the second reading of POLICY has it. */
    NaiveRules naiveRules() {
        return new NaiveRules(policy, facts, workerZone, WorkDays::isWorkDay);
    }

    List<Owed> requirements() {
        return requirementsOn(asOf);
    }

    List<Owed> requirementsOn(LocalDate day) {
        return Owed.of(rules().requirements(day, day.plusDays(LOOKAHEAD)));
    }

    /** A day counted from the case's opening. */
    LocalDate day(int afterOpening) {
        return facts.openedOn().plusDays(afterOpening);
    }

    boolean isRolling(String subject) {
        boolean byCasePlan = facts.participants().stream()
                .anyMatch(participant -> participant.id().equals(subject) && participant.contactEveryDays() != null);
        return byCasePlan || policy.cadenceFor(facts.programArea()) instanceof Cadence.RollingDays;
    }

    Situation withChildren(List<Child> children) {
        return with(children, facts.participants(), facts.courtOrders(), facts.contacts(), facts.searches());
    }

    Situation withParticipants(List<Participant> participants) {
        return with(facts.children(), participants, facts.courtOrders(), facts.contacts(), facts.searches());
    }

    Situation withOrders(List<CourtOrder> orders) {
        return with(facts.children(), facts.participants(), orders, facts.contacts(), facts.searches());
    }

    Situation withOrder(CourtOrder order) {
        return withOrders(added(facts.courtOrders(), order));
    }

    Situation withContact(Contact contact) {
        return with(
                facts.children(),
                facts.participants(),
                facts.courtOrders(),
                added(facts.contacts(), contact),
                facts.searches());
    }

    Situation with(
            List<Child> children,
            List<Participant> participants,
            List<CourtOrder> orders,
            List<Contact> contacts,
            List<Search> searches) {
        CaseFacts other = new CaseFacts(
                facts.id(),
                facts.programArea(),
                facts.timeZone(),
                facts.openedOn(),
                facts.closedOn(),
                children,
                participants,
                orders,
                contacts,
                searches);
        return new Situation(other, policy, workerZone, asOf);
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> added = new ArrayList<>(list);
        added.add(one);
        return added;
    }
}
