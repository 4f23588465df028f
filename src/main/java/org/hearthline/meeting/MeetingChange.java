package org.hearthline.meeting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hearthline.casework.Identifier;
import org.hearthline.meeting.TimesWanted.RangeDocument;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * One change of a meeting: other times are offered, a time that was agreed otherwise is fixed, or it is over.
 *
 * @param participantIds of a visit, for whom times are offered or fixed; for everybody where it is left out
 * @param why a cancellation's, for staff alone
 * @param contact what the contact that is logged says besides
 */
record MeetingChange(
        @Nullable @Size(min = 1, max = TimesWanted.MOST) List<@NotNull OffsetDateTime> slots,
        @Nullable @Valid RangeDocument range,
        @Nullable OffsetDateTime at,
        @Nullable @Size(min = 1, max = 20) List<@NotNull @Identifier String> participantIds,
        @Nullable MeetingStatus status,
        @Nullable @Size(max = 1000) String why,
        @Nullable ObjectNode contact)
        implements Checked {

    private static final Set<MeetingStatus> LOGGED = EnumSet.of(MeetingStatus.HELD, MeetingStatus.NO_SHOW);

    @Override
    public void check(Errors errors) {
        if (Stream.of(slots, range, at, status).filter(Objects::nonNull).count() != 1) {
            errors.add("status", "must stand alone: give either slots, range, at or status");
        }
        if (status != null && status.isOpen()) {
            errors.add("status", "must be CANCELLED, HELD or NO_SHOW: the answers alone decide the others");
        }
        if (why != null && status != MeetingStatus.CANCELLED) {
            errors.add("why", "belongs to a cancellation");
        }
        if (contact != null && !isLogged()) {
            errors.add("contact", "belongs to a meeting that was held, or that somebody missed");
        }
        if (participantIds != null && status != null) {
            errors.add("participantIds", "belongs to times");
        }
    }

    /** Whether a contact or an attempt is logged with it. */
    boolean isLogged() {
        return status != null && LOGGED.contains(status);
    }
}
