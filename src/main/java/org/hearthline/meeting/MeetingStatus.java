package org.hearthline.meeting;

/** How far a meeting has come. */
public enum MeetingStatus {
    PROPOSED(true),
    /** Everybody who is required has a time. */
    CONFIRMED(true),
    /** The worker must offer others. */
    NEEDS_TIMES(true),
    CANCELLED(false),
    HELD(false),
    NO_SHOW(false);

    private final boolean open;

    MeetingStatus(boolean open) {
        this.open = open;
    }

    /** Whether anything of it can still change. */
    public boolean isOpen() {
        return open;
    }
}
