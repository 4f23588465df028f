package org.hearthline.policy;

/** Why a reminder goes out. */
public enum ReminderCause {
    /** The due date is coming. */
    LEAD,
    /** The due date has passed. */
    OVERDUE
}
