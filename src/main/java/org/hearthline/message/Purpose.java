package org.hearthline.message;

/** What a message is for (CONTRACT, "The other bodies"). */
public enum Purpose {
    WORKER_DIGEST,
    WORKER_WARNING,
    ESCALATION,
    CONSENT_CONFIRMATION,
    HELP,
    OPT_OUT_CONFIRMATION,
    MEETING_PROPOSAL,
    MEETING_CONFIRMED,
    MEETING_REMINDER,
    MEETING_CHANGED,
    MEETING_CANCELLED,
    REPLY_NOTE
}
