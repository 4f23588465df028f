package org.hearthline.sandbox.sample;

import static org.hearthline.sandbox.sample.Span.since;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What lifts a duty, and what does not: guardianship and court orders (POLICY 2.7). */
final class ExemptionSituations {

    private static final Visits MONTHLY = Visits.all();

    static final List<Situation> ALL = List.of(
            // Guardianship
            new Situation(
                    "full guardianship of the only child ends the duty to both parents",
                    Set.of("SUPPRESSED", "FULL_GUARDIANSHIP"),
                    it -> {
                        it.openedMonthsAgo(10);
                        it.child().inFullGuardianship(since(it.daysAgo(50)));
                        it.mother().seenMonthly(MONTHLY.until(it.daysAgo(50)));
                        it.father().seenMonthly(MONTHLY.until(it.daysAgo(50)));
                    }),
            new Situation(
                    "full guardianship of one of three children ends nothing",
                    Set.of("OPEN", "FULL_GUARDIANSHIP", "CONTACT"),
                    it -> {
                        it.openedMonthsAgo(6);
                        it.child().inFullGuardianship(since(it.daysAgo(80)));
                        it.child();
                        it.child();
                        it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                    }),
            new Situation(
                    "partial guardianship keeps the duty and asks for a review",
                    Set.of("OPEN", "CONTACT", "needsReview", "PARTIAL_GUARDIANSHIP"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().inPartialGuardianship(since(it.dayOf(2, 12)));
                        it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                    }),
            new Situation("partial guardianship became full", Set.of("SUPPRESSED", "FULL_GUARDIANSHIP", "MET"), it -> {
                it.openedMonthsAgo(8);
                LocalDate became = it.dayOf(2, 20);
                it.child()
                        .inPartialGuardianship(since(it.dayOf(5, 10)).until(became))
                        .inFullGuardianship(since(became));
                it.mother().seenMonthly(MONTHLY.until(became));
            }),
            new Situation(
                    "siblings with different fathers: guardianship of one ends one father's duty",
                    Set.of("SUPPRESSED", "FULL_GUARDIANSHIP", "MET", "CONTACT"),
                    it -> {
                        it.openedMonthsAgo(9);
                        Child elder = it.child().inFullGuardianship(since(it.daysAgo(65)));
                        Child younger = it.child();
                        it.mother().seenMonthly();
                        it.father().tiedTo(elder).seenMonthly(MONTHLY.until(it.daysAgo(65)));
                        it.father().tiedTo(younger).seenMonthly();
                    }),

            // Court orders
            new Situation(
                    "an order for the mother leaves the father's contact owed",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER", "OPEN", "CONTACT"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child();
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(60)));
                        it.father().seenMonthly(MONTHLY.without(it.month(0)));
                        it.released(since(it.daysAgo(60)), mother);
                    }),
            new Situation(
                    "an order for one of two children ends nothing",
                    Set.of("OPEN", "RELEASED_BY_COURT_ORDER", "CONTACT"),
                    it -> {
                        it.openedMonthsAgo(6);
                        Child elder = it.child();
                        it.child();
                        Participant mother = it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                        it.releasedFor(elder, since(it.daysAgo(55)), mother);
                    }),
            new Situation(
                    "an order that names nobody covers everybody",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER"),
                    it -> {
                        it.openedMonthsAgo(9);
                        it.child();
                        it.mother().seenMonthly(MONTHLY.until(it.daysAgo(62)));
                        it.father().seenMonthly(MONTHLY.until(it.daysAgo(62)));
                        it.released(since(it.daysAgo(62)));
                    }),
            new Situation(
                    "an order and a guardianship cover all children between them",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER", "FULL_GUARDIANSHIP"),
                    it -> {
                        it.openedMonthsAgo(8);
                        Child elder = it.child();
                        it.child().inFullGuardianship(since(it.daysAgo(70)));
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(48)));
                        it.releasedFor(elder, since(it.daysAgo(48)), mother);
                    }),
            new Situation("an order that begins next week stops nothing today", Set.of("CONTACT", "MET"), it -> {
                it.openedMonthsAgo(5);
                it.child();
                Participant mother = it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                it.released(since(it.inDays(7)), mother);
            }),
            new Situation("an order ended three days ago and contact is owed again", Set.of("OPEN", "CONTACT"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                Span order = since(it.dayOf(4, 9)).until(it.daysAgo(3));
                Participant mother = it.mother().seenMonthly(MONTHLY.until(order.from()));
                it.released(order, mother);
            }),
            new Situation(
                    "a contact in the days of grace after an order ended meets the month before",
                    Set.of("SUPPRESSED", "MET"),
                    it -> {
                        it.openedMonthsAgo(9);
                        it.child();
                        LocalDate resumed = it.lastDayOf(2).minusDays(1);
                        Span order = since(it.dayOf(5, 1)).until(resumed);
                        Participant mother = it.mother()
                                .seenMonthly(MONTHLY.until(order.from()))
                                .seenOn(resumed.plusDays(5));
                        it.released(order, mother);
                    }),
            new Situation("an order was set aside after ten days", Set.of("MET", "CONTACT"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                Participant mother = it.mother().seenMonthly();
                it.released(since(it.dayOf(4, 5)).until(it.dayOf(4, 15)), mother);
            }),
            new Situation("one order followed another", Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER"), it -> {
                it.openedMonthsAgo(9);
                it.child();
                Participant father = it.father().seenMonthly(MONTHLY.until(it.dayOf(6, 8)));
                it.released(since(it.dayOf(6, 8)).until(it.dayOf(3, 3)), father);
                it.released(since(it.dayOf(3, 3)), father);
            }),
            new Situation(
                    "a contact before the order counts for its month",
                    Set.of("MET", "SUPPRESSED", "RELEASED_BY_COURT_ORDER"),
                    it -> {
                        it.openedMonthsAgo(6);
                        it.child();
                        Participant mother = it.mother()
                                .seenMonthly(MONTHLY.until(it.dayOf(1, 1)))
                                .seenOn(it.dayOf(1, 10));
                        it.released(since(it.dayOf(1, 20)), mother);
                    }),
            new Situation(
                    "an order does not lift the duty to a child of a tribe",
                    Set.of("OPEN", "CONTACT", "needsReview", "TRIBAL_STATUS_YES"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().ofATribe();
                        Participant mother = it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                        it.released(since(it.daysAgo(58)), mother);
                    }),
            new Situation(
                    "an order holds where nobody has asked about a tribe, and asks for a review",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER", "TRIBAL_STATUS_UNKNOWN"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().neverAskedAboutATribe();
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(52)));
                        it.released(since(it.daysAgo(52)), mother);
                    }),
            new Situation(
                    "rights were terminated, which is no exemption",
                    Set.of("OPEN", "CONTACT", "needsReview", "RIGHTS_TERMINATED"),
                    it -> {
                        it.openedMonthsAgo(9);
                        it.child();
                        it.mother().seenMonthly();
                        it.father().withRightsTerminated(it.dayOf(2, 14)).seenMonthly(MONTHLY.without(it.month(0)));
                    }));

    private ExemptionSituations() {}
}
