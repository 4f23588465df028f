package org.hearthline.policy;

/** What one requirement asks for. */
public enum RequirementKind {
    /** The first contact, due within the time that the program area sets (31.8 A.1). */
    INITIAL_CONTACT,
    /** A contact of the cadence: once monthly (31.8 A.1), or every so many days (Draft, Engagement). */
    ONGOING_CONTACT,
    /** A search for a missing parent, continued monthly (31.8 A, second NOTE). */
    DILIGENT_SEARCH,
    /** The worker's visit with a child (Draft, Engagement). */
    CHILD_VISIT
}
