package org.hearthline.policy;

/** What a court order does to the duty of contact. */
public enum CourtOrderKind {
    /** Releases the Department of reasonable efforts toward a parent (31.8 A, NOTE). */
    RELEASE_OF_REASONABLE_EFFORTS
}
