package org.hearthline.record.measure;

import static org.hearthline.record.measure.Measure.Statistic.COUNT;
import static org.hearthline.record.measure.Measure.Statistic.MEDIAN;
import static org.hearthline.record.measure.Measure.Statistic.NINETIETH;
import static org.hearthline.record.measure.Measure.Statistic.SUM;
import static org.hearthline.record.measure.Topic.ANSWER;
import static org.hearthline.record.measure.Topic.ATTEMPT;
import static org.hearthline.record.measure.Topic.CONTACT;
import static org.hearthline.record.measure.Topic.EXEMPTION;
import static org.hearthline.record.measure.Topic.INITIAL;
import static org.hearthline.record.measure.Topic.LIFTED;
import static org.hearthline.record.measure.Topic.MEETING;
import static org.hearthline.record.measure.Topic.MESSAGE;
import static org.hearthline.record.measure.Topic.SEARCH;
import static org.hearthline.record.measure.Topic.STAFF;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is measured, each with the sentence that defines it. What a measure says of a requirement is what the rules say of it. */
public enum Measure {
    CONTACT_OWED(
            CONTACT,
            null,
            COUNT,
            "Initial and ongoing contacts with a due date in the period that were owed or were made all the same."),
    CONTACT_IN_TIME(
            CONTACT,
            "IN_TIME",
            COUNT,
            "Owed contacts that were met by the due date: completed, and in a mode that counts."),
    CONTACT_LATE(CONTACT, "LATE", COUNT, "Owed contacts that were met after the due date."),
    CONTACT_MISSED(
            CONTACT,
            "MISSED",
            COUNT,
            "Owed contacts that are past the due date and not met, whether or not they can still be made up."),
    CONTACT_OPEN(CONTACT, "OPEN", COUNT, "Owed contacts that are not met and whose due date is not over."),
    CONTACT_LIFTED(
            LIFTED,
            null,
            COUNT,
            "Contacts with a due date in the period that an exemption lifted and that were not made: never counted as owed."),
    SEARCH_OWED(SEARCH, null, COUNT, "Diligent searches for missing participants with a due date in the period."),
    SEARCH_IN_TIME(SEARCH, "IN_TIME", COUNT, "Owed searches that were made by the due date."),
    SEARCH_LATE(SEARCH, "LATE", COUNT, "Owed searches that were made after the due date."),
    SEARCH_MISSED(
            SEARCH,
            "MISSED",
            COUNT,
            "Owed searches that are past the due date and not made, whether or not they can still be made up."),
    SEARCH_OPEN(SEARCH, "OPEN", COUNT, "Owed searches that are not made and whose due date is not over."),
    BEGAN(
            ATTEMPT,
            null,
            COUNT,
            "Participants who began in the period: their case opened or they joined it, whichever is later, and something was owed that day."),
    ATTEMPT_MADE(
            ATTEMPT,
            "MADE",
            COUNT,
            "Participants who began and with whom a contact or an attempt of any mode has been logged since."),
    ATTEMPT_NONE(
            ATTEMPT,
            "NONE",
            COUNT,
            "Participants who began and with whom neither a contact nor an attempt has been logged so far."),
    ATTEMPT_MEDIAN(
            ATTEMPT,
            "MADE",
            MEDIAN,
            "Days from the beginning to the first contact or attempt: half of those with one waited no longer."),
    ATTEMPT_NINETIETH(
            ATTEMPT,
            "MADE",
            NINETIETH,
            "Days from the beginning to the first contact or attempt: 90 % of those with one waited no longer."),
    INITIAL_MADE(INITIAL, "MADE", COUNT, "Participants who began and have had a contact since that met what was owed."),
    INITIAL_NONE(
            INITIAL, "NONE", COUNT, "Participants who began and have had no contact so far that met what was owed."),
    INITIAL_MEDIAN(
            INITIAL,
            "MADE",
            MEDIAN,
            "Days from the beginning to the first contact that met what was owed: half of those with one waited no longer."),
    INITIAL_NINETIETH(
            INITIAL,
            "MADE",
            NINETIETH,
            "Days from the beginning to the first contact that met what was owed: 90 % of those with one waited no longer."),
    EXEMPT(
            EXEMPTION,
            null,
            COUNT,
            "Participants to whom nothing is owed on the period's last day for a reason that lifts contact; one in two cases counts in each."),
    EXEMPT_BY_ORDER(
            EXEMPTION,
            "RELEASED_BY_COURT_ORDER",
            COUNT,
            "Exemptions by a court order that releases from efforts; where grounds differ by child, guardianship is named first."),
    EXEMPT_BY_GUARDIANSHIP(EXEMPTION, "FULL_GUARDIANSHIP", COUNT, "Exemptions by full guardianship of a child."),
    EXEMPT_DECEASED(EXEMPTION, "DECEASED", COUNT, "Exemptions because the participant is deceased.", Topic.OURS),
    EXEMPT_WITHOUT_CHILD(
            EXEMPTION,
            "NO_CHILD_IN_CASE",
            COUNT,
            "Exemptions because no child of the participant is in the case.",
            Topic.OURS),
    EXEMPT_MEDIAN(
            EXEMPTION,
            null,
            MEDIAN,
            "Age of exemptions on the period's last day, in days since nothing has been owed on this ground and paper: half are no older."),
    EXEMPT_NINETIETH(
            EXEMPTION,
            null,
            NINETIETH,
            "Age of exemptions on the period's last day, in days, likewise: 90 % are no older."),
    EXEMPT_BY_ORDER_MEDIAN(
            EXEMPTION,
            "RELEASED_BY_COURT_ORDER",
            MEDIAN,
            "Age of exemptions by court order on the period's last day, in days, likewise: half are no older."),
    EXEMPT_BY_GUARDIANSHIP_MEDIAN(
            EXEMPTION,
            "FULL_GUARDIANSHIP",
            MEDIAN,
            "Age of exemptions by full guardianship on the period's last day, in days, likewise: half are no older."),
    INVITED(
            MEETING,
            null,
            COUNT,
            "Invitations: participants asked to a meeting that was proposed in the period; one who is asked to two counts twice."),
    MEETING_KEPT(MEETING, "KEPT", COUNT, "Invitations for which a time was settled and the meeting took place."),
    MEETING_NO_SHOW(MEETING, "NO_SHOW", COUNT, "Invitations for which a time was settled and nobody came."),
    MEETING_CANCELLED(MEETING, "CANCELLED", COUNT, "Invitations to meetings that were cancelled."),
    MEETING_OPEN(
            MEETING,
            "OPEN",
            COUNT,
            "Invitations to meetings that are still open, or that ended without a time settled with this person."),
    ANSWERED(
            ANSWER,
            "ANSWERED",
            COUNT,
            "Invitations that were answered by a choice, a refusal or words; one that was offered anew has not been."),
    UNANSWERED(ANSWER, "UNANSWERED", COUNT, "Invitations that have not been answered."),
    ANSWER_MEDIAN(
            ANSWER,
            "ANSWERED",
            MEDIAN,
            "Hours from the proposal of a meeting to the last answer: half of the answers took no longer."),
    MESSAGES_TO_PARTICIPANTS(
            MESSAGE,
            null,
            COUNT,
            "Messages to participants made in the period, by purpose, channel and where they stand today."),
    SEGMENTS_TO_PARTICIPANTS(
            MESSAGE, null, SUM, "Parts in which texts to participants travelled, by which carriers charge."),
    MESSAGES_TO_STAFF(
            STAFF,
            null,
            COUNT,
            "Messages to workers, supervisors and units' fallback addresses made in the period, by purpose, channel and where they stand today."),
    SEGMENTS_TO_STAFF(STAFF, null, SUM, "Parts in which texts to staff travelled, by which carriers charge.");

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

    private final Topic topic;
    private final @Nullable String outcome;
    private final Statistic statistic;
    private final String definition;
    private final String source;

    Measure(Topic topic, @Nullable String outcome, Statistic statistic, String definition) {
        this(topic, outcome, statistic, definition, topic.source());
    }

    Measure(Topic topic, @Nullable String outcome, Statistic statistic, String definition, String source) {
        this.topic = topic;
        this.outcome = outcome;
        this.statistic = statistic;
        this.definition = definition;
        this.source = source;
    }

    public Topic topic() {
        return topic;
    }

    public In in() {
        return switch (statistic) {
            case COUNT -> topic.counted();
            case SUM -> In.SEGMENTS;
            case MEDIAN, NINETIETH -> topic == ANSWER ? In.HOURS : In.DAYS;
        };
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
