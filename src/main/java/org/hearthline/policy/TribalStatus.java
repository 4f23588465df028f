package org.hearthline.policy;

/**
 * Whether a child is an Indian child, for whom a release of reasonable efforts lifts no active efforts (25 USC
 * 1912(d)).
 */
public enum TribalStatus {
    /** Not yet asked about. */
    UNKNOWN,
    NO,
    YES
}
