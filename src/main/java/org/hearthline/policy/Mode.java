package org.hearthline.policy;

/** How a contact was made. Which modes satisfy a duty is the policy's to say (31.8 A.1, A.2). */
public enum Mode {
    FACE_TO_FACE,
    VIDEO,
    PHONE,
    LETTER,
    /** Never satisfies contact. */
    TEXT,
    /** Never satisfies contact. */
    EMAIL;

    /** Whether a policy may accept this mode at all: a text or an e-mail never satisfies contact. */
    boolean canSatisfyContact() {
        return switch (this) {
            case FACE_TO_FACE, VIDEO, PHONE, LETTER -> true;
            case TEXT, EMAIL -> false;
        };
    }
}
