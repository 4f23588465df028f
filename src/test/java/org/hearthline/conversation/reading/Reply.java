package org.hearthline.conversation.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hearthline.conversation.reading.Meaning.Chosen;
import org.hearthline.conversation.reading.Meaning.Declined;
import org.hearthline.conversation.reading.Meaning.Words;

/**
 * A line of the corpus: the scene, what a careful person understands, and the text to the line's end.
 *
 * @param expected {@code CHOSE_n}, {@code DECLINED}, {@code WORDS_} and a doubt, or another meaning's name
 */
record Reply(Scene scene, String expected, String text) {

    static List<Reply> of(String file) {
        String name = "/replies/" + file + ".tsv";
        try (InputStream lines = Objects.requireNonNull(Reply.class.getResourceAsStream(name), name)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .map(cells -> new Reply(Scene.valueOf(cells[0]), cells[1], cells[2].replace("\\n", "\n")))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean expectsWords() {
        return expected.startsWith("WORDS_");
    }

    static String name(Meaning meaning) {
        if (meaning instanceof Chosen chosen) {
            return "CHOSE_" + chosen.number();
        }
        if (meaning instanceof Declined) {
            return "DECLINED";
        }
        if (meaning instanceof Words words) {
            return "WORDS_" + words.doubt();
        }
        return meaning.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "_$1")
                .toUpperCase(Locale.ROOT);
    }
}
