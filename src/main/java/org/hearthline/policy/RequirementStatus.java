package org.hearthline.policy;

/** Where a requirement stands as of a date. */
public enum RequirementStatus {
    /** Its window has not opened. */
    UPCOMING,
    /** Its window is open and nothing has met it. */
    OPEN,
    /** Met on or before its due date. */
    MET,
    /** Met after its due date. */
    MET_LATE,
    /** Past its due date, unmet, and still to be done. */
    OVERDUE,
    /** Past its due date, unmet, and over; it stays visible for good. */
    MISSED,
    /** Nothing is owed, for a reason that it names. */
    SUPPRESSED;

    /** Whether something can still be done in time, so that lead reminders make sense. */
    boolean isAhead() {
        return switch (this) {
            case UPCOMING, OPEN -> true;
            case MET, MET_LATE, OVERDUE, MISSED, SUPPRESSED -> false;
        };
    }
}
