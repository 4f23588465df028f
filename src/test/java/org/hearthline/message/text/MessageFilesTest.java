package org.hearthline.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a text is told with its file, line and field, and what was expected. */
class MessageFilesTest {

    @TempDir
    Path root;

    private TextFolder folder;

    @BeforeEach
    void copyTexts() throws IOException {
        folder = new TextFolder(root);
    }

    @Test
    void deliveredTexts_haveNoErrorsAndAreSummedUp() throws IOException {
        assertThat(folder.errors()).isEmpty();
        assertThat(folder.files().summary())
                .containsExactly("texts: en, 17 texts, 0 approved", "texts: es, 17 texts, 0 approved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Parameters
                "NOTE_READ | sms | {brand}: {child} thanks you. | {child} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | sms | {brand}: {place} | {place} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | sms | {brand}: {worker.name} | {worker.name} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | sms | {brand}: {worker??} | {worker.or(null)} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | sms | {brand}: {inject:vertx} | {inject:vertx} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | email | {brand}, {otherTimes} | {otherTimes} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | subject | `{brand}, {link}` | {link} is no parameter of this text, which may hold {brand}, {worker}",
                "NOTE_READ | sms | {brand}: {#if worker}Dana | cannot be read: unterminated section [if] detected",
                "NOTE_READ | sms | {brand}: {#let x=1}{/let} | cannot be read: no section helper found for {#let x=1}",
                "NOTE_READ | sms | {brand}: {worker | cannot be read: unexpected non-text buffer at the end of the template - unterminated expression: worker",
                "NOTE_READ | sms | {brand}: { worker } | holds a brace that belongs to no parameter; expected is {brand}, without spaces",
                "NOTE_READ | sms | {brand}: {worker} | holds a parameter that may be missing; expected around it is a condition, such as {#if worker}with {worker}{/if}",
                "MEETING_CONFIRMED | email | `Reply {at} {place}, {brand}, {link}` | holds a parameter that may be missing; expected around it is a condition, such as {#if worker}with {worker}{/if}",
                // What must be there
                "NOTE_READ | sms | Thank you, {brand} | must begin with {brand}: nobody answers a number that they do not know",
                "MEETING_CONFIRMED | sms | {brand}: See you. | must hold {at}",
                "MEETING_PROPOSAL | sms | `{brand}: {#for option in times}{option.number} {option.time} {/for}` | must hold {otherTimes}",
                "MEETING_PROPOSAL | sms | `{brand}: {otherTimes}` | must hold {times}",
                "MEETING_PROPOSAL | email | `{brand} {#for option in times}{option.time} {/for}` | must hold {link}",
                "MEETING_REMINDER_DAY | email | `{brand} {at}` | must hold {link}",
                "CONSENT_CONFIRMATION | sms | `{brand}: HELP, STOP.` | must hold {confirm}",
                "CONSENT_CONFIRMATION | sms | `{brand}: {confirm}, STOP.` | must hold the word HELP",
                "CONSENT_CONFIRMATION | sms | `{brand}: {confirm}, HELP, stop.` | must hold the word STOP",
                "HELP | sms | `{brand}: We set up meetings.` | must hold the word STOP",
                "OPT_OUT_CONFIRMATION | sms | `{brand}: Bye.` | must hold the word START",
                "NOTE_RESUMED | sms | `{brand}: HELP.` | must hold the word STOP",
                // What must not
                "NOTE_OVER | sms | `{brand}: Reply CANCEL.` | must not hold CANCEL: carriers read it as STOP",
                "NOTE_OVER | sms | `{brand}: Your Caseworker.` | `must not hold \"caseworker\": it could show who writes (forbidden.yaml)`",
                "NOTE_OVER | sms | `{brand}: Reply to D.C.S. now.` | `must not hold \"DCS\": it could show who writes (forbidden.yaml)`",
                "NOTE_OVER | sms | `{brand}: {#if worker}your child{/if}` | `must not hold \"child\": it could show who writes (forbidden.yaml)`",
                "NOTE_OVER | email | `{brand}, family  services` | `must not hold \"family services\": it could show who writes (forbidden.yaml)`",
                "NOTE_OVER | subject | `{brand} in Court` | `must not hold \"court\": it could show who writes (forbidden.yaml)`",
                "NOTE_OVER | subject | `\"{brand}\\nmore\"` | must be one line"
            })
    void textThatIsWrong_isToldWithItsLine(TextKey key, String field, String words, String error) throws IOException {
        folder.word("en.yaml", key, field, words.startsWith("\"") ? words : "'" + words.replace("'", "''") + "'");

        assertThat(folder.errors())
                .containsExactly(
                        "en.yaml:%d: texts.%s.%s: %s".formatted(folder.line("en.yaml", key, field), key, field, error));
    }

