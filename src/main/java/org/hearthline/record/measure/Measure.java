package org.hearthline.record.measure;

import static org.hearthline.record.measure.Measure.In.DAYS;
import static org.hearthline.record.measure.Measure.In.HOURS;
import static org.hearthline.record.measure.Measure.In.INVITATIONS;
import static org.hearthline.record.measure.Measure.In.MESSAGES;
import static org.hearthline.record.measure.Measure.In.PARTICIPANTS;
import static org.hearthline.record.measure.Measure.In.PARTICIPANT_MONTHS;
import static org.hearthline.record.measure.Measure.In.SEGMENTS;
import static org.hearthline.record.measure.Measure.Statistic.COUNT;
import static org.hearthline.record.measure.Measure.Statistic.MEDIAN;
import static org.hearthline.record.measure.Measure.Statistic.NINETIETH;
import static org.hearthline.record.measure.Measure.Statistic.SUM;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is measured, each with the sentence that defines it. What a measure says of a requirement is what the rules say of it. */
public enum Measure {
    CONTACT_OWED(
            Topic.CONTACT,
            null,
            COUNT,
            PARTICIPANT_MONTHS,
            "Initial and ongoing contacts with a due date in the period that were owed or were made all the same.",
            Sources.CONTACT),
    CONTACT_IN_TIME(
            Topic.CONTACT,
            "IN_TIME",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed contacts that were met by the due date: completed, and in a mode that counts.",
            Sources.CONTACT),
    CONTACT_LATE(
            Topic.CONTACT,
            "LATE",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed contacts that were met after the due date.",
            Sources.CONTACT),
    CONTACT_MISSED(
            Topic.CONTACT,
            "MISSED",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed contacts that are past the due date and not met, whether or not they can still be made up.",
            Sources.CONTACT),
    CONTACT_OPEN(
            Topic.CONTACT,
            "OPEN",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed contacts that are not met and whose due date is not over.",
            Sources.CONTACT),
    CONTACT_LIFTED(
            Topic.LIFTED,
            null,
            COUNT,
            PARTICIPANT_MONTHS,
            "Contacts with a due date in the period that an exemption lifted and that were not made: never counted as owed.",
            Sources.EXEMPTION),
    SEARCH_OWED(
            Topic.SEARCH,
            null,
            COUNT,
            PARTICIPANT_MONTHS,
            "Diligent searches for missing participants with a due date in the period.",
            Sources.SEARCH),
    SEARCH_IN_TIME(
            Topic.SEARCH,
            "IN_TIME",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed searches that were made by the due date.",
            Sources.SEARCH),
    SEARCH_LATE(
            Topic.SEARCH,
            "LATE",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed searches that were made after the due date.",
            Sources.SEARCH),
    SEARCH_MISSED(
            Topic.SEARCH,
            "MISSED",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed searches that are past the due date and not made, whether or not they can still be made up.",
            Sources.SEARCH),
    SEARCH_OPEN(
            Topic.SEARCH,
            "OPEN",
            COUNT,
            PARTICIPANT_MONTHS,
            "Owed searches that are not made and whose due date is not over.",
            Sources.SEARCH),
    BEGAN(
            Topic.ATTEMPT,
            null,
            COUNT,
            PARTICIPANTS,
            "Participants who began in the period: their case opened or they joined it, whichever is later, and something was owed that day.",
            Sources.CONTACT),
    ATTEMPT_MADE(
            Topic.ATTEMPT,
            "MADE",
            COUNT,
            PARTICIPANTS,
            "Participants who began and with whom a contact or an attempt of any mode has been logged since.",
            Sources.CONTACT),
    ATTEMPT_NONE(
            Topic.ATTEMPT,
            "NONE",
            COUNT,
            PARTICIPANTS,
            "Participants who began and with whom neither a contact nor an attempt has been logged so far.",
            Sources.CONTACT),
    ATTEMPT_MEDIAN(
            Topic.ATTEMPT,
            "MADE",
            MEDIAN,
            DAYS,
            "Days from the beginning to the first contact or attempt: half of those with one waited no longer.",
            Sources.CONTACT),
    ATTEMPT_NINETIETH(
            Topic.ATTEMPT,
            "MADE",
            NINETIETH,
            DAYS,
            "Days from the beginning to the first contact or attempt: 90 % of those with one waited no longer.",
            Sources.CONTACT),
    INITIAL_MADE(
            Topic.INITIAL,
            "MADE",
            COUNT,
            PARTICIPANTS,
            "Participants who began and have had a contact since that met what was owed.",
            Sources.CONTACT),
    INITIAL_NONE(
            Topic.INITIAL,
            "NONE",
            COUNT,
            PARTICIPANTS,
            "Participants who began and have had no contact so far that met what was owed.",
            Sources.CONTACT),
    INITIAL_MEDIAN(
            Topic.INITIAL,
            "MADE",
            MEDIAN,
            DAYS,
            "Days from the beginning to the first contact that met what was owed: half of those with one waited no longer.",
            Sources.CONTACT),
    INITIAL_NINETIETH(
            Topic.INITIAL,
            "MADE",
            NINETIETH,
            DAYS,
            "Days from the beginning to the first contact that met what was owed: 90 % of those with one waited no longer.",
            Sources.CONTACT),
    EXEMPT(
            Topic.EXEMPTION,
            null,
            COUNT,
            PARTICIPANTS,
            "Participants to whom nothing is owed on the period's last day for a reason that lifts contact; one in two cases counts in each.",
            Sources.EXEMPTION),
    EXEMPT_BY_ORDER(
            Topic.EXEMPTION,
            "RELEASED_BY_COURT_ORDER",
            COUNT,
            PARTICIPANTS,
            "Exemptions by a court order that releases from efforts; where grounds differ by child, guardianship is named first.",
            Sources.EXEMPTION),
    EXEMPT_BY_GUARDIANSHIP(
            Topic.EXEMPTION,
            "FULL_GUARDIANSHIP",
            COUNT,
            PARTICIPANTS,
            "Exemptions by full guardianship of a child.",
            Sources.EXEMPTION),
    EXEMPT_DECEASED(
            Topic.EXEMPTION,
            "DECEASED",
            COUNT,
            PARTICIPANTS,
            "Exemptions because the participant is deceased.",
            Sources.OURS),
    EXEMPT_WITHOUT_CHILD(
            Topic.EXEMPTION,
            "NO_CHILD_IN_CASE",
            COUNT,
            PARTICIPANTS,
            "Exemptions because no child of the participant is in the case.",
            Sources.OURS),
    EXEMPT_MEDIAN(
            Topic.EXEMPTION,
            null,
            MEDIAN,
            DAYS,
            "Age of exemptions on the period's last day, in days since nothing has been owed on this ground and paper: half are no older.",
            Sources.EXEMPTION),
    EXEMPT_NINETIETH(
            Topic.EXEMPTION,
            null,
            NINETIETH,
            DAYS,
            "Age of exemptions on the period's last day, in days, likewise: 90 % are no older.",
            Sources.EXEMPTION),
    EXEMPT_BY_ORDER_MEDIAN(
            Topic.EXEMPTION,
            "RELEASED_BY_COURT_ORDER",
            MEDIAN,
            DAYS,
            "Age of exemptions by court order on the period's last day, in days, likewise: half are no older.",
            Sources.EXEMPTION),
    EXEMPT_BY_GUARDIANSHIP_MEDIAN(
            Topic.EXEMPTION,
            "FULL_GUARDIANSHIP",
            MEDIAN,
            DAYS,
            "Age of exemptions by full guardianship on the period's last day, in days, likewise: half are no older.",
            Sources.EXEMPTION),
    INVITED(
            Topic.MEETING,
            null,
            COUNT,
            INVITATIONS,
            "Invitations: participants asked to a meeting that was proposed in the period; one who is asked to two counts twice.",
            Sources.MEETING),
    MEETING_KEPT(
            Topic.MEETING,
            "KEPT",
            COUNT,
            INVITATIONS,
            "Invitations for which a time was settled and the meeting took place.",
            Sources.MEETING),
    MEETING_NO_SHOW(
            Topic.MEETING,
            "NO_SHOW",
            COUNT,
            INVITATIONS,
            "Invitations for which a time was settled and nobody came.",
            Sources.MEETING),
    MEETING_CANCELLED(
            Topic.MEETING,
            "CANCELLED",
            COUNT,
            INVITATIONS,
            "Invitations to meetings that were cancelled.",
            Sources.MEETING),
    MEETING_OPEN(
            Topic.MEETING,
            "OPEN",
            COUNT,
            INVITATIONS,
            "Invitations to meetings that are still open, or that ended without a time settled with this person.",
            Sources.MEETING),
    ANSWERED(
            Topic.ANSWER,
            "ANSWERED",
            COUNT,
            INVITATIONS,
            "Invitations that were answered by a choice, a refusal or words; one that was offered anew has not been.",
            Sources.MEETING),
    UNANSWERED(
            Topic.ANSWER,
            "UNANSWERED",
            COUNT,
            INVITATIONS,
            "Invitations that have not been answered.",
            Sources.MEETING),
    ANSWER_MEDIAN(
            Topic.ANSWER,
            "ANSWERED",
            MEDIAN,
            HOURS,
            "Hours from the proposal of a meeting to the last answer: half of the answers took no longer.",
            Sources.MEETING),
    MESSAGES_TO_PARTICIPANTS(
            Topic.MESSAGE,
            null,
            COUNT,
            MESSAGES,
            "Messages to participants made in the period, by purpose, channel and where they stand today.",
            Sources.OURS),
    SEGMENTS_TO_PARTICIPANTS(
            Topic.MESSAGE,
            null,
            SUM,
            SEGMENTS,
            "Parts in which texts to participants travelled, by which carriers charge.",
            Sources.OURS),
    MESSAGES_TO_STAFF(
            Topic.STAFF,
            null,
            COUNT,
            MESSAGES,
            "Messages to workers, supervisors and units' fallback addresses made in the period, by purpose, channel and where they stand today.",
            Sources.OURS),
    SEGMENTS_TO_STAFF(
            Topic.STAFF,
            null,
            SUM,
            SEGMENTS,
            "Parts in which texts to staff travelled, by which carriers charge.",
            Sources.OURS);

