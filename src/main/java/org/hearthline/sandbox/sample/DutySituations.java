package org.hearthline.sandbox.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** When a duty begins and ends, and who is covered (POLICY 2.1 to 2.6). */
final class DutySituations {

    private static final Visits MONTHLY = Visits.all();

    static final List<Situation> ALL = List.of(
            // When a duty begins and ends
            new Situation("a case that opens next week owes nothing yet", Set.of("NOT_STARTED"), it -> {
                it.openedOn(it.inDays(5));
                it.child();
                it.mother();
            }),
            new Situation(
                    "a new case waits for its first contact", Set.of("INITIAL_CONTACT", "OPEN", "CONTACT"), it -> {
                        it.openedOn(it.daysAgo(10));
                        it.child();
                        it.mother();
                    }),
            new Situation("a new case has had its first contact", Set.of("INITIAL_CONTACT", "MET"), it -> {
                it.openedOn(it.daysAgo(15));
                it.child();
                it.mother().seenOn(it.daysAgo(9));
            }),
            new Situation("a first contact is overdue", Set.of("INITIAL_CONTACT", "OVERDUE"), it -> {
                it.openedOn(it.daysAgo(40));
                it.child();
                it.mother().triedOn(it.daysAgo(30), "PHONE").triedOn(it.daysAgo(12), "FACE_TO_FACE");
            }),
            new Situation("a first contact came late", Set.of("INITIAL_CONTACT", "MET_LATE", "MET"), it -> {
                it.openedOn(it.dayOf(5, 4));
                it.child();
                LocalDate tooLate = it.dayOf(4, 4).plusDays(6);
                it.mother().seenOn(tooLate).seenMonthly(MONTHLY.from(it.dayOf(3, 1)));
            }),
            new Situation("a case opened on the 31st has a first month that clips", Set.of("MET"), it -> {
                it.openedOn(lastThirtyFirst(it));
                it.child();
                it.mother().seenMonthly();
            }),
            new Situation("a closed case owes nothing and keeps its history", Set.of("CASE_CLOSED", "MET"), it -> {
                it.openedMonthsAgo(8);
                it.closedOn(it.daysAgo(25));
                it.child();
                it.mother().seenMonthly();
                it.father().seenMonthly();
            }),
            new Situation("a missed month stays visible after the case closed", Set.of("CASE_CLOSED", "MISSED"), it -> {
                it.openedMonthsAgo(7);
                it.closedOn(it.daysAgo(20));
                it.child();
                it.mother().seenMonthly(MONTHLY.without(it.month(4)));
            }),
            new Situation("a case closed within its first month owed nothing", Set.of("CASE_CLOSED"), it -> {
                it.openedOn(it.daysAgo(45));
                it.closedOn(it.daysAgo(25));
                it.child();
                it.mother().seenOn(it.daysAgo(40));
            }),
            new Situation("a father who left is owed nothing more", Set.of("LEFT_CASE", "MET"), it -> {
                it.openedMonthsAgo(9);
                it.child();
                it.mother().seenMonthly();
                it.father().leftOn(it.daysAgo(45)).seenMonthly();
            }),
            new Situation(
                    "a father who joined later has a first contact of his own",
                    Set.of("INITIAL_CONTACT", "MET"),
                    it -> {
                        it.openedMonthsAgo(9);
                        it.child();
                        it.mother().seenMonthly();
                        it.father().joinedOn(it.daysAgo(70)).seenMonthly();
                    }),
            new Situation("a father who joined last week waits for it", Set.of("INITIAL_CONTACT", "OPEN"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother().seenMonthly();
                it.father().joinedOn(it.daysAgo(7));
            }),

            // Who is covered
            new Situation("kin are in the case, but not covered by the policy", Set.of("ROLE_NOT_COVERED"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother().seenMonthly();
                it.kin().seenOn(it.daysAgo(50));
            }),
            new Situation("a caregiver is owed contact like a parent", Set.of("MET", "CONTACT"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother().seenMonthly();
                it.caregiver().seenMonthly();
            }),
            new Situation("a father is owed what the mother is", Set.of("MISSED", "MET"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                it.mother().seenMonthly();
                it.father().seenMonthly(MONTHLY.without(it.month(1)));
            }),
            new Situation("a deceased mother is owed nothing", Set.of("SUPPRESSED", "DECEASED"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                it.mother().deceased(it.daysAgo(40)).seenMonthly(MONTHLY.until(it.daysAgo(40)));
                it.father().seenMonthly();
            }),
            new Situation("no child is left in the case", Set.of("SUPPRESSED", "NO_CHILD_IN_CASE"), it -> {
                it.openedMonthsAgo(7);
                it.child().leftOn(it.daysAgo(35));
                it.mother().seenMonthly(MONTHLY.until(it.daysAgo(35)));
            }),
            new Situation("one child left and another joined", Set.of("CONTACT", "MET"), it -> {
                it.openedMonthsAgo(8);
                it.child().leftOn(it.daysAgo(60));
                it.child().joinedOn(it.daysAgo(75));
                it.mother().seenMonthly();
            }));

    private DutySituations() {}

    private static LocalDate lastThirtyFirst(CaseStory it) {
        YearMonth month = it.month(4);
        while (month.lengthOfMonth() < 31) {
            month = month.minusMonths(1);
        }
        return month.atDay(31);
    }
}
