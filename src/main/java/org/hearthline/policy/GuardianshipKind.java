package org.hearthline.policy;

/** How far a guardianship of a child reaches. */
public enum GuardianshipKind {
    /** Ends what is owed to a parent on behalf of this child (31.8 A, NOTE). */
    FULL,
    /** Ends nothing; a supervisor reviews it. */
    PARTIAL
}
