package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which whole texts are keywords (POLICY 6). */
class KeywordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stopall",
                "Unsubscribe",
                "CANCEL",
                "end",
                "Quit",
                "revoke",
                "optout",
                "opt out",
                "Opt-Out",
                "OPT  OUT.",
                "parar",
                "ALTO",
                "¡Basta!",
                "cancelar",
                " stop\n",
                "\"Stop.\"",
                "S.T.O.P.",
                "stop ❤️",
                "\u00a0STOP\u200b"
            })
    void wordThatEndsMessages_isAStop(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "unstop", "Join!"})
    void wordThatHasThemComeAgain_isAStart(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "INFO", "¿Ayuda?"})
    void wordThatAsks_isAHelp(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stop by at 3",
                "I can't stop at the office",
                "start at nine?",
                "stop\nby",
                "help me",
                "yes",
                "sí",
                "1",
                "the end",
                "❤"
            })
    void anythingElseOrMore_isNone(String text) {
        assertThat(Keyword.in(text)).isEmpty();
    }

    @Test
    void textThatTheCarrierTookAsARevocation_isAStopWhateverItSays() {
        assertThat(text("no más", Keyword.STOP).keyword()).isEqualTo(Keyword.STOP);
        assertThat(text("START", Keyword.STOP).keyword()).isEqualTo(Keyword.STOP);
        assertThat(text("otra vez", Keyword.START).keyword()).isEqualTo(Keyword.START);
        assertThat(text("STOP", Keyword.START).keyword()).isEqualTo(Keyword.STOP);
        assertThat(text("three is fine", null).keyword()).isNull();
    }

    private static InboundText text(String body, Keyword answered) {
        return new InboundText("SM1", "+16155550107", "+16155550100", body, false, answered, Instant.EPOCH);
    }
}
