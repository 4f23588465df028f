package org.hearthline.message.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a worker's own words to a parent must not hold, since whoever picks up the phone may read them (POLICY 5, content): what a text of
 * the agency's must not, in any of its languages, since a worker writes in either; nothing to follow or to call, for a stranger would; and
 * nobody of the case by name. Pure.
 */
final class TypedWords {

    private static final int SHORTEST_NAME = 3;

    private static final Map<Pattern, String> NEVER = Map.of(
            Pattern.compile("(?i)https?:|www\\.|@|\\b[\\w-]+\\.(com|org|net|gov|edu|info|us|io|ly|me|co|es|mx)\\b"),
            "must hold no link and no e-mail address",
            Pattern.compile("(?:\\d[\\s().+-]*){7,}"),
            "must hold no phone number and no number of a case",
            Pattern.compile("[{}]"),
            "must hold no braces",
            Pattern.compile("\\b(STOP|STOPALL|UNSUBSCRIBE|CANCEL|CANCELAR|END|QUIT|REVOKE|OPTOUT|PARAR|ALTO|BASTA)\\b"),
            "must not hold what carriers read as STOP, in capitals");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private TypedWords() {}

    /** @param names of the people of the case, whole */
    static Optional<String> wrong(String words, ForbiddenWords forbidden, List<String> names) {
        return Stream.of(
                        forbidden.in(words).map(word -> "must not hold \"" + word + "\": it could show who writes"),
                        names.stream()
                                .flatMap(BETWEEN_WORDS::splitAsStream)
                                .filter(name -> name.length() >= SHORTEST_NAME)
                                .filter(name -> holds(words, name))
                                .findFirst()
                                .map(name -> "must name nobody of the case"),
                        NEVER.entrySet().stream()
                                .filter(each -> each.getKey().matcher(words).find())
                                .map(Map.Entry::getValue)
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean holds(String words, String name) {
        return Arrays.asList(BETWEEN_WORDS.split(words.toLowerCase(Locale.ROOT)))
                .contains(name.toLowerCase(Locale.ROOT));
    }
}
