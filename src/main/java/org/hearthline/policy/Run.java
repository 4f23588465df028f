package org.hearthline.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A maximal stretch of days of one kind of duty: from {@code from} until before {@code to}, or without end. */
record Run(DutyKind kind, LocalDate from, @Nullable LocalDate to) {

    boolean hasEndedBy(LocalDate day) {
        return to != null && !to.isAfter(day);
    }

    /** The earlier of this day and the run's last day. */
    LocalDate atLatest(LocalDate day) {
        return hasEndedBy(day) && to != null ? to.minusDays(1) : day;
    }
}
