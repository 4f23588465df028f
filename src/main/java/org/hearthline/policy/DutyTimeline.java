package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One subject's duty through all time. A duty changes only where a fact begins or ends, so it is asked for on those
 * days alone and never day by day.
 */
final class DutyTimeline {

    /** The first day of each stretch of equal duty; the first stretch has no beginning. */
    private final List<LocalDate> starts = new ArrayList<>();

    private final List<Duty> duties = new ArrayList<>();

    /** In order; each begins where the one before ends. */
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param datesOfChange every day on which the duty may differ from the day before; not empty
     * @param dutyOn the duty on a day
     */
    DutyTimeline(SortedSet<LocalDate> datesOfChange, Function<LocalDate, Duty> dutyOn) {
        starts.add(LocalDate.MIN);
        duties.add(dutyOn.apply(datesOfChange.first().minusDays(1)));
        for (LocalDate date : datesOfChange) {
            Duty duty = dutyOn.apply(date);
            if (!duty.equals(duties.get(duties.size() - 1))) {
                starts.add(date);
                duties.add(duty);
            }
        }
        joinRuns();
    }

    private void joinRuns() {
        int first = 0;
        for (int next = 1; next <= duties.size(); next++) {
            DutyKind kind = duties.get(first).kind();
            if (next == duties.size() || duties.get(next).kind() != kind) {
                runs.add(new Run(kind, starts.get(first), startOf(next)));
                first = next;
            }
        }
    }

    private @Nullable LocalDate startOf(int stretch) {
        return stretch < starts.size() ? starts.get(stretch) : null;
    }

    Duty on(LocalDate day) {
        int found = Collections.binarySearch(starts, day);
        return duties.get(found >= 0 ? found : -found - 2);
    }

    /** Every run there is, in order; the first begins before all facts. */
    List<Run> runs() {
        return runs;
    }

    Run runOn(LocalDate day) {
        int from = 0;
        int to = runs.size() - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (runs.get(middle).hasEndedBy(day)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return runs.get(from);
    }

    /** The days on which the duty differs from the day before, in order. */
    List<LocalDate> changes() {
        return starts.subList(1, starts.size());
    }

    /** The day from which on the duty stays as it is. */
    LocalDate lastChange() {
        return starts.get(starts.size() - 1);
    }
}
