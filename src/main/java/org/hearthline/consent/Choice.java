package org.hearthline.consent;

/** What an answer to a question says. */
public enum Choice {
    /** Yes to messages. */
    CONFIRM,
    /** One of the times that were offered. */
    TIME,
    /** None of these times; other ones, or a change of what was settled. */
    OTHER_TIMES,
    /** What was settled stays. */
    KEEP
}
