package org.hearthline.policy;

/** Whom a reminder is for. */
public enum ReminderTarget {
    WORKER,
    SUPERVISOR
}
