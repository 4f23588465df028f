package org.hearthline.policy;

import org.jspecify.annotations.Nullable;

/**
 * Days on which no message may go to a participant about this case: POLICY 5.3 to 5.5.
 *
 * @param during local dates of the case's zone; the first bar of a participant begins before all time
 * @param reason a {@link ReasonCode}'s name for what ends messages, {@code NEEDS_WORKER} for what holds them
 * @param evidence the order's id, the guardianship's paper, or the kind of what holds them; null where there is none
 */
public record MessageBar(
        String participantId,
        DateInterval during,
        Effect effect,
        String reason,
        @Nullable String evidence) {

    /** What becomes of a message. */
    public enum Effect {
        /** It ends. */
        DROP,
        /** It waits until a worker has decided, or the facts differ. */
        HOLD
    }
}
