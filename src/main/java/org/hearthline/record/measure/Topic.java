package org.hearthline.record.measure;

/** What measures are about that stand in one table. */
public enum Topic {
    CONTACT,
    SEARCH,
    LIFTED,
    ATTEMPT,
    /** Of the same people as {@link #ATTEMPT}. */
    INITIAL,
    EXEMPTION,
    MEETING,
    /** Of the same invitations as {@link #MEETING}. */
    ANSWER,
    /** To participants. */
    MESSAGE,
    /** Messages to workers, supervisors and units: no participant stands behind a figure. */
    STAFF;

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
