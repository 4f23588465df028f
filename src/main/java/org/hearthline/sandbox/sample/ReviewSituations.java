package org.hearthline.sandbox.sample;

import static org.hearthline.sandbox.sample.Span.since;

import java.util.List;
import java.util.Set;

/** What a supervisor is asked to look at, besides what other situations show of it (POLICY 2). */
final class ReviewSituations {

    private static final Visits MONTHLY = Visits.all();

    static final List<Situation> ALL = List.of(
            new Situation(
                    "an order names a father who is in no case here", Set.of("CONTACT", "ORDER_NAMES_OUTSIDER"), it -> {
                        it.openedMonthsAgo(6);
                        it.child();
                        it.mother().seenMonthly();
                        it.released(since(it.daysAgo(40)), it.fatherOfAnotherCase());
                    }),
            new Situation(
                    "two orders release the same mother",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER", "OVERLAPPING_ORDERS"),
                    it -> {
                        it.openedMonthsAgo(8);
                        it.child();
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(90)));
                        it.released(since(it.daysAgo(90)), mother);
                        it.released(since(it.daysAgo(45)), mother);
                    }),
            new Situation(
                    "full guardianship for which no paper is named",
                    Set.of("SUPPRESSED", "FULL_GUARDIANSHIP", "GUARDIANSHIP_WITHOUT_EVIDENCE"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().inFullGuardianshipWithoutAPaper(since(it.daysAgo(60)));
                        it.mother().seenMonthly(MONTHLY.until(it.daysAgo(60)));
                    }),
            new Situation(
                    "an order in force for more than half a year is looked at again",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER", "EXEMPTION_DUE_FOR_REVIEW"),
                    it -> {
                        it.openedMonthsAgo(12);
                        it.child();
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(200)));
                        it.released(since(it.daysAgo(200)), mother);
                    }));

    private ReviewSituations() {}
}
