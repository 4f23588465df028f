package org.hearthline.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.CaseDocument.ChildDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.casework.CourtOrderDocument;
import org.hearthline.casework.ReadCase.Told;
import org.hearthline.policy.DutyKind;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.reminder.RequirementItem;
import org.hearthline.web.staff.CaseRows.All;
import org.hearthline.web.staff.CaseRows.Consented;
import org.hearthline.web.staff.CaseRows.Happened;
import org.jspecify.annotations.Nullable;

/** A case as its page shows it, in the reader's words. */
final class CaseView {

    /** As much as one reads; what is older opens. */
    private static final int LATEST = 12;

    private final Reader reader;
    private final CaseDocument document;
    private final UnaryOperator<String> nameOf;
    private final String worker;
    private final List<Requirement> plan;
    private final All all;
    private final LocalDate today;

    CaseView(Reader reader, Told told, List<RequirementItem> plan, All all) {
        this.reader = reader;
        this.document = told.document();
        this.nameOf = told.names().ofCase(document.id());
        this.worker = document.workerId() == null
                ? reader.say("cases.unassigned")
                : told.names().workerOf(document.id());
        this.plan = plan.stream().map(item -> item.requirement().requirement()).toList();
        this.all = all;
        this.today = CasePages.today(reader, document.timeZone());
    }

    /** @param ends whether somebody can still say when it ends */
    record Order(CourtOrderDocument said, String whom, String when, boolean ends) {}

    /** Something that holds for a time, in words. */
    record Holds(String what, String when, @Nullable String evidence) {}

    record Child(ChildDocument said, String name, List<Holds> guardianship) {}

    record Person(ParticipantDocument said, String name, List<Holds> circumstances, List<Consented> consents) {}

    /** @param told in the reader's words */
    record Entry(LocalDate on, String kind, String who, String told) {}

    record Page(
            CaseDocument document,
            String worker,
            List<Child> children,
            List<Person> people,
            List<Order> orders,
            Timeline timeline,
            List<Entry> latest,
            List<Entry> older,
            LocalDate today,
            UnaryOperator<String> names) {

        public RequirementStatus[] statuses() {
            return RequirementStatus.values();
        }

        public List<String> marks() {
            return List.of("contact", "attempt", "search", "message", "reply", "meeting");
        }

        public String markWords(String mark) {
            return "cases.kind." + mark;
        }

        public String dutyWords(DutyKind duty) {
            return "cases.duty." + duty;
        }

        public String nameOf(String id) {
            return names.apply(id);
        }
    }

    Page page() {
        List<Entry> entries = entries();
        int latest = Math.min(LATEST, entries.size());
        return new Page(
                document,
                worker,
                document.children().stream().map(this::child).toList(),
                document.participants().stream().map(this::person).toList(),
                document.courtOrders().stream().map(this::order).toList(),
                timeline(),
                entries.subList(0, latest),
                entries.subList(latest, entries.size()),
                today,
                nameOf);
    }

    private Child child(ChildDocument child) {
        return new Child(
                child,
                nameOf.apply(child.id()),
                child.guardianship().stream()
                        .map(said -> new Holds(
                                reader.say("cases.guardianship." + said.kind()),
                                when(said.from(), said.to()),
                                said.evidence()))
                        .toList());
    }

    private Person person(ParticipantDocument person) {
        return new Person(
                person,
                nameOf.apply(person.id()),
                person.circumstances().stream()
                        .map(said -> new Holds(
                                reader.code("circumstance", said.kind()), when(said.from(), said.to()), said.note()))
                        .toList(),
                all.consents().stream()
                        .filter(each -> each.participantId().equals(person.id()))
                        .toList());
    }

    private Order order(CourtOrderDocument order) {
        return new Order(
                order,
                whom(order),
                when(order.from(), order.to()),
                order.to() == null || order.to().isAfter(today));
    }

    private String whom(CourtOrderDocument order) {
        return Stream.concat(
                        order.participantIds().isEmpty()
                                ? Stream.of(reader.say("cases.allParticipants"))
                                : order.participantIds().stream().map(nameOf),
                        order.childIds().isEmpty()
                                ? Stream.of(reader.say("cases.allChildren"))
                                : order.childIds().stream().map(nameOf))
                .collect(Collectors.joining(", "));
    }

    private String when(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? reader.say("cases.since", reader.day(from))
                : reader.say("cases.fromTo", reader.day(from), reader.day(to));
    }

