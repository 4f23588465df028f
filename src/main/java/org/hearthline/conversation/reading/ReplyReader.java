package org.hearthline.conversation.reading;

import java.util.List;
import java.util.Optional;
import org.hearthline.message.Keyword;

/** Reads a reply by text; what it is not sure of it says so, and it never guesses a time (POLICY 6). Pure, and in time that grows with the text's length. */
public final class ReplyReader {

    private ReplyReader() {}

    /**
     * What the text means. Revocation wins over everything; START is only the bare keyword, which is what the carrier
     * heeds. Of a {@code Chosen} or {@code Declined} the question is one of those given, and the number one that it offers.
     *
     * @param text as it arrived
     * @param open what this phone has been asked and not answered, with no number twice. A revoked address has no open consent:
     *     the caller leaves it out, so that a yes never restores it
     * @param language in which this person is written to
     */
    public static Meaning read(String text, List<OpenQuestion> open, Language language) {
        List<String> words = PlainText.words(text);
        return keyword(text, words).orElseGet(() -> ReplyRules.meaning(Phrasebook.read(words, language), open));
    }

    private static Optional<Meaning> keyword(String text, List<String> words) {
        Optional<Keyword> whole = Keyword.in(text).or(() -> Keyword.in(String.join(" ", words)));
        return whole.or(() -> Keyword.in(String.join("", words)).filter(Keyword.STOP::equals))
                .map(ReplyReader::meaning);
    }

    private static Meaning meaning(Keyword keyword) {
        return switch (keyword) {
            case STOP -> new Meaning.Stop();
            case START -> new Meaning.Start();
            case HELP -> new Meaning.Help();
        };
    }
}
