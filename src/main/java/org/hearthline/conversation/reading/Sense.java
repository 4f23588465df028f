package org.hearthline.conversation.reading;

import java.util.EnumSet;
import java.util.Set;
import org.hearthline.conversation.reading.OpenQuestion.Kind;

/** What a phrase can say. The phrases of each stand in {@code english.words} and {@code spanish.words}. */
enum Sense {
    /** A plain request to stop, wherever in a text it stands. */
    STOP_REQUEST,
    /** A revocation where nothing else is said; perhaps one anywhere else. */
    STOP_WORD,
    /** Perhaps a revocation, wherever it stands. */
    STOP_PERHAPS,
    /** Not wanting something; together with {@link #CONTACT} perhaps a revocation, in any order and with anything between. */
    REJECTING,
    /** Texts, and writing them. */
    CONTACT,
    /** Perhaps a revocation where nothing else is said; in a sentence an ordinary word ("cancel", "end"). */
    WEAK_STOP_WORD,
    HELP_WORD,
    /** A plain word that this is somebody else's phone, wherever in a text it stands. */
    WRONG_NUMBER,
    /** The same where nothing else is said. */
    WRONG_NUMBER_WORD,
    NUMBER,
    /** A place among the offered times; negative counts from the last. */
    ORDINAL,
    YES(Kind.CONSENT, Kind.PROPOSAL, Kind.APPOINTMENT),
    ATTENDING(Kind.PROPOSAL, Kind.APPOINTMENT),
    /** Of a time: that it suits, which with a number chooses it. */
    FITTING(Kind.PROPOSAL, Kind.APPOINTMENT),
    KEEPING(Kind.APPOINTMENT),
    AGREEING(Kind.CONSENT),
    NO(Kind.CONSENT, Kind.PROPOSAL, Kind.APPOINTMENT),
    NONE(Kind.PROPOSAL),
    CANNOT(Kind.PROPOSAL, Kind.APPOINTMENT),
    OTHER_TIMES(Kind.PROPOSAL, Kind.APPOINTMENT),
    REFUSING(Kind.CONSENT),
    /** Says of a number or a place that it is chosen; nothing by itself. */
    CHOOSING,
    /** Changes nothing of what the rest says. */
    POLITE,
    /** Not to be read, in part, as something else: "stop by", "one second". Every unknown word is this. */
    UNCLEAR;

    private final Set<Kind> answers;

    Sense(Kind... answers) {
        this.answers = EnumSet.noneOf(Kind.class);
        this.answers.addAll(Set.of(answers));
    }

    /** Whether it is an answer to such a question. */
    boolean answers(Kind kind) {
        return answers.contains(kind);
    }
}
