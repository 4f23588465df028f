package org.hearthline.consent;

/** How far somebody's consent to be written to at one address has come (POLICY 5). */
public enum ConsentState {
    NONE,
    /** Asked for; only the person's own answer makes it {@link #ACTIVE}. */
    PENDING,
    ACTIVE,
    /** Only the person's own START ends it. */
    REVOKED
}
