package org.hearthline.message.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * All that may stand in a text beside its words: no name but the worker's first, and nothing that somebody typed but what was checked to
 * show no more than a text of the agency's may (POLICY 5, content).
 */
enum TextParameter {
    BRAND("brand"),
    WORKER("worker"),
    CONFIRM("confirm"),
    TIMES("times"),
    OTHER_TIMES("otherTimes"),
    KEEP("keep"),
    AT("at"),
    MINUTES("minutes"),
    PLACE("place"),
    LINK("link"),
    WORDS("words");

    /** What is said of each of the times. */
    static final Set<String> OF_A_TIME =
            Set.of("option.number", "option.time", "option_hasNext", "option_isFirst", "option_isLast");

    private final String inText;

    TextParameter(String inText) {
        this.inText = inText;
    }

    /** As an agency writes it between braces. */
    String inText() {
        return inText;
    }

    static Optional<TextParameter> named(String inText) {
        return Arrays.stream(values())
                .filter(each -> each.inText.equals(inText))
                .findFirst();
    }

    /** Numbers are answers by text: nobody can answer an e-mail with one. */
    boolean isNumber() {
        return switch (this) {
            case CONFIRM, OTHER_TIMES, KEEP -> true;
            case BRAND, WORKER, TIMES, AT, MINUTES, PLACE, LINK, WORDS -> false;
        };
    }

    static EnumSet<TextParameter> of(TextParameter... parameters) {
        EnumSet<TextParameter> set = EnumSet.noneOf(TextParameter.class);
        set.addAll(Arrays.asList(parameters));
        return set;
    }
}
