package org.hearthline.conversation.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as plain words: no case, no accents, no punctuation. Numbers keep what would make them something else ("2:30", "2pm", "$2"). */
final class PlainText {

    private static final String APOSTROPHES = "'’‘`\u02bc";

    /** Between two digits these make one thing of them: a clock time, a date, a range, a phone number. */
    private static final String JOINING = ".,:/-\u2010\u2011\u2013\u2014\u2044";

    /** Words of their own: with them a number is an amount, a time or an address. */
    private static final String TELLING = "+%@&°";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private PlainText() {}

    /** The words in their order; every symbol that is not punctuation is one. */
    static List<String> words(String text) {
        int[] signs =
                folded(text).codePoints().filter(each -> !leavesNoTrace(each)).toArray();
        PlainText plain = new PlainText();
        for (int at = 0; at < signs.length; at++) {
            plain.take(signs[at], at + 1 < signs.length ? signs[at + 1] : ' ');
        }
        plain.endWord();
        return plain.words;
    }

    /** Two foldings of case, since one leaves the dotless i and the long s as they are. */
    private static String folded(String text) {
        String compatible = Normalizer.normalize(text.replace('\u00b4', '\'').replace("<3", " "), Normalizer.Form.NFKC);
        return Normalizer.normalize(compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    }

    private void take(int sign, int next) {
        if (Character.isDigit(sign)) {
            if (endsWithLetter() && !Character.isDigit(word.codePointAt(0))) {
                endWord();
            }
            word.append(Character.digit(sign, 10));
        } else if (Character.isLetter(sign)) {
            word.appendCodePoint(sign);
        } else if (JOINING.indexOf(sign) >= 0 && endsWithDigit() && Character.isDigit(next)) {
            word.appendCodePoint(sign);
        } else if (APOSTROPHES.indexOf(sign) < 0 || !endsWithLetter()) {
            endWord();
            if (isAWord(sign)) {
                words.add(Character.toString(sign));
            }
        }
    }

    private static boolean isAWord(int sign) {
        int type = Character.getType(sign);
        return TELLING.indexOf(sign) >= 0
                || type == Character.CURRENCY_SYMBOL
                || type == Character.OTHER_SYMBOL
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private boolean endsWithLetter() {
        return !word.isEmpty() && Character.isLetter(word.codePointBefore(word.length()));
    }

    private boolean endsWithDigit() {
        return !word.isEmpty() && Character.isDigit(word.codePointBefore(word.length()));
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Accents, the parts of composed emoji, and signs without width; a line's end is one of width. */
    private static boolean leavesNoTrace(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            case Character.CONTROL -> !Character.isWhitespace(sign);
            default -> false;
        };
    }
}
