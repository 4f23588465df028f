package org.hearthline.record.efforts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.ReasonCode;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.Role;
import org.hearthline.policy.TribalStatus;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.Effort.Reply;
import org.hearthline.record.efforts.Effort.Search;
import org.jspecify.annotations.Nullable;

/**
 * The concerted efforts of one period for everybody in a case (31.8 D; Draft, Engagement). Dates are the case's; times carry the offset
 * of its zone.
 *
 * @param asOf when it was written: how requirements and messages stood then
 * @param worker who the case is assigned to, by name
 */
public record EffortsRecord(
        String caseId,
        LocalDate from,
        LocalDate to,
        ZoneId timeZone,
        Instant asOf,
        String worker,
        @Nullable String policy,
        @Nullable String programArea,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        List<Person> participants,
        List<Child> children,
        Family family) {

    public EffortsRecord {
        participants = orEmpty(participants);
        children = orEmpty(children);
    }

    /**
     * Efforts for one participant, whatever their role: fathers and those who have no custody are told of as mothers are (31.8 A, second
     * NOTE).
     *
     * @param noDuty why nothing was owed on the period's last day, where no requirement of the period is on record
     */
    public record Person(
            String id,
            String name,
            Role role,
            @Nullable Boolean custodial,
            @Nullable String language,
            List<CircumstanceDocument> circumstances,
            List<Owed> owed,
            @Nullable String noDuty,
            List<Contact> contacts,
            List<Meeting> meetings,
            List<Message> messages,
            List<Reply> replies,
            List<Search> searches,
            Considerations considerations,
            List<Gap> gaps) {
        public Person {
            circumstances = orEmpty(circumstances);
            owed = orEmpty(owed);
            contacts = orEmpty(contacts);
            meetings = orEmpty(meetings);
            messages = orEmpty(messages);
            replies = orEmpty(replies);
            searches = orEmpty(searches);
            gaps = orEmpty(gaps);
        }
    }

    /** @param contacts those that list the child */
    public record Child(
            String id,
            String name,
            TribalStatus tribalStatus,
            List<Owed> owed,
            List<Contact> contacts,
            List<Gap> gaps) {
        public Child {
            owed = orEmpty(owed);
            contacts = orEmpty(contacts);
            gaps = orEmpty(gaps);
        }
    }

    /**
     * What was done for the family as a whole (Draft, Engagement).
     *
     * @param kin relatives in the case, by name
     * @param relativesSought searches that asked relatives
     * @param meetings family team meetings
     */
    public record Family(List<String> kin, List<Search> relativesSought, List<Meeting> meetings, List<Gap> gaps) {
        public Family {
            kin = orEmpty(kin);
            relativesSought = orEmpty(relativesSought);
            meetings = orEmpty(meetings);
            gaps = orEmpty(gaps);
        }
    }

    /**
     * What policy asked for, and how that stood, as the rules said it.
     *
     * @param metBy the contact or search that met it
     * @param explanation the same in one plain sentence, with its rule and evidence
     */
    public record Owed(
            RequirementKind kind,
            LocalDate opensOn,
            @Nullable LocalDate dueOn,
            RequirementStatus status,
            @Nullable String metBy,
            boolean needsReview,
            List<Ground> grounds,
            @Nullable PolicyVersion policy,
            String explanation) {
        public Owed {
            grounds = orEmpty(grounds);
        }
    }

    /**
     * Why nothing was owed, altogether or on behalf of one child.
     *
     * @param evidence the order's id, or the paper of the guardianship
     * @param docket of that order
     */
    public record Ground(
            ReasonCode code,
            @Nullable String childId,
            @Nullable String evidence,
            @Nullable String docket,
            @Nullable String citation) {}

    /**
     * What was taken into account (31.8 D.3.c).
     *
     * @param messageLanguages in which messages were written
     * @param accommodations as workers logged them, each once
     * @param timesOffered how many times for meetings are on offer, as offers stand
     * @param outsideBusinessHours how many of those lie before 8:00, after 17:00, on a weekend or on a holiday
     */
    public record Considerations(
            List<String> messageLanguages, List<String> accommodations, int timesOffered, int outsideBusinessHours) {
        public Considerations {
            messageLanguages = orEmpty(messageLanguages);
            accommodations = orEmpty(accommodations);
        }
    }

    /**
     * What the record does not say, and should.
     *
     * @param code a name for programs
     * @param askedBy the paragraph of policy that asks for it
     */
    public record Gap(String code, String told, String askedBy) {}

    /** A record that was frozen earlier may lack what is told of today. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
