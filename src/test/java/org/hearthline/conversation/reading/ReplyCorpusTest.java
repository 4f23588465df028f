package org.hearthline.conversation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies as people write them, each labelled with what a careful person understands (POLICY 6). */
class ReplyCorpusTest {

    /** Of a hundred texts that a person would understand, how many the reader may leave to the worker. */
    private static final int UNSURE_PER_CENT = 3;

    private static final int RIGHT = 0;
    private static final int UNSURE = 1;
    private static final int WRONG = 2;

    @ParameterizedTest
    @CsvSource({"en, ENGLISH", "es, SPANISH"})
    void corpus_isReadWithoutAnError(String file, Language language) {
        List<Reply> replies = Reply.of(file);
        Map<String, int[]> scores = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> unsure = new ArrayList<>();

        for (Reply reply : replies) {
            String read = Reply.name(ReplyReader.read(reply.text(), reply.scene().open, language));
            int score = score(reply, read);
            scores.computeIfAbsent(reply.expected().replaceAll("_[0-9]+", ""), each -> new int[3])[score]++;
            (score == WRONG ? wrong : score == UNSURE ? unsure : new ArrayList<String>())
                    .add(reply + " read as " + read);
        }

        print(file, scores, unsure);
        assertThat(wrong).isEmpty();
        assertThat(unsure).hasSizeLessThanOrEqualTo(replies.size() * UNSURE_PER_CENT / 100);
    }

    /** Where a person would have understood, words are no error, nor is a doubtful stop for a plain one: the worker reads both. The reverse is one. */
    private static int score(Reply reply, String read) {
        if (read.equals(reply.expected())) {
            return RIGHT;
        }
        boolean leftToWorker = read.equals("WORDS_UNSURE") && !reply.expectsWords();
        boolean held = read.equals("MAYBE_STOP") && reply.expected().equals("STOP");
        return leftToWorker || held ? UNSURE : WRONG;
    }

    private static void print(String file, Map<String, int[]> scores, List<String> unsure) {
        System.out.printf("%n%s %28s %6s %6s %6s%n", file, "meaning", "right", "unsure", "wrong");
        scores.forEach((meaning, score) ->
                System.out.printf("%31s %6d %6d %6d%n", meaning, score[RIGHT], score[UNSURE], score[WRONG]));
        unsure.forEach(System.out::println);
    }
}
