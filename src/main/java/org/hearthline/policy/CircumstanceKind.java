package org.hearthline.policy;

/** What is true of a participant for a time and bears on contact. */
public enum CircumstanceKind {
    /** Other modes satisfy contact (31.8 A.2). */
    OUT_OF_STATE,
    /** Changes nothing: contact is owed as to anyone (31.8 A, second NOTE). */
    INCARCERATED,
    /** A diligent search is owed in place of contact (31.8 A, second NOTE). */
    MISSING,
    /** Ends the duty. */
    DECEASED,
    /** Is not one of the two exemptions of 31.8: the duty stays, and a supervisor reviews it. */
    RIGHTS_TERMINATED
}
