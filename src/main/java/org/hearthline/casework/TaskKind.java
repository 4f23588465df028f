package org.hearthline.casework;

/** Where a task comes from. */
public enum TaskKind {
    /** What the rules leave to a supervisor's judgement (POLICY 2). */
    REVIEW,
    /** What only a worker can settle of a message (POLICY 4 and 5). */
    MESSAGE,
    /** What only a worker can settle with a parent (POLICY 5 and 6). */
    PARENT
}
