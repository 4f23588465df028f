package org.hearthline.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text of each language that is delivered, with as much in it as there can be and with as little. */
class DeliveredTextsTest {

    static Stream<Arguments> everyTextInEveryLanguage() {
        return TextFolder.delivered().languages().stream()
                .flatMap(language -> Stream.of(TextKey.values()).map(key -> Arguments.of(language, key)));
    }

    @ParameterizedTest
    @MethodSource("everyTextInEveryLanguage")
    void everyText_isRenderedWithTheUsualTheLeastAndTheMost(Language language, TextKey key) {
        for (Channel channel : Channel.values()) {
            Stream.concat(
                            Stream.of(Samples.usual(TextFolder.BRAND), Samples.least(key, channel, TextFolder.BRAND)),
                            Samples.most(language, TextFolder.BRAND).stream())
                    .map(given -> language.render(key, channel, given))
                    .forEach(rendered -> assertThat(rendered.subject() + "\n" + rendered.text())
                            .contains(TextFolder.BRAND)
                            .doesNotContain("{", "}", "null", "[]", "  ", "..", "NOT_FOUND"));
        }
    }

    @Test
    void segmentsOfEveryText_areAtMostTwo() {
        System.out.printf("%-4s %-28s %-14s %s%n", "", "text", "as usual", "with long names and dates");
        everyTextInEveryLanguage().forEach(each -> {
            Language language = (Language) each.get()[0];
            TextKey key = (TextKey) each.get()[1];
            List<String> most = Samples.most(language, TextFolder.BRAND).stream()
                    .map(given -> language.render(key, Channel.SMS, given).text())
                    .distinct()
                    .toList();
            String usual = language.render(key, Channel.SMS, Samples.usual(TextFolder.BRAND))
                    .text();
            System.out.printf(
                    "%-4s %-28s %-14s %s%n",
                    language.tag(),
                    key,
                    counted(usual),
                    String.join(
                            ", ", most.stream().map(DeliveredTextsTest::counted).toList()));
            assertThat(most)
                    .allSatisfy(text -> assertThat(Segments.of(text).count()).isLessThanOrEqualTo(2));
        });
    }

    private static String counted(String text) {
        Segments segments = Segments.of(text);
        return "%d %s (%d)".formatted(segments.count(), segments.encoding(), text.length());
    }

    @ParameterizedTest
    @MethodSource("confirmations")
    void consentConfirmation_holdsWhatCarriersAskFor(String language, List<String> parts) {
        TextParameters asked = TextParameters.of("Hearthline", ZoneId.of("America/Chicago"))
                .confirm(1)
                .build();
        String text = TextFolder.delivered()
                .language(language)
                .render(TextKey.CONSENT_CONFIRMATION, Channel.SMS, asked)
                .text();

        assertThat(text).startsWith("Hearthline: ").contains(parts);
        assertThat(Segments.of(text).encoding()).isEqualTo(Segments.Encoding.GSM_7);
    }

    static Stream<Arguments> confirmations() {
        return Stream.of(
                Arguments.of(
                        "en",
                        List.of(
                                "set up meetings",
                                "Reply 1 or YES",
                                "frequency varies",
                                "Msg & data rates may apply",
                                "HELP",
                                "STOP")),
                Arguments.of(
                        "es",
                        List.of(
                                "acordar citas",
                                "Responda 1 o YES",
                                "Frecuencia variable",
                                "tarifas de mensajes y datos",
                                "HELP",
                                "STOP")));
    }
}
