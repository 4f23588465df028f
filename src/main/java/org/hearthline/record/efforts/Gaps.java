package org.hearthline.record.efforts;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.MessageStatus;
import org.hearthline.policy.Mode;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.Role;
import org.hearthline.policy.TribalStatus;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.EffortsRecord.Child;
import org.hearthline.record.efforts.EffortsRecord.Family;
import org.hearthline.record.efforts.EffortsRecord.Gap;
import org.hearthline.record.efforts.EffortsRecord.Owed;
import org.hearthline.record.efforts.EffortsRecord.Person;
import org.jspecify.annotations.Nullable;

/**
 * Names what a record should say and does not, with the paragraph that asks for it. Of somebody to whom nothing was owed all the while
 * nothing is missing.
 */
final class Gaps {

    /** The source of a search that asked kin. */
    static final String RELATIVES = "RELATIVES";

    private static final String CONSIDERED = "TN DCS 31.8 D.3.c";
    private static final String QUALITY = "TN DCS 31.8 A.3";
    private static final String DRAFT = "Draft, Engagement";

    /** What never left is no effort. */
    private static final Set<MessageStatus> REACHED_OUT =
            Set.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.UNDELIVERED, MessageStatus.UNKNOWN);

    private final Dates dates;

    /** @param dates the record's: of other days it does not tell whether anything was logged */
    Gaps(Dates dates) {
        this.dates = dates;
    }

    Person named(Person person) {
        List<Gap> gaps = new ArrayList<>();
        if (isOwed(person, RequirementKind.INITIAL_CONTACT, RequirementKind.ONGOING_CONTACT)) {
            contact(person, gaps);
            considered(person, gaps);
        }
        if (isOwed(person, RequirementKind.DILIGENT_SEARCH) && person.searches().isEmpty()) {
            gaps.add(new Gap(
                    "DILIGENT_SEARCH",
                    "No diligent search for " + person.name() + " is on record.",
                    "TN DCS 31.8 A, second NOTE"));
        }
        if (person.role() == Role.KIN && isUntouched(person)) {
            gaps.add(new Gap("KIN", "No effort toward " + person.name() + ", a relative, is on record.", DRAFT));
        }
        notLogged(person, gaps);
        return new Person(
                person.id(),
                person.name(),
                person.role(),
                person.custodial(),
                person.language(),
                person.circumstances(),
                person.owed(),
                person.noDuty(),
                person.contacts(),
                person.meetings(),
                person.messages(),
                person.replies(),
                person.searches(),
                person.considerations(),
                gaps);
    }

    private static boolean isOwed(Person person, RequirementKind... kinds) {
        return person.owed().stream()
                .filter(each -> each.status() != RequirementStatus.SUPPRESSED)
                .map(Owed::kind)
                .anyMatch(Arrays.asList(kinds)::contains);
    }

    private static boolean isUntouched(Person person) {
        return person.contacts().isEmpty()
                && person.meetings().isEmpty()
                && person.messages().stream().noneMatch(each -> REACHED_OUT.contains(each.status()))
                && person.searches().isEmpty();
    }

    private static void contact(Person person, List<Gap> gaps) {
        if (person.contacts().isEmpty()) {
            gaps.add(new Gap(
                    "CONTACT",
                    "No contact with " + person.name() + " and no attempt at one is on record.",
                    "TN DCS 31.8 A.1, D.3.b"));
        }
        for (Topic topic : Topic.values()) {
            if (person.contacts().stream()
                    .flatMap(each -> each.said().stream())
                    .noneMatch(each -> each.topic() == topic)) {
                gaps.add(topic.gap());
            }
        }
        lacking(person, "LENGTH", "how long it was", each -> each.minutes() == null, gaps);
        lacking(
                person,
                "PLACE",
                "where it was",
                each -> each.mode() == Mode.FACE_TO_FACE && !each.erased() && each.place() == null,
                gaps);
    }

    /** Length and location are to be conducive to open conversation (31.8 A.3), so both are to be known. */
    private static void lacking(Person person, String code, String what, Predicate<Contact> lacks, List<Gap> gaps) {
        String ids = person.contacts().stream()
                .filter(Contact::isContact)
                .filter(lacks)
                .map(Contact::id)
                .collect(joining(", "));
        if (!ids.isEmpty()) {
            gaps.add(new Gap(code, "Of contact " + ids + " nothing says " + what + ".", QUALITY));
        }
    }

    private static void considered(Person person, List<Gap> gaps) {
        List<String> considered = person.considerations().accommodations();
        boolean flexible = considered.contains("SCHEDULE")
                || considered.contains("PLACE")
                || person.considerations().timesOffered() > 1
                || person.considerations().outsideBusinessHours() > 0;
        if (person.language() == null && !considered.contains("LANGUAGE")) {
            gaps.add(notConsidered("LANGUAGE", "language"));
        }
        if (!considered.contains("CULTURE")) {
            gaps.add(notConsidered("CULTURE", "culture"));
        }
        if (!considered.contains("GENDER")) {
            gaps.add(notConsidered("GENDER", "gender"));
        }
        if (!flexible) {
            gaps.add(notConsidered("FLEXIBILITY", "flexibility of visits"));
        }
    }

    private static Gap notConsidered(String code, String what) {
        return new Gap(code, "Nothing says that " + what + " was considered.", CONSIDERED);
    }

    /** A meeting that was held is no contact on record until somebody logs what happened there. */
    private void notLogged(Person person, List<Gap> gaps) {
        for (Meeting meeting : person.meetings()) {
            LocalDate day = day(meeting);
            if (meeting.status() == MeetingStatus.HELD
                    && dates.contains(day)
                    && person.contacts().stream()
                            .noneMatch(each -> each.isContact() && each.on().equals(day))) {
                gaps.add(new Gap(
                        "MEETING_NOT_LOGGED",
                        "Meeting " + meeting.id() + " was held, and no contact of that day is on record.",
                        "TN DCS 31.8 D.1"));
            }
        }
    }

    private static @Nullable LocalDate day(Meeting meeting) {
        return meeting.answers().stream()
                .map(Effort.Answered::settledAt)
                .filter(Objects::nonNull)
                .map(at -> at.toLocalDate())
                .findFirst()
                .orElse(null);
    }

    Child named(Child child) {
        List<Gap> gaps = child.tribalStatus() == TribalStatus.UNKNOWN
                ? List.of(new Gap(
                        "TRIBAL_AFFILIATION",
                        "Tribal affiliation of " + child.name() + " (" + child.id() + ") has not been asked about.",
                        DRAFT))
                : List.of();
        return new Child(child.id(), child.name(), child.tribalStatus(), child.owed(), child.contacts(), gaps);
    }

    Family named(Family family) {
        List<Gap> gaps = new ArrayList<>();
        if (family.kin().isEmpty() && family.relativesSought().isEmpty()) {
            gaps.add(new Gap(
                    "RELATIVES", "No relative is in the case, and no search among relatives is on record.", DRAFT));
        }
        if (family.meetings().isEmpty()) {
            gaps.add(new Gap(
                    "FAMILY_TEAM_MEETING",
                    "No family team meeting was offered in this period.",
                    DRAFT + "; TN DCS 31.8 D.2.b"));
        }
        return new Family(family.kin(), family.relativesSought(), family.meetings(), gaps);
    }
}
