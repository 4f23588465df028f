package org.hearthline.sandbox.carrier;

/** In how many parts a text travels (3GPP TS 23.038): 160 characters of GSM-7 or 70 of UCS-2 in one, 153 or 67 in each of several. */
final class Segments {

    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each of these takes the place of two. */
    private static final String GSM_7_EXTENSION = "\f^{}\\[~]|€";

    private Segments() {}

    static int in(String text) {
        int septets = 0;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (GSM_7.indexOf(each) >= 0) {
                septets++;
            } else if (GSM_7_EXTENSION.indexOf(each) >= 0) {
                septets += 2;
            } else {
                return parts(text.length(), 70, 67);
            }
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int length, int inOne, int inEach) {
        return length <= inOne ? 1 : (length + inEach - 1) / inEach;
    }
}