    @Test
    void textThatIsTooLong_isToldWithWhatItTakes() throws IOException {
        folder.word("es.yaml", TextKey.NOTE_READ, "sms", "'{brand}: " + "Más. ".repeat(30) + "'");

        assertThat(folder.errors())
                .singleElement()
                .asString()
                .endsWith("texts.NOTE_READ.sms: must fit in 2 segments, and takes 3 with long names and dates"
                        + " (161 characters, UCS_2)");
    }

    @Test
    void accentsOfAForbiddenWord_doNotMatter() throws IOException {
        folder.word("es.yaml", TextKey.NOTE_READ, "sms", "'{brand}: Los NINOS y la protección.'");

        assertThat(folder.errors()).singleElement().asString().contains("must not hold \"niños\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en.yaml | `name: English` | `name: ''` | name: must be given, and not blank",
                "en.yaml | `language: en` | `language: de` | language: must be a BCP 47 tag, such as es, and the file's name",
                "en.yaml | `  NOTE_OVER:` | `  NOTE_PAST:` | texts.NOTE_OVER: must be given",
                "en.yaml | `  HOME: at your home` | `  SHELTER: at the place` | places.HOME: must be given",
                "en.yaml | `  HOME: at your home` | `  HOME: at the shelter` | places.HOME: must not hold",
                "en.yaml | `  send: Send` | `` | page.send: must be given",
                "en.yaml | `  send: Send` | `  send: Send {worker}` | page.send: must hold no parameter",
                "en.yaml | `  send: Send` | `  send: Send to court` | page.send: must not hold",
                "en.yaml | `emailFooter: Please` | `emailFooter: Your judge says` | emailFooter: must not hold",
                "en.yaml | `default: true` | `` | no language is the default one; expected is `default: true` in one file",
                "es.yaml | `language: es` | `language: es\ndefault: true` | default: must be true in one file alone",
                "es.yaml | `language: es` | `language: es\nmaxSegments: 9` | maxSegments: must be less than or equal to 6",
                "forbidden.yaml | `  es:\n` | `  de:\n` | language: has no forbidden words: expected is a list of them in forbidden.yaml",
                "forbidden.yaml | `words:` | `word:` | words: must be given"
            })
    void fileThatIsWrong_isTold(String file, String from, String to, String error) throws IOException {
        String unquoted = to == null ? "" : to;

        assertThat(folder.change(file, from.replace("\\n", "\n"), unquoted.replace("\\n", "\n"))
                        .errors())
                .anySatisfy(line -> assertThat(line).contains(error));
    }

    @Test
    void approvalWithoutADate_isToldWithItsLine() throws IOException {
        folder.word("en.yaml", TextKey.HELP, "approved", "{ by: Ruth }");

        assertThat(folder.errors())
                .containsExactly("en.yaml:%d: texts.HELP.approved.on: must be given"
                        .formatted(folder.line("en.yaml", TextKey.HELP, "approved")));
    }

    @Test
    void filesThatAreMissingOrNotRead_areTold() throws IOException {
        folder.delete("en.yaml")
                .delete("es.yaml")
                .delete("forbidden.yaml")
                .write("fr.yml", "")
                .write(".es.yaml", "");

        assertThat(folder.errors())
                .containsExactly(
                        "fr.yml: is not read; expected here are files named *.yaml",
                        "forbidden.yaml: is missing",
                        root.resolve("messages") + ": holds no file of a language");
    }

    @Test
    void brandThatShowsWhoWrites_isTold() throws IOException {
        assertThat(folder.read("Davidson Family Services").wrongBrand())
                .contains("must not hold \"family services\": messages to parents carry it (forbidden.yaml)");
        assertThat(folder.read("Línea de los Niños").wrongBrand()).isPresent();
        assertThat(folder.read("Willow Line").wrongBrand()).isEmpty();
    }

    @Test
    void longBrand_isMeasuredWithTheTexts() throws IOException {
        assertThat(folder.read("The Willow Line of Middle and West Tennessee, together with all of its friends")
                        .errors())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("must fit in 2 segments"));
    }
}
