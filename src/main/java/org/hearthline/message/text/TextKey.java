package org.hearthline.message.text;

import static org.hearthline.message.text.TextParameter.AT;
import static org.hearthline.message.text.TextParameter.BRAND;
import static org.hearthline.message.text.TextParameter.CONFIRM;
import static org.hearthline.message.text.TextParameter.KEEP;
import static org.hearthline.message.text.TextParameter.LINK;
import static org.hearthline.message.text.TextParameter.MINUTES;
import static org.hearthline.message.text.TextParameter.OTHER_TIMES;
import static org.hearthline.message.text.TextParameter.PLACE;
import static org.hearthline.message.text.TextParameter.TIMES;
import static org.hearthline.message.text.TextParameter.WORDS;
import static org.hearthline.message.text.TextParameter.WORKER;

import java.util.EnumSet;
import java.util.Set;
import org.hearthline.message.Purpose;
import org.hearthline.message.channel.Channel;

/** The messages that parents get. What each needs is checked when it is rendered; what it may hold, when the agency's files are read. */
public enum TextKey {
    /** Asks a person to confirm that they want messages (POLICY 5). Needs {@code confirm}; by e-mail {@code link}. */
    CONSENT_CONFIRMATION(Purpose.CONSENT_CONFIRMATION, needs(CONFIRM), may(WORKER), Asks.YES),
    HELP(Purpose.HELP, needs(), may(), Asks.NO),
    OPT_OUT_CONFIRMATION(Purpose.OPT_OUT_CONFIRMATION, needs(), may(LINK), Asks.NO),
    /** Needs {@code times} and {@code otherTimes}; by e-mail {@code times} and {@code link}. */
    MEETING_PROPOSAL(Purpose.MEETING_PROPOSAL, needs(TIMES, OTHER_TIMES), may(WORKER, MINUTES, PLACE), Asks.YES),
    /** The same, to someone who has not answered. */
    MEETING_PROPOSAL_FOLLOW_UP(
            Purpose.MEETING_PROPOSAL, needs(TIMES, OTHER_TIMES), may(WORKER, MINUTES, PLACE), Asks.YES),
    /** Needs {@code at}, as do those that follow; by e-mail {@code link} as well, where there is something to choose. */
    MEETING_CONFIRMED(Purpose.MEETING_CONFIRMED, needs(AT), may(WORKER, MINUTES, PLACE, OTHER_TIMES, KEEP), Asks.YES),
    /** The day before. */
    MEETING_REMINDER_DAY(Purpose.MEETING_REMINDER, needs(AT), may(WORKER, MINUTES, PLACE, OTHER_TIMES, KEEP), Asks.YES),
    /** Two hours before. */
    MEETING_REMINDER_HOURS(
            Purpose.MEETING_REMINDER, needs(AT), may(WORKER, MINUTES, PLACE, OTHER_TIMES, KEEP), Asks.YES),
    MEETING_CHANGED(Purpose.MEETING_CHANGED, needs(AT), may(WORKER, MINUTES, PLACE, OTHER_TIMES, KEEP), Asks.YES),
    MEETING_CANCELLED(Purpose.MEETING_CANCELLED, needs(AT), may(WORKER), Asks.NO),
    /** Thanks: messages will come. */
    NOTE_CONSENTED(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.NO),
    /** After START: messages will come again. */
    NOTE_RESUMED(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.NO),
    /** The worker will read what was written. */
    NOTE_READ(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.NO),
    /** Asks which days and times would suit, in the person's own words. By e-mail needs {@code link}. */
    NOTE_OTHER_TIMES(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.YES),
    /** The chosen time was taken meanwhile and none is left; the worker will offer others. */
    NOTE_TAKEN(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.NO),
    /** That question is settled or too old; the worker will see the answer. */
    NOTE_OVER(Purpose.REPLY_NOTE, needs(), may(WORKER), Asks.NO),
    /** What the worker answers in their own words, checked by {@link TypedWords} before. Needs {@code words}. */
    WORKER_WORDS(Purpose.REPLY_NOTE, needs(WORDS), may(WORKER), Asks.NO);

    /** Whether the reader is asked something, and so needs a way to answer. */
    private enum Asks {
        YES,
        NO
    }

    private final Purpose purpose;
    private final Set<TextParameter> needed;
    private final Set<TextParameter> optional;
    private final Asks asks;

    TextKey(Purpose purpose, Set<TextParameter> needed, Set<TextParameter> optional, Asks asks) {
        this.purpose = purpose;
        this.needed = needed;
        this.optional = optional;
        this.asks = asks;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** What must be given for this text, and must stand in it; the brand apart, which every text carries. */
    Set<TextParameter> needed(Channel channel) {
        EnumSet<TextParameter> result = TextParameter.of();
        result.addAll(needed);
        if (channel == Channel.EMAIL) {
            result.removeIf(TextParameter::isNumber);
            if (asks == Asks.YES) {
                result.add(LINK);
            }
        }
        return result;
    }

    /** What may stand in this text. */
    Set<TextParameter> allowed(Channel channel) {
        EnumSet<TextParameter> result = TextParameter.of(BRAND);
        result.addAll(needed(channel));
        result.addAll(optional);
        if (asks == Asks.YES) {
            result.add(LINK);
        }
        if (channel == Channel.EMAIL) {
            result.removeIf(TextParameter::isNumber);
        }
        return result;
    }

    private static Set<TextParameter> needs(TextParameter... parameters) {
        return TextParameter.of(parameters);
    }

    private static Set<TextParameter> may(TextParameter... parameters) {
        return TextParameter.of(parameters);
    }
}
