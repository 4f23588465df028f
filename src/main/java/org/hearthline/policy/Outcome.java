package org.hearthline.policy;

/** Whether a contact came about. */
public enum Outcome {
    COMPLETED,
    /** An effort on record, which never satisfies contact. */
    ATTEMPTED
}
