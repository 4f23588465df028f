package org.hearthline.sandbox.carrier;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that the carrier heeds by itself, as a whole text and in any case: Twilio's standard ones. */
enum OptOutWord {
    STOP(
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
            "You will get no more messages from this number. Text START to get them again."),
    START(Set.of("START", "UNSTOP", "YES"), "You will get messages from this number again. Text STOP to end them."),
    HELP(Set.of("HELP", "INFO"), "Text STOP to get no more messages from this number. Msg & data rates may apply.");

    private final Set<String> words;
    final String answer;

    OptOutWord(Set<String> words, String answer) {
        this.words = words;
        this.answer = answer;
    }

    static Optional<OptOutWord> in(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (OptOutWord each : values()) {
            if (each.words.contains(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
