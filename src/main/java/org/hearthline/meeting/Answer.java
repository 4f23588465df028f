package org.hearthline.meeting;

/** What an attendee last answered. */
public enum Answer {
    NONE,
    /** One of the times. */
    CHOSE,
    /** That they want other times. */
    DECLINED,
    /** Something in words, for the worker to read. */
    WORDS
}
