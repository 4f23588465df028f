package org.hearthline.meeting;

/** What is to be done of an attendee by the passing of time alone. */
enum Step {
    /** Ask once more. */
    FOLLOW_UP,
    /** Tell the worker that nobody answers. */
    NO_ANSWER,
    /** The last time that was offered has passed. */
    PAST,
    /** Ask the worker whether it took place. */
    LOG
}
