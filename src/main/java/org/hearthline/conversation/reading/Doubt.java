package org.hearthline.conversation.reading;

/** Why a text is kept as words for the worker and not acted on (POLICY 6). */
public enum Doubt {
    /** Whatever it says, no question of this phone is open. */
    NOTHING_ASKED,
    /** A yes, a no or a place in a list, where more than one question is open. */
    SEVERAL_ASKED,
    /** A plain choice that stands for nothing open. */
    NOT_OFFERED,
    /** It can be understood in more than one way, or not at all. */
    UNSURE
}
