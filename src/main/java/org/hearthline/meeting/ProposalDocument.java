package org.hearthline.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hearthline.casework.Identifier;
import org.hearthline.meeting.TimesWanted.RangeDocument;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that is proposed.
 *
 * @param workerId the case's worker where it is left out
 * @param place in the worker's own words; no message holds it
 * @param slots the times that are offered, or else {@code range}, in which we find some
 */
record ProposalDocument(
        @Nullable @Identifier String id,
        @NotNull @Identifier String caseId,
        @NotNull MeetingKind kind,
        @Nullable @Identifier String workerId,
        @Nullable @Size(max = 500) String place,
        @NotNull PlaceKind placeKind,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid AttendeeDocument> attendees,
        @NotNull @Min(5) @Max(480) Integer minutes,
        @Nullable @Size(min = 1, max = TimesWanted.MOST) List<@NotNull OffsetDateTime> slots,
        @Nullable @Valid RangeDocument range)
        implements Checked {

    /** @param required whether the meeting is settled only with them; they are where it is left out */
    record AttendeeDocument(
            @NotNull @Identifier String participantId,
            @Nullable Boolean required) {

        boolean isRequired() {
            return required == null || required;
        }
    }

    @Override
    public void check(Errors errors) {
        if ((slots == null) == (range == null)) {
            errors.add("slots", "must be given, or else range must");
        }
        if (attendees == null || attendees.contains(null)) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < attendees.size(); i++) {
            if (!seen.add(attendees.get(i).participantId())) {
                errors.add("attendees[" + i + "].participantId", "is named twice");
            }
        }
        if (attendees.stream().noneMatch(AttendeeDocument::isRequired)) {
            errors.add("attendees", "must have somebody who is required");
        }
    }

    TimesWanted times() {
        return TimesWanted.of(slots, range, minutes);
    }

    List<String> participantIds() {
        return attendees.stream().map(AttendeeDocument::participantId).toList();
    }

    ProposalDocument withId(String given) {
        return new ProposalDocument(given, caseId, kind, workerId, place, placeKind, attendees, minutes, slots, range);
    }
}
