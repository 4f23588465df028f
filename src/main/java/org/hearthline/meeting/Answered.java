package org.hearthline.meeting;

/** What came of an attendee's answer. */
public enum Answered {
    /** The time is theirs; they have been told, or knew. */
    SETTLED,
    /** It is written down: nothing is settled by it yet. */
    NOTED,
    /** Somebody else was first; the times that are left are on their way to them. */
    TAKEN,
    /** Nothing is left that was offered; the worker is to offer others. */
    NONE_LEFT,
    /** There is nothing to answer any more: cancelled, held, past, or settled otherwise. */
    OVER
}
