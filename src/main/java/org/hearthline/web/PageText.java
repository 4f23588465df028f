package org.hearthline.web;

import java.util.Map;

/**
 * The words of a page in its reader's language.
 *
 * @param language a BCP 47 tag
 * @param direction as HTML's {@code dir} takes it
 * @param others the other languages, as their speakers call them, by tag
 * @param query keeps a language that was asked for on the way to the next page; empty where none was
 */
record PageText(
        String brand,
        String language,
        String direction,
        Map<String, String> words,
        Map<String, String> others,
        String query) {

    public String say(String name) {
        String words = this.words.get(name);
        if (words == null) {
            throw new IllegalStateException("No file of a language passes its check without page." + name);
        }
        return words;
    }
}
