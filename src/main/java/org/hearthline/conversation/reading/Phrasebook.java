package org.hearthline.conversation.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hearthline.conversation.reading.PhraseTree.Match;
import org.hearthline.conversation.reading.PhraseTree.Word;

/** Finds the phrases of both languages in a text, from the left, the longest first. */
final class Phrasebook {

    private static final String SAME = "SAME";
    private static final String NOTHING = "NOTHING";
    private static final String NO_NAMES = "NO_NAMES";

    /** Words that only the language of the file reads so: they say something else in the other. */
    private static final String ONLY = " ONLY";

    /** What is seen wherever it stands, and what keeps a part of itself from being seen so. */
    private static final Set<Sense> SPOTTED = EnumSet.of(
            Sense.STOP_REQUEST, Sense.STOP_PERHAPS, Sense.REJECTING, Sense.CONTACT, Sense.WRONG_NUMBER, Sense.UNCLEAR);

    private static final Phrasebook BOOK = new Phrasebook();

    private final PhraseTree phrases = new PhraseTree();
    private final PhraseTree spotted = new PhraseTree();
    private final Map<Language, PhraseTree> only = new EnumMap<>(Language.class);
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /**
     * What stands in a text.
     *
     * @param phrases all of it, word for word
     * @param spotted what is to be seen wherever it stands, though other phrases overlap it
     */
    record Reading(List<Phrase> phrases, List<Phrase> spotted) {}

    private Phrasebook() {
        Map<Language, WordFile> files = new EnumMap<>(Language.class);
        for (Language each : Language.values()) {
            files.put(each, WordFile.of(each));
        }
        files.values().forEach(this::addSpellings);
        files.forEach((language, file) -> {
            addPhrases(file, "", List.of(phrases), List.of(phrases, spotted));
            PhraseTree own = new PhraseTree();
            only.put(language, own);
            addPhrases(file, ONLY, List.of(own), List.of(own));
        });
    }

    /** All of the text without what says nothing; a word that both languages have is read in this one. */
    static Reading read(List<String> plainWords, Language language) {
        return BOOK.read(plainWords, Objects.requireNonNull(BOOK.only.get(language)));
    }

    private Reading read(List<String> plainWords, PhraseTree own) {
        List<Word> words = plainWords.stream()
                .map(this::spelled)
                .filter(each -> !each.isEmpty())
                .filter(each -> known.contains(each) || !isEmblem(each))
                .map(each -> word(each, own))
                .toList();
        return new Reading(divided(words, List.of(own, phrases)), divided(words, List.of(spotted)));
    }

    private static List<Phrase> divided(List<Word> words, List<PhraseTree> trees) {
        List<Phrase> phrases = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            Match match = new Match(new Phrase(Sense.UNCLEAR, 0), at + 1);
            for (PhraseTree tree : trees) {
                match = match.orLonger(tree.longest(words, at));
            }
            phrases.add(match.phrase());
            at = match.end();
        }
        return phrases;
    }

    private Word word(String text, PhraseTree own) {
        return new Word(
                text, number(text, own), !known.contains(text) && text.chars().allMatch(Character::isLetter));
    }

    /** More than three digits are no option's number. */
    private int number(String text, PhraseTree own) {
        if (text.length() <= 3 && !text.startsWith("0") && text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return Integer.parseInt(text);
        }
        Phrase alone = own.single(text) == null ? phrases.single(text) : own.single(text);
        return alone != null && alone.sense() == Sense.NUMBER ? alone.value() : 0;
    }

    /** An unknown emoji is decoration; those that say something are in the files. */
    private static boolean isEmblem(String word) {
        return Character.getType(word.codePointAt(0)) == Character.OTHER_SYMBOL && !word.equals("°");
    }

    private void addSpellings(WordFile file) {
        for (String entry : file.section(SAME)) {
            for (String variant : WordFile.right(entry).split(" ")) {
                spellings.put(squeezed(variant), squeezed(WordFile.left(entry)));
            }
        }
        file.section(NOTHING).forEach(word -> spellings.put(squeezed(word), ""));
        file.section(NO_NAMES).forEach(word -> known.add(spelled(word)));
    }

    private void addPhrases(WordFile file, String suffix, List<PhraseTree> trees, List<PhraseTree> treesOfSpotted) {
        for (Sense sense : Sense.values()) {
            List<PhraseTree> its = SPOTTED.contains(sense) ? treesOfSpotted : trees;
            for (String entry : file.section(sense.name() + suffix)) {
                boolean valued = entry.contains("=");
                Phrase phrase = new Phrase(sense, valued ? Integer.parseInt(WordFile.right(entry)) : 0);
                for (List<String> wording : file.wordings(valued ? WordFile.left(entry) : entry)) {
                    List<String> words = spelled(wording);
                    known.addAll(words);
                    its.forEach(tree -> tree.add(words, phrase));
                }
            }
        }
    }

    private List<String> spelled(List<String> wording) {
        return wording.stream()
                .map(each ->
                        each.equals(PhraseTree.ANY_NUMBER) || each.equals(PhraseTree.ANY_NAME) ? each : spelled(each))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String spelled(String word) {
        String squeezed = squeezed(word);
        return spellings.getOrDefault(squeezed, squeezed);
    }

    /** Letters held down say nothing: "siii" is "si", in a text and in the files alike. Digits do. */
    private static String squeezed(String word) {
        StringBuilder squeezed = new StringBuilder();
        int before = -1;
        for (int sign : word.codePoints().toArray()) {
            if (sign != before || Character.isDigit(sign)) {
                squeezed.appendCodePoint(sign);
            }
            before = sign;
        }
        return squeezed.toString();
    }
}
