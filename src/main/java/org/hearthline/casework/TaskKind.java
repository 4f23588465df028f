package org.hearthline.casework;

/** Where a task comes from. */
enum TaskKind {
    /** What the rules leave to a supervisor's judgement (POLICY 2). */
    REVIEW
}
