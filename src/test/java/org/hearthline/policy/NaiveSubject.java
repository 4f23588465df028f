package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A participant to be met or a child to be visited, as POLICY 3 asks about them: a day at a time. */
final class NaiveSubject {

    /** Something that was done for the subject and counts. */
    record Done(LocalDate on, String id) {}

    final String id;
    final LocalDate start;
    final boolean isChild;

    private final CaseFacts facts;
    private final Function<LocalDate, NaiveDuty> rule;
    private final Predicate<Contact> isWithSubject;
    private final Map<LocalDate, NaiveDuty> known = new HashMap<>();

    private NaiveSubject(
            String id,
            LocalDate start,
            boolean isChild,
            CaseFacts facts,
            Function<LocalDate, NaiveDuty> rule,
            Predicate<Contact> isWithSubject) {
        this.id = id;
        this.start = start;
        this.isChild = isChild;
        this.facts = facts;
        this.rule = rule;
        this.isWithSubject = isWithSubject;
    }

    static NaiveSubject of(Participant participant, Policy policy, CaseFacts facts) {
        LocalDate joined = participant.joinedOn() == null ? facts.openedOn() : participant.joinedOn();
        return new NaiveSubject(
                participant.id(),
                later(facts.openedOn(), joined),
                false,
                facts,
                day -> NaiveDuty.to(participant, policy, facts, day),
                contact -> contact.participantIds().contains(participant.id()));
    }

    static NaiveSubject of(Child child, Policy policy, CaseFacts facts) {
        LocalDate joined = child.joinedOn() == null ? facts.openedOn() : child.joinedOn();
        return new NaiveSubject(
                child.id(),
                later(facts.openedOn(), joined),
                true,
                facts,
                day -> NaiveDuty.toVisit(child, policy, facts, day),
                contact -> contact.childIds().contains(child.id()));
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    NaiveDuty on(LocalDate day) {
        return known.computeIfAbsent(day, rule);
    }

    /** The first day of the run that this day is in, not before the start. */
    LocalDate firstDayOfRun(LocalDate day) {
        LocalDate first = day;
        while (first.isAfter(start) && on(first.minusDays(1)).kind() == on(day).kind()) {
            first = first.minusDays(1);
        }
        return first;
    }

    /** The last day of the run that this day is in, or {@code limit} if that comes sooner. */
    LocalDate lastDayOfRun(LocalDate day, LocalDate limit) {
        LocalDate last = day;
        while (last.isBefore(limit) && on(last.plusDays(1)).kind() == on(day).kind()) {
            last = last.plusDays(1);
        }
        return last;
    }

    /** The contacts that qualify as of a date, or for a search the searches: the earliest first, ties by id. */
    List<Done> done(DutyKind owed, LocalDate asOf) {
        List<Done> done = new ArrayList<>();
        if (owed == DutyKind.DILIGENT_SEARCH) {
            for (Search search : facts.searches()) {
                if (search.participantId().equals(id) && on(search.on()).kind() == DutyKind.DILIGENT_SEARCH) {
                    done.add(new Done(search.on(), search.id()));
                }
            }
        } else {
            for (Contact contact : facts.contacts()) {
                NaiveDuty thatDay = on(contact.on());
                if (isWithSubject.test(contact)
                        && contact.outcome() == Outcome.COMPLETED
                        && thatDay.kind() == DutyKind.CONTACT
                        && thatDay.accepts().contains(contact.mode())) {
                    done.add(new Done(contact.on(), contact.id()));
                }
            }
        }
        done.removeIf(each -> each.on().isAfter(asOf));
        done.sort(Comparator.comparing(Done::on).thenComparing(Done::id));
        return done;
    }

    /** What a requirement of this subject is called. */
    RequirementKind kind(DutyKind owed, boolean initial) {
        if (isChild) {
            return RequirementKind.CHILD_VISIT;
        }
        if (owed == DutyKind.DILIGENT_SEARCH) {
            return RequirementKind.DILIGENT_SEARCH;
        }
        return initial ? RequirementKind.INITIAL_CONTACT : RequirementKind.ONGOING_CONTACT;
    }
}
