package org.hearthline.policy;

/** What a supervisor should look at, because the rules cannot settle it alone: POLICY 2. */
public enum ReviewKind {
    /** A participant's rights are terminated, which is no exemption: contact or search is still owed. */
    RIGHTS_TERMINATED,
    /** A child is in partial guardianship, which is no exemption: contact is still owed on their behalf. */
    PARTIAL_GUARDIANSHIP,
    /** A release order meets an Indian child, for whom it lifts no active efforts (25 USC 1912(d)). */
    TRIBAL_STATUS_YES,
    /** A release order meets a child of whom nobody has asked whether they are an Indian child. */
    TRIBAL_STATUS_UNKNOWN,
    /** An order names a participant or child who is not in the case. */
    ORDER_NAMES_OUTSIDER,
    /** Two release orders cover the same participant for the same child. */
    OVERLAPPING_ORDERS,
    /** The case system and a worker say different things of the same fact. */
    SOURCES_DISAGREE,
    /** Full guardianship ends a duty, and no paper is named that grants it. */
    GUARDIANSHIP_WITHOUT_EVIDENCE,
    /** A release order or full guardianship has been in force for so long that it should be looked at again. */
    EXEMPTION_DUE_FOR_REVIEW
}
