package org.hearthline.meeting;

import java.time.Instant;
import java.util.List;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as staff see it who see its case.
 *
 * @param at the earliest settled time
 * @param why it was cancelled
 */
public record MeetingDocument(
        String id,
        String caseId,
        MeetingKind kind,
        MeetingStatus status,
        @Nullable Instant at,
        String workerId,
        @Nullable String place,
        PlaceKind placeKind,
        int minutes,
        List<Slot> slots,
        List<Attendee> attendees,
        @Nullable String why) {

    /** @param left whether it can still be chosen */
    public record Slot(Instant at, boolean left) {}

    /**
     * Where an attendee stands.
     *
     * @param settledAt the time that holds for them
     * @param words what they wrote
     */
    public record Attendee(
            String participantId,
            boolean required,
            Answer answer,
            @Nullable Instant slot,
            @Nullable String words,
            @Nullable Instant settledAt,
            @Nullable Instant answeredAt) {}

    static MeetingDocument of(KeptMeeting meeting, List<Instant> left, Sealing.Keys keys) {
        return new MeetingDocument(
                meeting.id,
                meeting.caseId,
                meeting.kind,
                meeting.status,
                meeting.at().orElse(null),
                meeting.workerId,
                meeting.place == null ? null : keys.open(meeting.owner(), meeting.place.getBytes()),
                meeting.placeKind,
                meeting.minutes,
                meeting.slots.stream()
                        .map(slot -> new Slot(slot, left.contains(slot)))
                        .toList(),
                meeting.attendees.stream()
                        .map(each -> new Attendee(
                                each.participantId,
                                each.required,
                                each.answer,
                                each.slot,
                                each.words == null
                                        ? null
                                        : keys.open(Sealing.person(each.participantId), each.words.getBytes()),
                                each.settledAt,
                                each.answeredAt))
                        .toList(),
                meeting.why == null ? null : keys.open(meeting.owner(), meeting.why.getBytes()));
    }
}
