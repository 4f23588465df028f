package org.hearthline.message.text;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that would show that a child-welfare agency is involved (POLICY 5, content): {@code messages/forbidden.yaml}. They are found
 * as whole words, whatever their case and accents.
 */
final class ForbiddenWords {

    /** The file. @param words by language, and under {@code any} those of every language */
    record Document(@NotNull @NotEmpty Map<String, @NotEmpty List<@NotBlank String>> words) {}

    private record Word(String written, String plain) {}

    private static final String ANY = "any";
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, List<Word>> words = new LinkedHashMap<>();

    ForbiddenWords(Document document) {
        document.words()
                .forEach((language, list) -> words.put(
                        language,
                        list.stream().map(word -> new Word(word, plain(word))).toList()));
    }

    boolean knows(String language) {
        return words.containsKey(primary(language));
    }

    /** The first that stands in a text of this language. */
    Optional<String> in(String text, String language) {
        return first(text, List.of(ANY, primary(language)));
    }

    /** The first that stands in words that are the same in every language. */
    Optional<String> in(String text) {
        return first(text, words.keySet());
    }

    private Optional<String> first(String text, Collection<String> languages) {
        // Dots within an abbreviation separate nothing.
        List<String> readings = List.of(plain(text), plain(text.replace(".", "")));
        return languages.stream()
                .flatMap(language -> words.getOrDefault(language, List.of()).stream())
                .filter(word -> readings.stream().anyMatch(reading -> reading.contains(word.plain())))
                .map(Word::written)
                .findFirst();
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    private static String plain(String text) {
        String letters =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return " "
                + BETWEEN_WORDS
                        .matcher(letters.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }
}
