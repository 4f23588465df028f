package org.hearthline.record.efforts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.policy.TribalStatus;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Kind;
import org.hearthline.record.efforts.Effort.Said;
import org.hearthline.record.efforts.EffortsRecord.Child;
import org.hearthline.record.efforts.EffortsRecord.Family;
import org.hearthline.record.efforts.EffortsRecord.Gap;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.hearthline.record.efforts.EffortsRecord.Person;
import org.hearthline.record.efforts.Outline.Line;
import org.hearthline.record.efforts.Outline.Section;
import org.jspecify.annotations.Nullable;

/** The record as a document. */
final class RecordOutline {

    private final EffortsRecord record;
    private final EffortLines lines;
    private final List<Section> sections = new ArrayList<>();

    private RecordOutline(EffortsRecord record) {
        this.record = record;
        this.lines = new EffortLines(names());
    }

    static Outline of(EffortsRecord record) {
        return new RecordOutline(record).outline();
    }

    private Function<String, String> names() {
        var names = Stream.concat(
                        record.participants().stream().map(each -> List.of(each.id(), each.name())),
                        record.children().stream().map(each -> List.of(each.id(), each.name())))
                .collect(Collectors.toMap(pair -> pair.get(0), pair -> pair.get(1), (one, other) -> one));
        return id -> names.getOrDefault(id, id);
    }

    private Outline outline() {
        record.participants().forEach(this::person);
        family();
        return new Outline("Concerted efforts, case " + record.caseId(), about(), sections);
    }

    private List<String> about() {
        List<String> about = new ArrayList<>();
        about.add("Period: " + English.days(record.from(), record.to()) + ". Worker: " + record.worker() + ". Policy: "
                + record.policy() + (record.programArea() == null ? "" : ", " + English.code(record.programArea()))
                + ".");
        about.add("Case opened " + English.day(record.openedOn())
                + (record.closedOn() == null ? "" : ", closed " + English.day(record.closedOn())) + ". Written "
                + English.time(record.asOf().atZone(record.timeZone()).toOffsetDateTime())
                + " from what was on record then; times are those of " + record.timeZone() + ".");
        about.add(
                "A text or an e-mail is an effort and never contact; an attempt is an effort and never contact (TN DCS 31.8 A)."
                        + " What stands in quotation marks are workers' words. What policy asks for and the record does not say"
                        + " is named as a gap.");
        return about;
    }

    private void person(Person person) {
        sections.add(new Section(2, person.name() + " (" + person.id() + ")", null, List.of(Line.fact(who(person)))));
        add("Contact owed", "TN DCS 31.8 A", owed(person.owed(), person.noDuty()));
        List<Contact> spoken = person.contacts().stream()
                .filter(each -> each.effort() != Kind.WRITTEN)
                .toList();
        add(
                "Contacts and attempts",
                "TN DCS 31.8 D.3.b",
                spoken.isEmpty()
                        ? List.of(Line.fact("None on record."))
                        : spoken.stream().flatMap(lines::contact).toList());
        add(
                "Texts, e-mails and letters: efforts, never contact",
                "TN DCS 31.8 A, D.3.b",
                Stream.of(
                                person.contacts().stream()
                                        .filter(each -> each.effort() == Kind.WRITTEN)
                                        .flatMap(lines::contact),
                                person.messages().stream().map(lines::message),
                                person.replies().stream().map(lines::reply))
                        .flatMap(each -> each)
                        .toList());
        add(
                "Meetings offered",
                "TN DCS 31.8 D.3.a, b",
                person.meetings().stream().flatMap(lines::meeting).toList());
        add(
                "Diligent searches",
                "TN DCS 31.8 A, second NOTE",
                person.searches().stream().flatMap(lines::search).toList());
        add("Language, culture, gender, flexibility", "TN DCS 31.8 D.3.c", lines.considered(person));
        add(
                "Progress, needs and next steps, in workers' words",
                "TN DCS 31.8 D.2, D.3.d to g",
                said(person.contacts()));
        add("Gaps", null, gaps(person.gaps()));
    }

    /** What has nothing to tell is left out: what should have is named among the gaps. */
    private void add(String heading, @Nullable String askedBy, List<Line> told) {
        if (!told.isEmpty()) {
            sections.add(new Section(3, heading, askedBy, told));
        }
    }

    private static String who(Person person) {
        String custody = person.custodial() == null ? "" : person.custodial() ? ", custodial" : ", not custodial";
        String language = person.language() == null ? "" : "; language: " + person.language();
        String circumstances = person.circumstances().stream()
                .map(each -> "; " + English.code(each.kind()) + " " + (each.to() == null ? "" : "from ")
                        + English.days(each.from(), each.to()))
                .collect(Collectors.joining());
        return English.sentence(English.code(person.role())) + custody + language + circumstances + ".";
    }

    private static List<Line> owed(List<Owed> owed, @Nullable String noDuty) {
        return noDuty == null ? owed.stream().map(EffortLines::owed).toList() : List.of(Line.fact(noDuty));
    }

    /** By topic, then by day. */
    private static List<Line> said(List<Contact> contacts) {
        List<Line> said = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (Contact contact : contacts) {
                for (Said each : contact.said()) {
                    if (each.topic() == topic) {
                        said.add(Line.quote(topic.title(), each.words(), EffortLines.source(contact)));
                    }
                }
            }
        }
        return said;
    }

    private static List<Line> gaps(List<Gap> gaps) {
        return gaps.stream().map(Line::gap).toList();
    }

    private void family() {
        Family family = record.family();
        sections.add(new Section(
                2,
                "The family",
                null,
                List.of(Line.fact(
                        family.kin().isEmpty()
                                ? "No relative is in the case."
                                : "Relatives in the case: " + String.join(", ", family.kin()) + "."))));
        add(
                "Relatives sought",
                "Draft, Engagement",
                family.relativesSought().stream().flatMap(lines::search).toList());
        add(
                "Family team meetings",
                "Draft, Engagement; TN DCS 31.8 D.2.b",
                family.meetings().stream().flatMap(lines::meeting).toList());
        record.children().forEach(this::child);
        add("Gaps", null, gaps(family.gaps()));
    }

    private void child(Child child) {
        List<Line> told = new ArrayList<>();
        if (child.tribalStatus() != TribalStatus.UNKNOWN) {
            told.add(Line.fact("Tribal affiliation was asked about: "
                    + (child.tribalStatus() == TribalStatus.YES ? "an Indian child; active efforts go on." : "none.")));
        }
        child.owed().forEach(each -> told.add(EffortLines.owed(each)));
        child.contacts().forEach(each -> told.add(lines.seen(each)));
        told.addAll(gaps(child.gaps()));
        add("Child " + child.name() + " (" + child.id() + ")", "Draft, Engagement", told);
    }
}
