package org.hearthline.record.efforts;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.meeting.Answer;
import org.hearthline.policy.Outcome;
import org.hearthline.record.efforts.Effort.Answered;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Kind;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.Effort.Reply;
import org.hearthline.record.efforts.Effort.Search;
import org.hearthline.record.efforts.EffortsRecord.Considerations;
import org.hearthline.record.efforts.EffortsRecord.Ground;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.hearthline.record.efforts.EffortsRecord.Person;
import org.hearthline.record.efforts.Outline.Line;
import org.jspecify.annotations.Nullable;

/** Each effort in a line or two. */
final class EffortLines {

    private static final String ERASED = " The words of it were erased.";

    private final Function<String, String> nameOf;

    /** @param nameOf a participant or child, by id */
    EffortLines(Function<String, String> nameOf) {
        this.nameOf = nameOf;
    }

    static Line owed(Owed owed) {
        String dockets = owed.grounds().stream()
                .filter(each -> each.docket() != null)
                .map(EffortLines::docket)
                .distinct()
                .collect(joining());
        return Line.fact(English.sentence(English.code(owed.kind())) + ", "
                + (owed.dueOn() == null ? "" : "due " + English.day(owed.dueOn()) + ", ") + English.code(owed.status())
                + (owed.needsReview() ? ", for review" : "") + ". " + owed.explanation() + dockets);
    }

    private static String docket(Ground ground) {
        return " Order " + ground.evidence() + " has the docket number " + ground.docket() + ".";
    }

    Stream<Line> contact(Contact contact) {
        String what = contact.effort() == Kind.ATTEMPT || contact.outcome() == Outcome.ATTEMPTED
                ? "attempt (" + English.code(contact.mode()) + "), not completed"
                : (contact.effort() == Kind.CONTACT ? "contact, " : "") + English.code(contact.mode());
        List<String> more = new ArrayList<>();
        if (contact.place() != null) {
            more.add("place: " + contact.place());
        }
        if (contact.minutes() != null) {
            more.add(contact.minutes() + " minutes");
        }
        if (!contact.childIds().isEmpty()) {
            more.add("with " + contact.childIds().stream().map(nameOf).collect(joining(", ")));
        }
        if (!contact.accommodations().isEmpty()) {
            more.add("taken into account: " + English.codes(contact.accommodations()));
        }
        String when = contact.at() == null ? English.day(contact.on()) : English.time(contact.at());
        return Stream.concat(
                Stream.of(Line.fact(when + ": " + what
                        + more.stream().map(each -> "; " + each).collect(joining())
                        + ". Logged by " + contact.loggedBy() + " as " + contact.id() + "."
                        + (contact.erased() ? ERASED : ""))),
                corrected(contact.corrected(), contact.id()));
    }

    private static Stream<Line> corrected(@Nullable String why, String id) {
        return Stream.ofNullable(why).map(each -> Line.quote("Corrected", each, id));
    }

    static String source(Contact contact) {
        return contact.id() + ", " + English.day(contact.on());
    }

    /** A contact as one of a child's. */
    Line seen(Contact contact) {
        return Line.fact(English.day(contact.on()) + ": "
                + (contact.isContact() ? "seen or spoken with" : "an effort that was no contact") + ", "
                + English.code(contact.mode()) + " (" + contact.id() + ").");
    }

    Line message(Message message) {
        return Line.fact(English.time(message.at()) + ": " + English.code(message.channel()) + " to them, "
                + English.code(message.purpose())
                + (message.language() == null ? "" : ", language: " + message.language()) + "; "
                + English.code(message.status())
                + (message.reason() == null ? "" : " (" + English.code(message.reason()) + ")") + ".");
    }

    Line reply(Reply reply) {
        return Line.fact(English.time(reply.at()) + ": they wrote to us.");
    }

    Stream<Line> meeting(Meeting meeting) {
        String told = English.sentence(English.code(meeting.kind())) + " " + meeting.id() + ", "
                + English.code(meeting.placeKind()) + ", " + meeting.minutes() + " minutes; offered "
                + English.day(meeting.offeredOn()) + " by " + meeting.offeredBy() + " for "
                + English.times(meeting.offered()) + ". "
                + meeting.answers().stream().map(this::answered).collect(joining(" ")) + " Outcome: "
                + English.code(meeting.status()) + "." + (meeting.erased() ? ERASED : "");
        return Stream.concat(
                Stream.of(Line.fact(told)),
                Stream.ofNullable(meeting.why()).map(why -> Line.quote("Why", why, meeting.id())));
    }

    private String answered(Answered answered) {
        String said =
                switch (answered.answer()) {
                    case NONE -> "has not answered";
                    case CHOSE -> "chose " + (answered.chosen() == null ? "a time" : English.time(answered.chosen()));
                    case DECLINED -> "asked for other times";
                    case WORDS -> "answered in words of their own";
                };
        String settled = answered.settledAt() == null
                ? ""
                : answered.answer() == Answer.CHOSE && Objects.equals(answered.settledAt(), answered.chosen())
                        ? ", which was settled"
                        : "; settled for " + English.time(answered.settledAt());
        return nameOf.apply(answered.participantId()) + " " + said + settled + ".";
    }

    Stream<Line> search(Search search) {
        String told = English.day(search.on()) + ": search for " + nameOf.apply(search.participantId())
                + (search.sources().isEmpty() ? "" : ", asked: " + English.codes(search.sources())) + ". Logged by "
                + search.loggedBy() + " as " + search.id() + "." + (search.erased() ? ERASED : "");
        return Stream.of(
                        Stream.of(Line.fact(told)),
                        Stream.ofNullable(search.result())
                                .map(words ->
                                        Line.quote("Result", words, search.id() + ", " + English.day(search.on()))),
                        corrected(search.corrected(), search.id()))
                .flatMap(each -> each);
    }

    List<Line> considered(Person person) {
        Considerations considered = person.considerations();
        List<String> told = new ArrayList<>();
        if (person.language() != null) {
            told.add("Their language: " + person.language() + ".");
        }
        if (!considered.messageLanguages().isEmpty()) {
            told.add("Messages were in: " + String.join(", ", considered.messageLanguages()) + ".");
        }
        if (!considered.accommodations().isEmpty()) {
            told.add("Workers took into account: " + English.codes(considered.accommodations()) + ".");
        }
        if (considered.timesOffered() > 0) {
            told.add(English.counted(considered.timesOffered(), "time was", "times were") + " offered for meetings, "
                    + considered.outsideBusinessHours() + " of them outside business hours.");
        }
        return told.stream().map(Line::fact).toList();
    }
}
