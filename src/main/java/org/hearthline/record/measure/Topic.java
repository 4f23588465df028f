package org.hearthline.record.measure;

import org.hearthline.record.measure.Measure.In;

/** What measures are about that stand in one table. */
public enum Topic {
    CONTACT(In.PARTICIPANT_MONTHS, "TN DCS 31.8 A.1–A.3; Draft, every thirty days"),
    SEARCH(In.PARTICIPANT_MONTHS, "TN DCS 31.8 A, second NOTE"),
    LIFTED(In.PARTICIPANT_MONTHS, Topic.NOTE),
    ATTEMPT(In.PARTICIPANTS, CONTACT.source),
    /** Of the same people as {@link #ATTEMPT}. */
    INITIAL(In.PARTICIPANTS, CONTACT.source),
    EXEMPTION(In.PARTICIPANTS, Topic.NOTE),
    MEETING(In.INVITATIONS, "TN DCS 31.8 C, D.3; Draft, Family Team Decision-making Meetings"),
    /** Of the same invitations as {@link #MEETING}. */
    ANSWER(In.INVITATIONS, MEETING.source),
    /** To participants. */
    MESSAGE(In.MESSAGES, Topic.OURS),
    /** Messages to workers, supervisors and units: no participant stands behind a figure. */
    STAFF(In.MESSAGES, Topic.OURS);

    static final String OURS = "This service; neither policy says";
    private static final String NOTE = "TN DCS 31.8 A, NOTE";

    private final In counted;
    private final String source;

    Topic(In counted, String source) {
        this.counted = counted;
        this.source = source;
    }

    /** In what its counts are. */
    In counted() {
        return counted;
    }

    /** Policy and paragraph that ask for what it is about. */
    String source() {
        return source;
    }

    /** The topic whose whole these measures are parts of. */
    Topic ofWhole() {
        return switch (this) {
            case INITIAL -> ATTEMPT;
            case ANSWER -> MEETING;
            case CONTACT, SEARCH, LIFTED, ATTEMPT, EXEMPTION, MEETING, MESSAGE, STAFF -> this;
        };
    }

    /** Whether its figures are told apart by purpose, channel and status as well. */
    boolean isDetailed() {
        return this == MESSAGE || this == STAFF;
    }

    boolean isAboutParticipants() {
        return this != STAFF;
    }
}
