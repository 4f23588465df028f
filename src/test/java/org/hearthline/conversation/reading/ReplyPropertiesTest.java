package org.hearthline.conversation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hearthline.conversation.reading.Meaning.Chosen;
import org.hearthline.conversation.reading.Meaning.Declined;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text (POLICY 6). */
class ReplyPropertiesTest {

    private static final List<Reply> CORPUS =
            Stream.of("en", "es").flatMap(file -> Reply.of(file).stream()).toList();

    /** No word of these is a yes, a number or a place, in either language. */
    private static final List<String> NO_ANSWERS = List.of(
            "please",
            "gracias",
            "tuesday",
            "martes",
            "maybe",
            "tal",
            "vez",
            "who",
            "is",
            "this",
            "no",
            "not",
            "cant",
            "none",
            "ninguna",
            "times",
            "other",
            "my",
            "kids",
            "the",
            "la",
            "at",
            "office",
            "late",
            "tarde",
            "2pm",
            "2:30",
            "3/4",
            "615-555-0123",
            "$2",
            "2nd-street",
            "🙄",
            "stop",
            "por",
            "but",
            "pero",
            "good",
            "me");

    private static final int LONGEST = 1600;

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(LONGEST),
                Arbitraries.strings().withChars("stop 12siyno.,:/'#👍á\u0301\n").ofMaxLength(80));
    }

    @Provide
    Arbitrary<String> wordsOfTheCorpus() {
        return Arbitraries.of(CORPUS)
                .map(Reply::text)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(each -> String.join(" ", each));
    }

    @Provide
    Arbitrary<String> noAnswer() {
        return Arbitraries.of(NO_ANSWERS).list().ofMaxSize(6).map(each -> String.join(" ", each));
    }

    @Provide
    Arbitrary<Reply> corpus() {
        return Arbitraries.of(CORPUS);
    }

    @Provide
    Arbitrary<String> punctuation() {
        return Arbitraries.strings().withChars(".,!?;:…¡¿\"'()-—*_~ \n").ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> revocation() {
        Arbitrary<String> word = Arbitraries.of(
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
                "cancelar");
        Arbitrary<String> between = Arbitraries.of("", "", " ", ".", "-", "\u200b", "  ");
        Arbitrary<String> around = Arbitraries.of("", " ", "!!", "¡", "…", "🛑", " ❤️ ", "\n", "👍", "*", "\u00a0");
        return Combinators.combine(word, between, around, around, Arbitraries.of(true, false))
                .as((each, gap, before, after, capitals) ->
                        before + String.join(gap, (capitals ? each.toUpperCase(Locale.ROOT) : each).split("")) + after);
    }

    @Property(tries = 1000)
    void anyText_isReadAndItsAnswerIsOneThatIsAsked(
            @ForAll("anyText") String text, @ForAll Scene scene, @ForAll Language language) {
        answersWhatIsAsked(text, scene, language);
    }

    @Property(tries = 1000)
    void anyReplies_areReadTogetherAndTheAnswerIsOneThatIsAsked(
            @ForAll("wordsOfTheCorpus") String text, @ForAll Scene scene, @ForAll Language language) {
        answersWhatIsAsked(text, scene, language);
    }

    @Property(tries = 1000)
    void revocationAlone_isAStopWhateverIsOpen(
            @ForAll("revocation") String text, @ForAll Scene scene, @ForAll Language language) {
        assertThat(ReplyReader.read(text, scene.open, language)).isEqualTo(new Meaning.Stop());
    }

    @Property(tries = 1000)
    void textWithoutNumberPlaceOrYes_isNoChoice(
            @ForAll("noAnswer") String text, @ForAll Scene scene, @ForAll Language language) {
        assertThat(ReplyReader.read(text, scene.open, language)).isNotInstanceOf(Chosen.class);
    }

    @Property(tries = 1000)
    void caseAndPunctuationAround_changeNothing(
            @ForAll("corpus") Reply reply,
            @ForAll("punctuation") String before,
            @ForAll("punctuation") String after,
            @ForAll Language language) {
        String spaced = before + " " + reply.text() + " " + after;

        Meaning plain = ReplyReader.read(reply.text(), reply.scene().open, language);

        assertThat(ReplyReader.read(before + reply.text() + after, reply.scene().open, language))
                .isEqualTo(plain);
        assertThat(ReplyReader.read(spaced.toUpperCase(Locale.ROOT), reply.scene().open, language))
                .isEqualTo(plain);
        assertThat(ReplyReader.read(spaced.toLowerCase(Locale.ROOT), reply.scene().open, language))
                .isEqualTo(plain);
    }

    @Property(tries = 1000)
    void accents_changeNothing(@ForAll("corpus") Reply reply, @ForAll Language language) {
        String accented = reply.text().replaceAll("[aeiouAEIOU]", "$0\u0301");

        assertThat(ReplyReader.read(accented, reply.scene().open, language))
                .isEqualTo(ReplyReader.read(reply.text(), reply.scene().open, language));
    }

    /** A million signs in the time that two thousand texts may take: a search that went back and forth would not end. */
    @ParameterizedTest
    @ValueSource(
            strings = {"i dont want ", "stop ", "2 ", "no ", "a", "0", "la ", "'", "please ", "ninguna de las ", "2."})
    void endlessText_isReadInLinearTime(String part) {
        String text = part.repeat(1_000_000 / part.length());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ReplyReader.read(text, Scene.TWO_PROPOSALS.open, Language.ENGLISH));
    }

    private static void answersWhatIsAsked(String text, Scene scene, Language language) {
        Meaning meaning = ReplyReader.read(text, scene.open, language);
        if (meaning instanceof Chosen chosen) {
            assertThat(scene.offers(chosen.questionId(), chosen.number())).isTrue();
        }
        if (meaning instanceof Declined declined) {
            assertThat(scene.open).singleElement().extracting(OpenQuestion::id).isEqualTo(declined.questionId());
        }
    }
}
