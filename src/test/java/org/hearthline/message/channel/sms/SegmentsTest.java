package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hearthline.message.channel.sms.Segments.Encoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In how many parts a text travels. */
class SegmentsTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", Encoding.GSM_7, 1),
                Arguments.of("Are you free?", Encoding.GSM_7, 1),
                Arguments.of("é ñ ¿ Ñ ü ¡ É Ü à ò", Encoding.GSM_7, 1),
                Arguments.of("á", Encoding.UCS_2, 1),
                Arguments.of("í", Encoding.UCS_2, 1),
                Arguments.of("ó", Encoding.UCS_2, 1),
                Arguments.of("ú", Encoding.UCS_2, 1),
                Arguments.of("it’s", Encoding.UCS_2, 1),
                Arguments.of("“yes”", Encoding.UCS_2, 1),
                Arguments.of("Tuesday — 3 pm", Encoding.UCS_2, 1),
                Arguments.of("😀", Encoding.UCS_2, 1),
                Arguments.of("€[]{}\\~^|", Encoding.GSM_7, 1),
                Arguments.of("a".repeat(160), Encoding.GSM_7, 1),
                Arguments.of("a".repeat(161), Encoding.GSM_7, 2),
                Arguments.of("a".repeat(306), Encoding.GSM_7, 2),
                Arguments.of("a".repeat(307), Encoding.GSM_7, 3),
                Arguments.of("€".repeat(80), Encoding.GSM_7, 1),
                Arguments.of("€".repeat(81), Encoding.GSM_7, 2),
                // 76 of them fill 152 septets of a part: the escape of the next does not stand alone in its last one.
                Arguments.of("€".repeat(152), Encoding.GSM_7, 2),
                Arguments.of("€".repeat(153), Encoding.GSM_7, 3),
                Arguments.of("á".repeat(70), Encoding.UCS_2, 1),
                Arguments.of("á".repeat(71), Encoding.UCS_2, 2),
                Arguments.of("á".repeat(134), Encoding.UCS_2, 2),
                Arguments.of("á".repeat(135), Encoding.UCS_2, 3),
                Arguments.of("😀".repeat(35), Encoding.UCS_2, 1),
                Arguments.of("😀".repeat(36), Encoding.UCS_2, 2),
                // 33 of them fill 66 of the 67 units of a part.
                Arguments.of("😀".repeat(66), Encoding.UCS_2, 2),
                Arguments.of("😀".repeat(67), Encoding.UCS_2, 3));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_travelsInSoManyParts(String text, Encoding encoding, int count) {
        assertThat(Segments.of(text)).isEqualTo(new Segments(encoding, count));
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings().ofMaxLength(600);
    }

    @Provide
    Arbitrary<String> mixedText() {
        return Arbitraries.strings().withChars("abc dé€[á—").ofMaxLength(400).flatMap(text -> Arbitraries.of(
                        "", "😀", "a😀")
                .map(text::concat));
    }

    @Property(tries = 300)
    void anyText_hasEnoughRoomAndNoPartToSpare(@ForAll("anyText") String text) {
        holdsTogether(text);
    }

    @Property(tries = 300)
    void textOfBothAlphabets_hasEnoughRoomAndNoPartToSpare(@ForAll("mixedText") String text) {
        holdsTogether(text);
    }

    @Property(tries = 300)
    void longerText_neverTravelsInFewerParts(@ForAll("mixedText") String text, @ForAll("mixedText") String more) {
        assertThat(Segments.of(text + more).count())
                .isGreaterThanOrEqualTo(Segments.of(text).count());
    }

    @Property(tries = 100)
    void accentThatGsm7Lacks_neverMakesItCheaper(@ForAll @IntRange(max = 500) int length) {
        String plain = "a".repeat(length);

        assertThat(Segments.of(plain + "á").count())
                .isGreaterThanOrEqualTo(Segments.of(plain + "a").count());
    }

    /** Every part but the last lacks at most one unit, the place of half a character. */
    private static void holdsTogether(String text) {
        Segments segments = Segments.of(text);
        boolean septets = segments.encoding() == Encoding.GSM_7;
        int alone = septets ? 160 : 70;
        int room = septets ? 153 : 67;
        int units = septets
                ? text.codePoints()
                        .map(each -> "\f^{}\\[~]|€".indexOf(each) >= 0 ? 2 : 1)
                        .sum()
                : text.length();
        if (units <= alone) {
            assertThat(segments.count()).isEqualTo(1);
        } else {
            assertThat(segments.count() * room).isGreaterThanOrEqualTo(units);
            assertThat((segments.count() - 1) * (room - 1)).isLessThan(units);
        }
    }
}
