package org.hearthline.message.channel.sms;

import java.util.function.IntUnaryOperator;

/**
 * In how many parts a text travels, and so what it costs. One character that GSM-7 lacks (á, a curly quote, an emoji) turns the whole
 * text into UCS-2, whose parts hold less than half as much. Source: 3GPP TS 23.038 for the alphabets, TS 23.040 for the parts.
 *
 * @param count parts, at least one
 */
public record Segments(Encoding encoding, int count) {

    /** The alphabet a text travels in, with how many of its units a part holds: alone, and as one of several, which must be joined. */
    public enum Encoding {
        /** Units are septets. */
        GSM_7(160, 153),
        /** Units are UTF-16 code units. */
        UCS_2(70, 67);

        private final int alone;
        private final int ofSeveral;

        Encoding(int alone, int ofSeveral) {
            this.alone = alone;
            this.ofSeveral = ofSeveral;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each of these is two septets: an escape and a character. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final int NOT_IN_GSM_7 = 0;

    /** The segments of a text. */
    public static Segments of(String text) {
        return text.codePoints().allMatch(each -> septets(each) != NOT_IN_GSM_7)
                ? of(text, Encoding.GSM_7, Segments::septets)
                : of(text, Encoding.UCS_2, Character::charCount);
    }

    private static Segments of(String text, Encoding encoding, IntUnaryOperator units) {
        int[] sizes = text.codePoints().map(units).toArray();
        int total = 0;
        for (int size : sizes) {
            total += size;
        }
        return new Segments(encoding, total <= encoding.alone ? 1 : parts(sizes, encoding.ofSeveral));
    }

    /** A character that no longer fits goes to the next part whole: neither an escape nor a surrogate stands alone. */
    private static int parts(int[] sizes, int room) {
        int parts = 1;
        int used = 0;
        for (int size : sizes) {
            if (used + size > room) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }

    private static int septets(int codePoint) {
        if (BASIC.indexOf(codePoint) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(codePoint) >= 0 ? 2 : NOT_IN_GSM_7;
    }
}