    /** In what a figure is. A participant-month is one window of one participant: a month, or what a rolling cadence has in its place. */
    public enum In {
        PARTICIPANT_MONTHS,
        PARTICIPANTS,
        INVITATIONS,
        MESSAGES,
        SEGMENTS,
        DAYS,
        HOURS
    }

    enum Statistic {
        COUNT,
        SUM,
        MEDIAN,
        NINETIETH
    }

    /** Where it is written what a measure is about. */
    private static final class Sources {
        static final String CONTACT = "TN DCS 31.8 A.1–A.3; Draft, every thirty days";
        static final String EXEMPTION = "TN DCS 31.8 A, NOTE";
        static final String SEARCH = "TN DCS 31.8 A, second NOTE";
        static final String MEETING = "TN DCS 31.8 C, D.3; Draft, Family Team Decision-making Meetings";
        static final String OURS = "This service; neither policy says";
    }

    private final Topic topic;
    private final @Nullable String outcome;
    private final Statistic statistic;
    private final In in;
    private final String definition;
    private final String source;

    Measure(Topic topic, @Nullable String outcome, Statistic statistic, In in, String definition, String source) {
        this.topic = topic;
        this.outcome = outcome;
        this.statistic = statistic;
        this.in = in;
        this.definition = definition;
        this.source = source;
    }

    public Topic topic() {
        return topic;
    }

    public In in() {
        return in;
    }

    /** One sentence, which stands beside the figures. */
    public String definition() {
        return definition;
    }

    /** Policy and paragraph. */
    public String source() {
        return source;
    }

    /** What became of what is counted; empty for the whole. */
    String outcome() {
        return outcome == null ? "" : outcome;
    }

    Statistic statistic() {
        return statistic;
    }

    /** Whether figures of groups add up to that of all. */
    boolean isAdditive() {
        return statistic == COUNT || statistic == SUM;
    }

    /** What it is a part of; itself where it is no part. */
    Measure whole() {
        return outcome == null && isAdditive()
                ? this
                : Arrays.stream(values())
                        .filter(each ->
                                each.topic == topic.ofWhole() && each.outcome == null && each.statistic == COUNT)
                        .findFirst()
                        .orElseThrow();
    }
}
