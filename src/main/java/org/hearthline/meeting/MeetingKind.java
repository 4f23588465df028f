package org.hearthline.meeting;

/** What a meeting is. */
public enum MeetingKind {
    /** Each attendee settles a time of their own with the worker. */
    VISIT,
    /** All meet at one time. */
    FAMILY_TEAM_MEETING
}
