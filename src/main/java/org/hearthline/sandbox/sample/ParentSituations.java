package org.hearthline.sandbox.sample;

import static org.hearthline.sandbox.sample.Span.since;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Where a parent is, what counts as contact, and what must be kept in mind (POLICY 2.8, 2.9, 3). */
final class ParentSituations {

    private static final Visits MONTHLY = Visits.all();

    static final List<Situation> ALL = List.of(
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

    private ParentSituations() {}
}
