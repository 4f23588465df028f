package org.hearthline.casework;

/** What became of a task. */
public enum TaskStatus {
    OPEN,
    /** Somebody settled it, and said how. It stays done. */
    DONE,
    /** The facts no longer ask for it; it opens again when they do. */
    LIFTED
}
