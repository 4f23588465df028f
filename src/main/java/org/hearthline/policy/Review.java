package org.hearthline.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something for a supervisor to look at.
 *
 * @param participantId whom it is about, if it is about a participant
 * @param childId whom it is about, if it is about a child
 * @param evidence the order's id, or for two orders both; the guardianship's paper; the kind of a circumstance; null where there is
 *     none
 * @param since the day from which on there is something to look at, local to the case's zone
 */
public record Review(
        ReviewKind kind,
        @Nullable String participantId,
        @Nullable String childId,
        @Nullable String evidence,
        LocalDate since) {

    /** A blank evidence is none. */
    public Review {
        evidence = evidence == null || evidence.isBlank() ? null : evidence;
    }
}
