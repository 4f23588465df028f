package org.hearthline.message;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Hears of every step of a hand-off. The service itself has nothing to do there; whoever proves what a crash leaves behind does. */
public interface DispatchSteps {

    enum Step {
        /** Claimed and judged, in a transaction that has not committed. */
        BEFORE_INTENT,
        /** The intent is committed, the hand-off has not begun. */
        AFTER_INTENT,
        /** The hand-off was begun and has no answer yet. */
        DURING_HAND_OFF,
        /** The carrier has answered. */
        AFTER_ACCEPTANCE,
        /** The outcomes are about to be stored. */
        BEFORE_OUTCOME
    }

    void reached(Step step, List<UUID> messageIds);

    /** Nothing. */
    @DefaultBean
    @Singleton
    final class None implements DispatchSteps {
        @Override
        public void reached(Step step, List<UUID> messageIds) {}
    }
}