    private Timeline timeline() {
        LocalDate lastDay = plan.stream()
                .map(each -> Objects.requireNonNullElse(each.dueOn(), today))
                .max(Comparator.naturalOrder())
                .orElse(today);
        Timeline.Drawing drawing = new Timeline.Drawing(document.openedOn(), today, lastDay);
        document.participants().forEach(person -> drawing.lane(person.id(), nameOf.apply(person.id())));
        document.children().forEach(child -> drawing.lane(child.id(), nameOf.apply(child.id())));
        spans(drawing);
        plan.forEach(each -> drawing.bar(
                each.subject(), each.opensOn(), each.dueOn(), each.status().name(), told(each)));
        for (Happened each : all.happened()) {
            each.who()
                    .forEach(id -> drawing.mark(id, each.on(), each.kind(), reader.day(each.on()) + ": " + told(each)));
        }
        return drawing.drawn(
                DateTimeFormatter.ofPattern("MMM uu", reader.words().locale()));
    }

    private void spans(Timeline.Drawing drawing) {
        for (CourtOrderDocument order : document.courtOrders()) {
            List<String> whom = order.participantIds().isEmpty()
                    ? document.participants().stream()
                            .map(ParticipantDocument::id)
                            .toList()
                    : order.participantIds();
            String told = reader.say("cases.order." + order.kind()) + ", " + when(order.from(), order.to());
            whom.forEach(id -> drawing.span(id, order.from(), order.to(), "order", told));
        }
        document.children().forEach(child -> child.guardianship()
                .forEach(said -> drawing.span(
                        child.id(),
                        said.from(),
                        said.to(),
                        "guardianship",
                        reader.say("cases.guardianship." + said.kind()) + ", " + when(said.from(), said.to()))));
        document.participants().forEach(person -> person.circumstances()
                .forEach(said -> drawing.span(
                        person.id(),
                        said.from(),
                        said.to(),
                        "circumstance",
                        reader.code("circumstance", said.kind()) + ", " + when(said.from(), said.to()))));
    }

    private String told(Requirement each) {
        String what = reader.code("kind", each.kind()) + ": " + reader.code("status", each.status());
        return each.dueOn() == null
                ? what + ", " + reader.say("cases.since", reader.day(each.opensOn()))
                : what + ", " + reader.say("cases.window", reader.day(each.opensOn()), reader.day(each.dueOn()));
    }

    private String told(Happened each) {
        return switch (each.kind()) {
            case "contact" -> reader.say("cases.told.contact", reader.code("mode", each.code()));
            case "attempt" -> reader.say("cases.told.attempt", reader.code("mode", each.code()));
            case "search" -> reader.say("cases.told.search");
            case "message" ->
                reader.say(
                        "cases.told.message",
                        reader.say("cases.purpose." + each.code()),
                        reader.say("cases.message." + each.status()));
            case "reply" -> reader.say("cases.told.reply", meaning(reader, each.code()));
            default -> reader.say("cases.told.meeting", reader.say("cases.meeting." + each.code()));
        };
    }

    /** What was made of what somebody wrote. */
    static String meaning(Reader reader, @Nullable String code) {
        String name = "cases.meaning." + code;
        return reader.say(reader.words().names().contains(name) ? name : "cases.meaning.WORDS");
    }

    /** Newest first; of one day, what the rules decided before what happened. */
    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        plan.stream()
                .filter(each -> each.dueOn() != null && !each.dueOn().isAfter(today))
                .forEach(each -> entries.add(new Entry(
                        Objects.requireNonNull(each.dueOn()), "due", nameOf.apply(each.subject()), told(each))));
        for (CourtOrderDocument order : document.courtOrders()) {
            holds(entries, order.from(), order.to(), "order", whom(order), reader.say("cases.order." + order.kind()));
        }
        document.children().forEach(child -> child.guardianship()
                .forEach(said -> holds(
                        entries,
                        said.from(),
                        said.to(),
                        "guardianship",
                        nameOf.apply(child.id()),
                        reader.say("cases.guardianship." + said.kind()))));
        document.participants().forEach(person -> person.circumstances()
                .forEach(said -> holds(
                        entries,
                        said.from(),
                        said.to(),
                        "circumstance",
                        nameOf.apply(person.id()),
                        reader.code("circumstance", said.kind()))));
        all.happened()
                .forEach(each -> entries.add(new Entry(
                        each.on(),
                        each.kind(),
                        each.who().stream().map(nameOf).collect(Collectors.joining(", ")),
                        told(each))));
        entries.sort(Comparator.comparing(Entry::on).reversed());
        return entries;
    }

    private void holds(
            List<Entry> entries, LocalDate from, @Nullable LocalDate to, String kind, String who, String what) {
        entries.add(new Entry(from, kind, who, reader.say("cases.told.begins", what)));
        if (to != null) {
            entries.add(new Entry(to, kind, who, reader.say("cases.told.ends", what)));
        }
    }
}
