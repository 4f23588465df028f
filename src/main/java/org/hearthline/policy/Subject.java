package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Someone to whom contact is owed: a participant, or a child who is to be visited. */
final class Subject {

    private final String id;
    private final boolean isChild;
    private final LocalDate start;
    private final PolicyVersions policy;

    /** One for each version of the policy, in their order. */
    private final List<Terms> terms;

    private final DutyTimeline timeline;

    /** @param start the later of the case's opening and their joining */
    Subject(String id, boolean isChild, LocalDate start, PolicyVersions policy, List<Terms> terms) {
        this.id = id;
        this.isChild = isChild;
        this.start = start;
        this.policy = policy;
        this.terms = terms;
        this.timeline = terms.size() == 1 ? terms.get(0).timeline() : acrossVersions();
    }

    private DutyTimeline acrossVersions() {
        SortedSet<LocalDate> dates = new TreeSet<>(policy.datesOfChange());
        terms.forEach(each -> dates.addAll(each.timeline().changes()));
        return new DutyTimeline(dates, day -> termsOn(day).timeline().on(day));
    }

    String id() {
        return id;
    }

    LocalDate start() {
        return start;
    }

    /** How often contact is owed; the same kind in every version. */
    Cadence cadence() {
        return terms.get(0).cadence();
    }

    /** The terms of the version that is in force on this day. A requirement is judged by those of its opening. */
    Terms termsOn(LocalDate day) {
        return terms.get(policy.indexOn(day));
    }

    /** The duty of each day under the version that is in force on it. */
    DutyTimeline timeline() {
        return timeline;
    }

    /** The kind of a requirement under this kind of duty; a suppressed one is named as if contact were owed. */
    RequirementKind kindOf(DutyKind duty, boolean initial) {
        return switch (duty) {
            case DILIGENT_SEARCH -> RequirementKind.DILIGENT_SEARCH;
            case CONTACT, NONE ->
                isChild
                        ? RequirementKind.CHILD_VISIT
                        : initial ? RequirementKind.INITIAL_CONTACT : RequirementKind.ONGOING_CONTACT;
        };
    }

    LocalDate initialDueOn(Terms by) {
        return start.plus(by.initialWithin());
    }

    /** Every day on which a version follows another, a duty changes or an effort begins to count. */
    List<LocalDate> datesOfChange() {
        return Stream.concat(policy.datesOfChange().stream(), terms.stream().flatMap(Terms::datesOfChange))
                .toList();
    }

    /** The day from which on the duty stays as it is, whichever version judges it. */
    LocalDate lastChange() {
        return Stream.concat(policy.datesOfChange().stream(), terms.stream().map(each -> each.timeline()
                        .lastChange()))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
