package org.hearthline.record.efforts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Search;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.jspecify.annotations.Nullable;

/** What has changed since a record was frozen, within its period: told beside it, for the frozen one never changes. */
final class Addendum {

    private Addendum() {}

    /** What a change is about. */
    enum About {
        CONTACT,
        SEARCH,
        MEETING,
        REQUIREMENT
    }

    enum How {
        ADDED,
        /** Other than it was. */
        CHANGED,
        /** No longer within the period, or no longer asked for. */
        REMOVED,
        /** Its words can no longer be opened. */
        ERASED
    }

    /**
     * One change.
     *
     * @param id of the contact, search or meeting; of a requirement whose it is, what and from when
     * @param told in one sentence
     */
    record Change(About about, How how, String id, String told) {}

    static List<Change> between(EffortsRecord then, EffortsRecord now) {
        List<Change> changes = new ArrayList<>();
        changes.addAll(changes(About.CONTACT, contacts(then), contacts(now), Addendum::contact, Contact::erased));
        changes.addAll(changes(About.SEARCH, searches(then), searches(now), Addendum::search, Search::erased));
        changes.addAll(changes(About.MEETING, meetings(then), meetings(now), Addendum::meeting, Meeting::erased));
        changes.addAll(changes(About.REQUIREMENT, owed(then), owed(now), Addendum::owed, any -> false));
        return changes;
    }

    /** @param differs in what two that are not equal differ; empty where that is nothing to tell */
    private static <T> List<Change> changes(
            About about,
            Map<String, T> then,
            Map<String, T> now,
            BiFunction<T, T, String> differs,
            Function<T, Boolean> erased) {
        List<Change> changes = new ArrayList<>();
        now.forEach((id, each) -> {
            @Nullable T before = then.get(id);
            if (before == null) {
                changes.add(new Change(about, How.ADDED, id, named(about, id) + " was added."));
            } else if (erased.apply(each) && !erased.apply(before)) {
                changes.add(new Change(
                        about, How.ERASED, id, "The words of " + English.code(about) + " " + id + " were erased."));
            } else if (!each.equals(before)) {
                String what = differs.apply(before, each);
                if (!what.isEmpty()) {
                    changes.add(new Change(about, How.CHANGED, id, named(about, id) + ": " + what + "."));
                }
            }
        });
        then.keySet().stream()
                .filter(id -> !now.containsKey(id))
                .forEach(id -> changes.add(new Change(
                        about, How.REMOVED, id, named(about, id) + " is no longer in this period's record.")));
        changes.sort(Comparator.comparing(Change::id));
        return changes;
    }

    private static String named(About about, String id) {
        return English.sentence(English.code(about)) + " " + id;
    }

    private static String contact(Contact then, Contact now) {
        return corrected(
                Stream.of(
                        differs("day", then.on(), now.on()),
                        differs("time", then.at(), now.at()),
                        differs("mode", then.mode(), now.mode()),
                        differs("outcome", then.outcome(), now.outcome()),
                        differs("who took part", then.participantIds(), now.participantIds()),
                        differs("children", then.childIds(), now.childIds()),
                        differs("place", then.place(), now.place()),
                        differs("length", then.minutes(), now.minutes()),
                        differs("what was taken into account", then.accommodations(), now.accommodations()),
                        differs("words", then.said(), now.said())),
                then.corrected(),
                now.corrected());
    }

    private static String search(Search then, Search now) {
        return corrected(
                Stream.of(
                        differs("day", then.on(), now.on()),
                        differs("who was sought", then.participantId(), now.participantId()),
                        differs("sources", then.sources(), now.sources()),
                        differs("result", then.result(), now.result())),
                then.corrected(),
                now.corrected());
    }

    /** Another time that is offered, or who answered what, shows in where it stands. */
    private static String meeting(Meeting then, Meeting now) {
        return then.status() == now.status()
                ? Objects.equals(then.answers(), now.answers()) ? "" : "answers were given or times settled since"
                : "was " + English.code(then.status()) + ", is " + English.code(now.status());
    }

    private static String owed(Owed then, Owed now) {
        return then.status() == now.status() && Objects.equals(then.dueOn(), now.dueOn())
                ? ""
                : "was " + English.code(then.status()) + due(then) + ", is " + English.code(now.status()) + due(now);
    }

    private static String due(Owed owed) {
        return owed.dueOn() == null ? "" : " (due " + English.day(owed.dueOn()) + ")";
    }

    private static String corrected(Stream<String> differences, @Nullable String whyThen, @Nullable String why) {
        String what =
                String.join(", ", differences.filter(each -> !each.isEmpty()).toList());
        return what.isEmpty() && Objects.equals(whyThen, why)
                ? ""
                : (what.isEmpty() ? "was corrected" : "corrected in " + what)
                        + (why == null ? "" : " (\"" + why + "\")");
    }

    private static String differs(String what, @Nullable Object then, @Nullable Object now) {
        return Objects.equals(then, now) ? "" : what;
    }

    private static Map<String, Contact> contacts(EffortsRecord record) {
        return byId(
                Stream.concat(
                        record.participants().stream().flatMap(each -> each.contacts().stream()),
                        record.children().stream().flatMap(each -> each.contacts().stream())),
                Contact::id);
    }

    private static Map<String, Search> searches(EffortsRecord record) {
        return byId(record.participants().stream().flatMap(each -> each.searches().stream()), Search::id);
    }

    /** With every attendee's answer: what is told of a person has theirs alone. */
    private static Map<String, Meeting> meetings(EffortsRecord record) {
        Map<String, Meeting> meetings = new LinkedHashMap<>();
        record.participants().forEach(person -> person.meetings()
                .forEach(each -> meetings.merge(each.id(), each, Meeting::withAnswersOf)));
        return meetings;
    }

    private static Map<String, Owed> owed(EffortsRecord record) {
        Map<String, Owed> owed = new LinkedHashMap<>();
        record.participants().forEach(each -> each.owed().forEach(one -> owed.put(key(each.id(), one), one)));
        record.children().forEach(each -> each.owed().forEach(one -> owed.put(key(each.id(), one), one)));
        return owed;
    }

    private static String key(String subject, Owed owed) {
        return subject + " from " + English.day(owed.opensOn());
    }

    private static <T> Map<String, T> byId(Stream<T> all, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        all.forEach(each -> byId.putIfAbsent(id.apply(each), each));
        return byId;
    }
}
