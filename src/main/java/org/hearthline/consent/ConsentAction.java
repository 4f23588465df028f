package org.hearthline.consent;

import static org.hearthline.consent.ConsentState.ACTIVE;
import static org.hearthline.consent.ConsentState.NONE;
import static org.hearthline.consent.ConsentState.PENDING;
import static org.hearthline.consent.ConsentState.REVOKED;

import java.util.EnumSet;
import java.util.Set;

/** What changes a consent, from which states to which (POLICY 5). The states' one graph. */
public enum ConsentAction {
    /** A worker records that the person asked for messages. */
    REQUESTED(EnumSet.of(NONE, PENDING), PENDING),
    /** The text that asks the person went out in these words. It changes nothing. */
    WORDED(EnumSet.noneOf(ConsentState.class), PENDING),
    /** The person says yes. */
    CONFIRMED(EnumSet.of(PENDING), ACTIVE),
    /** The person, or somebody for them, ends it. */
    OPTED_OUT(EnumSet.allOf(ConsentState.class), REVOKED),
    /** Whoever has the address is not the person. */
    WRONG_NUMBER(EnumSet.allOf(ConsentState.class), REVOKED),
    /** The person wrote START. */
    RESUMED(EnumSet.of(REVOKED), ACTIVE),
    /** Nothing was heard for a year: the number may be another's by now. */
    LAPSED(EnumSet.of(ACTIVE), PENDING);

    private final Set<ConsentState> from;
    private final ConsentState to;

    ConsentAction(Set<ConsentState> from, ConsentState to) {
        this.from = from;
        this.to = to;
    }

    public ConsentState to() {
        return to;
    }

    boolean isPossibleFrom(ConsentState state) {
        return from.contains(state);
    }

    /** Whether it ends messages: then it counts whatever has come between, unless the person themselves has said yes since. */
    boolean ends() {
        return to == REVOKED;
    }
}
