package org.hearthline.sandbox.sample;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    /** Every situation that the load shows, in the order of its cases. */
    static final List<Situation> CATALOGUE = Stream.of(
                    DutySituations.ALL, ExemptionSituations.ALL, ParentSituations.ALL, ReviewSituations.ALL)
            .flatMap(List::stream)
            .toList();

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
}
