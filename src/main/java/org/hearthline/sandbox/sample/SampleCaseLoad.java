package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The invented case load of the sandbox: the same for the same day, and as lively on every other.
 *
 * @param workers supervisors first
 * @param cases the catalogue of situations, then ordinary life
 */
public record SampleCaseLoad(List<ObjectNode> workers, List<SampleCase> cases) {

    private static final int CASES = 60;
    private static final int FIRST_NUMBER = 1001;
    private static final long SEED = 318;

    /** The case load as it stands on the morning of {@code today}: nothing in it happened later than yesterday. */
    public static SampleCaseLoad asOf(LocalDate today) {
        List<SampleCase> cases = new ArrayList<>();
        for (int index = 0; index < CASES; index++) {
            Situation situation =
                    index < Situation.CATALOGUE.size() ? Situation.CATALOGUE.get(index) : Situation.ORDINARY_LIFE;
            Staff worker = Staff.WORKERS.get(index % Staff.WORKERS.size());
            // A source of its own for each case, so that a change to one situation leaves the other cases as they were.
            SplittableRandom random = new SplittableRandom(SEED * (index + 1));
            CaseStory story = new CaseStory(FIRST_NUMBER + index, worker, today, random);
            situation.story().accept(story);
            cases.add(story.toCase(situation));
        }
        return new SampleCaseLoad(Staff.documents(), List.copyOf(cases));
    }
}
