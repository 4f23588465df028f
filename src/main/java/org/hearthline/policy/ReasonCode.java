package org.hearthline.policy;

/** Why nothing is owed, to a participant or on behalf of one child. */
public enum ReasonCode {
    /** The case had not opened, or the participant not joined. */
    NOT_STARTED,
    CASE_CLOSED,
    LEFT_CASE,
    /** The policy does not apply to the participant's role. */
    ROLE_NOT_COVERED,
    DECEASED,
    /** No child that the participant is tied to is in the case. */
    NO_CHILD_IN_CASE,
    /** The child is in full guardianship (31.8 A, NOTE). */
    FULL_GUARDIANSHIP,
    /**
     * A court released the Department of reasonable efforts toward this participant for this child (31.8 A, NOTE).
     */
    RELEASED_BY_COURT_ORDER;

    /**
     * Whether a requirement stays visible as suppressed for this reason; for the others there is no requirement at
     * all.
     */
    public boolean isSuppressing() {
        return switch (this) {
            case DECEASED, NO_CHILD_IN_CASE, FULL_GUARDIANSHIP, RELEASED_BY_COURT_ORDER -> true;
            case NOT_STARTED, CASE_CLOSED, LEFT_CASE, ROLE_NOT_COVERED -> false;
        };
    }
}
