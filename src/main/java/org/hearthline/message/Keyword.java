package org.hearthline.message;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole text that means one thing to every carrier and to us, in English and Spanish (POLICY 6). */
public enum Keyword {
    /** Ends messages. */
    STOP,
    /** Has them come again. */
    START,
    HELP;

    private static final Map<String, Keyword> WORDS = words(Map.of(
            STOP,
                    List.of(
                            "stop",
                            "stopall",
                            "unsubscribe",
                            "cancel",
                            "end",
                            "quit",
                            "revoke",
                            "optout",
                            "opt out",
                            "parar",
                            "alto",
                            "basta",
                            "cancelar"),
            START, List.of("start", "unstop", "join"),
            HELP, List.of("help", "info", "ayuda")));

    /** Symbols too: a heart after the word changes nothing of what it says. */
    private static final Pattern NO_WORD = Pattern.compile("[\\p{P}\\p{S}\\p{C}\\p{M}]+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** The keyword that a text is, whatever its case, spaces and punctuation; empty when it says anything else or more. */
    public static Optional<Keyword> in(String text) {
        String spaced = SPACE.matcher(text).replaceAll(" ");
        String bare = SPACE.matcher(NO_WORD.matcher(spaced).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return Optional.ofNullable(WORDS.get(bare));
    }

    private static Map<String, Keyword> words(Map<Keyword, List<String>> byKeyword) {
        Map<String, Keyword> words = new HashMap<>();
        byKeyword.forEach((keyword, spellings) -> spellings.forEach(word -> words.put(word, keyword)));
        return Map.copyOf(words);
    }
}
