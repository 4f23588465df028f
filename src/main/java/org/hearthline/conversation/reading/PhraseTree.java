package org.hearthline.conversation.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases by their words, for the longest that begins at a word. */
final class PhraseTree {

    /** In a phrase: any number, in digits or in letters. */
    static final String ANY_NUMBER = "NUM";

    /** In a phrase: one word that no phrase has, as a person's name. */
    static final String ANY_NAME = "NAME";

    private final Map<String, PhraseTree> next = new HashMap<>(2);
    private @Nullable Phrase end;

    /**
     * A word of a text.
     *
     * @param number the number that it is, or 0
     * @param name whether it can be a name
     */
    record Word(String text, int number, boolean name) {

        private List<String> branches() {
            List<String> branches = new ArrayList<>(List.of(text));
            if (number > 0) {
                branches.add(ANY_NUMBER);
            }
            if (name) {
                branches.add(ANY_NAME);
            }
            return branches;
        }
    }

    /** A phrase in a text, up to the word before {@code end}. */
    record Match(Phrase phrase, int end) {

        /** Of equally long ones the first, unless it is unclear. */
        Match orLonger(@Nullable Match other) {
            return other != null && (other.end > end || (other.end == end && phrase.sense() == Sense.UNCLEAR))
                    ? other
                    : this;
        }
    }

    /** @throws IllegalStateException when the same words already say something else */
    void add(List<String> words, Phrase phrase) {
        PhraseTree last = this;
        for (String word : words) {
            last = last.next.computeIfAbsent(word, each -> new PhraseTree());
        }
        if (last.end != null && !last.end.equals(phrase)) {
            throw new IllegalStateException(words + " is both " + last.end + " and " + phrase);
        }
        last.end = phrase;
    }

    /** The phrase that one word is. */
    @Nullable
    Phrase single(String word) {
        PhraseTree found = next.get(word);
        return found == null ? null : found.end;
    }

    /** The longest phrase that begins there; of equally long ones the most literal. */
    @Nullable
    Match longest(List<Word> words, int from) {
        return longest(words, from, 0);
    }

    private @Nullable Match longest(List<Word> words, int at, int number) {
        Match best = end == null ? null : new Match(end.of(number), at);
        if (at == words.size()) {
            return best;
        }
        Word word = words.get(at);
        for (String each : word.branches()) {
            PhraseTree branch = next.get(each);
            Match other = branch == null
                    ? null
                    : branch.longest(words, at + 1, each.equals(ANY_NUMBER) ? word.number() : number);
            if (other != null && (best == null || other.end() > best.end())) {
                best = other;
            }
        }
        return best;
    }
}
