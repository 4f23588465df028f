package org.hearthline.policy;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A second reading of POLICY 2, 3 and 4 that the rules are held against: written from the text alone, a day at a
 * time, slow and plain.
 */
record NaiveRules(Policy policy, CaseFacts facts, ZoneId workerZone, Predicate<LocalDate> isBusinessDay) {

    List<Owed> requirements(LocalDate asOf, LocalDate through) {
        Cadence cadence = forArea(policy.cadence());
        List<Owed> owed = new ArrayList<>();
        for (Participant participant : facts.participants()) {
            Cadence own = participant.contactEveryDays() == null
                    ? cadence
                    : new Cadence.RollingDays(participant.contactEveryDays());
            owed.addAll(requirements(NaiveSubject.of(participant, policy, facts), own, asOf, through));
        }
        if (policy.childVisits()) {
            for (Child child : facts.children()) {
                owed.addAll(requirements(NaiveSubject.of(child, policy, facts), cadence, asOf, through));
            }
        }
        owed.removeIf(each -> each.opensOn().isAfter(through));
        owed.sort(
                Comparator.comparing(Owed::subject).thenComparing(Owed::opensOn).thenComparing(Owed::kind));
        return owed;
    }

    private List<Owed> requirements(NaiveSubject subject, Cadence cadence, LocalDate asOf, LocalDate through) {
        Period initialWithin = forArea(policy.initialWithin());
        NaiveReminders reminders = new NaiveReminders(policy.reminders(), workerZone, isBusinessDay);
        if (cadence instanceof Cadence.RollingDays rolling) {
            return new NaiveRollingDays(
                            facts, subject, rolling.days(), initialWithin, policy.resumeGrace(), reminders, asOf)
                    .requirements();
        }
        return new NaiveCalendarMonths(facts, subject, initialWithin, policy.resumeGrace(), reminders)
                .requirements(asOf, through);
    }

    private <T> T forArea(Map<String, T> byArea) {
        return byArea.containsKey(facts.programArea()) ? byArea.get(facts.programArea()) : byArea.get("default");
    }
}
