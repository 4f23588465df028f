package org.hearthline.consent;

/** What somebody is asked. */
public enum QuestionKind {
    /** Whether they want messages. */
    CONSENT,
    /** When they can meet. */
    PROPOSAL,
    /** Whether a meeting that is settled stays so. */
    APPOINTMENT
}
