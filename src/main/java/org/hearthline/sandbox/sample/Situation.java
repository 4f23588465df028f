package org.hearthline.sandbox.sample;

import static org.hearthline.sandbox.sample.Span.since;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a sample case shows, and how it is told (POLICY 2 and 3). Each holds on every day that it may be told for, the first and the
 * last of a month too.
 *
 * @param sentence what the case shows
 * @param shows what policy must answer somewhere in it, see {@link SampleCase}
 * @param story tells the case
 */
record Situation(String sentence, Set<String> shows, Consumer<CaseStory> story) {

    private static final Visits MONTHLY = Visits.all();

    static final List<Situation> CATALOGUE = List.of(
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
            }),

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
                    Set.of("OPEN", "CONTACT", "needsReview"),
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
                    Set.of("OPEN", "CONTACT", "needsReview"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().ofATribe();
                        Participant mother = it.mother().seenMonthly(MONTHLY.without(it.month(0)));
                        it.released(since(it.daysAgo(58)), mother);
                    }),
            new Situation(
                    "an order holds where nobody has asked about a tribe, and asks for a review",
                    Set.of("SUPPRESSED", "RELEASED_BY_COURT_ORDER"),
                    it -> {
                        it.openedMonthsAgo(7);
                        it.child().neverAskedAboutATribe();
                        Participant mother = it.mother().seenMonthly(MONTHLY.until(it.daysAgo(52)));
                        it.released(since(it.daysAgo(52)), mother);
                    }),
            new Situation(
                    "rights were terminated, which is no exemption", Set.of("OPEN", "CONTACT", "needsReview"), it -> {
                        it.openedMonthsAgo(9);
                        it.child();
                        it.mother().seenMonthly();
                        it.father().withRightsTerminated(it.dayOf(2, 14)).seenMonthly(MONTHLY.without(it.month(0)));
                    }),

            // Where a parent is
            new Situation("a missing mother is searched for every month", Set.of("DILIGENT_SEARCH", "MET"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                LocalDate gone = it.dayOf(3, 5);
                it.mother()
                        .missing(since(gone))
                        .seenMonthly(MONTHLY.until(gone))
                        .searchedForMonthly(MONTHLY.from(gone));
            }),
            new Situation(
                    "a missing father was not searched for last month",
                    Set.of("DILIGENT_SEARCH", "MISSED", "OPEN"),
                    it -> {
                        it.openedMonthsAgo(8);
                        it.child();
                        LocalDate gone = it.dayOf(4, 5);
                        it.mother().seenMonthly();
                        it.father()
                                .missing(since(gone))
                                .seenMonthly(MONTHLY.until(gone))
                                .searchedForMonthly(
                                        MONTHLY.from(gone).without(it.month(1)).without(it.month(0)));
                    }),
            new Situation("a missing mother was found again", Set.of("DILIGENT_SEARCH", "MET", "CONTACT"), it -> {
                it.openedMonthsAgo(9);
                it.child();
                LocalDate gone = it.dayOf(5, 4);
                LocalDate found = it.dayOf(2, 10);
                it.mother()
                        .missing(since(gone).until(found))
                        .seenMonthly(MONTHLY.until(gone))
                        .searchedForMonthly(MONTHLY.from(gone).until(it.dayOf(2, 1)))
                        .seenMonthly(MONTHLY.from(found));
            }),
            new Situation("an incarcerated father is visited", Set.of("MET", "CONTACT"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                it.mother().seenMonthly();
                it.father().incarcerated(since(it.dayOf(5, 7))).seenMonthly();
            }),
            new Situation("a letter to an incarcerated father is no contact", Set.of("MISSED", "CONTACT"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                it.father()
                        .incarcerated(since(it.dayOf(6, 7)))
                        .seenMonthly(MONTHLY.without(it.month(1)))
                        .reachedOn(it.dayOf(1, 6), "LETTER")
                        .triedOn(it.dayOf(1, 19), "FACE_TO_FACE");
            }),
            new Situation("a mother in another state is met by phone", Set.of("MET", "CONTACT"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                LocalDate moved = it.dayOf(5, 6);
                it.mother()
                        .outOfState(since(moved))
                        .seenMonthly(MONTHLY.until(moved))
                        .seenMonthly(MONTHLY.from(moved).by("PHONE"));
            }),
            new Situation("a phone call is not enough within the state", Set.of("MISSED"), it -> {
                it.openedMonthsAgo(7);
                it.child();
                it.mother().seenMonthly(MONTHLY.without(it.month(1))).reachedOn(it.dayOf(1, 15), "PHONE");
            }),
            new Situation("a mother came back from another state", Set.of("MET"), it -> {
                it.openedMonthsAgo(8);
                it.child();
                LocalDate away = it.dayOf(6, 1);
                LocalDate back = it.dayOf(2, 1);
                it.mother()
                        .outOfState(since(away).until(back))
                        .seenMonthly(MONTHLY.until(away))
                        .seenMonthly(MONTHLY.from(away).until(back).by("VIDEO"))
                        .seenMonthly(MONTHLY.from(back));
            }),

            // What counts as contact
            new Situation("attempts are efforts, not contact", Set.of("MISSED"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother()
                        .seenMonthly(MONTHLY.without(it.month(1)))
                        .triedOn(it.dayOf(1, 4), "FACE_TO_FACE")
                        .triedOn(it.dayOf(1, 13), "PHONE")
                        .triedOn(it.dayOf(1, 22), "FACE_TO_FACE");
            }),
            new Situation("texts and e-mails are not contact", Set.of("MISSED"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother()
                        .seenMonthly(MONTHLY.without(it.month(1)))
                        .reachedOn(it.dayOf(1, 3), "TEXT")
                        .reachedOn(it.dayOf(1, 17), "EMAIL");
            }),
            new Situation("a visit on the last day of the month is in time", Set.of("MET"), it -> {
                it.openedMonthsAgo(6);
                it.child();
                it.mother()
                        .seenMonthly(MONTHLY.without(it.month(1)).without(it.month(0)))
                        .seenOn(it.lastDayOf(1));
            }),

            // What must be kept in mind
            new Situation("the worker and the family live in different zones", Set.of("MET"), it -> {
                it.openedMonthsAgo(5);
                it.inZone("America/Denver");
                it.child();
                it.mother().seenMonthly();
            }),
            new Situation("two parents must not meet, and each is seen alone", Set.of("MET"), it -> {
                it.openedMonthsAgo(7);
                it.child();
                it.child();
                Participant mother = it.mother().withSafetyFlag().seenMonthly();
                Participant father = it.father().seenMonthly();
                it.keptApart(it.dayOf(6, 15), mother, father);
            }));

    static final Situation ORDINARY_LIFE = new Situation("ordinary life", Set.of("CONTACT"), it -> {
        it.openedMonthsAgo(it.between(2, 14));
        int children = it.between(1, 3);
        for (int count = 0; count < children; count++) {
            it.child();
        }
        Participant first = it.chance(75) ? it.mother() : it.father();
        first.seenMonthly(someMonthsLess(it));
        if (it.chance(50)) {
            it.father().seenMonthly(someMonthsLess(it));
        } else if (it.chance(40)) {
            it.caregiver().seenMonthly(someMonthsLess(it));
        } else if (it.chance(40)) {
            it.otherParent().seenMonthly(someMonthsLess(it));
        }
        if (it.chance(20)) {
            it.kin();
        }
    });

    private static Visits someMonthsLess(CaseStory it) {
        Visits visits = MONTHLY;
        for (int monthsAgo = 0; monthsAgo <= 12; monthsAgo++) {
            if (it.chance(monthsAgo == 0 ? 55 : 8)) {
                visits = visits.without(it.month(monthsAgo));
            }
        }
        return visits;
    }

    private static LocalDate lastThirtyFirst(CaseStory it) {
        YearMonth month = it.month(4);
        while (month.lengthOfMonth() < 31) {
            month = month.minusMonths(1);
        }
        return month.atDay(31);
    }
}
