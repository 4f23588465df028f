package org.hearthline.message.text;

import io.quarkus.qute.TemplateException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/** What a language's texts must and must not hold (POLICY 5, content, and what carriers ask of texts). Pure. */
final class TextLint {

    /**
     * STOP and HELP stand where CTIA's Messaging Principles want them: where messages are agreed to, and in the answer to HELP. What
     * comes later, a question about times above all, needs its room for itself.
     */
    private static final Map<TextKey, List<String>> WORDS_TO_ANSWER = Map.of(
            TextKey.CONSENT_CONFIRMATION, List.of("HELP", "STOP"),
            TextKey.NOTE_CONSENTED, List.of("HELP", "STOP"),
            TextKey.NOTE_RESUMED, List.of("HELP", "STOP"),
            TextKey.HELP, List.of("STOP"),
            TextKey.OPT_OUT_CONFIRMATION, List.of("START"));

    /** Carriers read each of these as STOP, so that nobody may be asked to answer with one for another reason (POLICY 6). */
    private static final Set<String> READ_AS_STOP = Set.of(
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "PARAR",
            "ALTO",
            "BASTA",
            "CANCELAR");

    private static final Pattern TAG = Pattern.compile("\\{[^}]*}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** False in a condition, and to be seen where it is written out. */
    private static final List<String> ABSENT = List.of();

    private static final String WRITTEN_OUT = ABSENT.toString();

    private final Language language;
    private final ForbiddenWords forbidden;
    private final String brand;
    private final List<TextParameters> most;
    private final Errors errors;

    private TextLint(Language language, ForbiddenWords forbidden, String brand, Errors errors) {
        this.language = language;
        this.forbidden = forbidden;
        this.brand = brand;
        this.most = Samples.most(language, brand);
        this.errors = errors;
    }

    /** @param errors is told what is wrong, by the file's fields */
    static void check(Language language, ForbiddenWords forbidden, String brand, Errors errors) {
        TextLint lint = new TextLint(language, forbidden, brand, errors);
        if (!forbidden.knows(language.tag())) {
            errors.add("language", "has no forbidden words: expected is a list of them in " + MessageFiles.FORBIDDEN);
        }
        language.wordings().values().forEach(lint::check);
        LanguageDocument file = language.file();
        lint.plainWords("emailFooter", file.emailFooter());
        file.places().forEach((kind, words) -> lint.plainWords("places." + kind, words));
        file.page().forEach((name, words) -> lint.plainWords("page." + name, words));
    }

    private void check(Wording wording) {
        String field = "texts." + wording.key() + ".";
        holdsWhatItNeeds(wording, field);
        answers(wording, field + "sms");
        tried(wording, field);
        // Words that hardly ever appear are read too.
        unforbidden(field + "sms", TAG.matcher(wording.sms().words()).replaceAll(" "));
        unforbidden(field + "subject", TAG.matcher(wording.subject().words()).replaceAll(" "));
        unforbidden(field + "email", TAG.matcher(wording.email().words()).replaceAll(" "));
    }

    private void holdsWhatItNeeds(Wording wording, String field) {
        if (!wording.sms().words().startsWith("{brand}")) {
            errors.add(field + "sms", "must begin with {brand}: nobody answers a number that they do not know");
        }
        if (!wording.email().used().contains(TextParameter.BRAND)
                && !wording.subject().used().contains(TextParameter.BRAND)) {
            errors.add(field + "email", "must hold {brand}, or its subject must");
        }
        needs(field + "sms", wording.key().needed(Channel.SMS), wording.sms());
        needs(field + "email", wording.key().needed(Channel.EMAIL), wording.email());
    }

    private void needs(String field, Set<TextParameter> needed, TextTemplate text) {
        for (TextParameter each : needed) {
            if (!text.used().contains(each)) {
                errors.add(field, "must hold {" + each.inText() + "}");
            }
        }
    }

    private void answers(Wording wording, String field) {
        Set<String> words = new HashSet<>(Arrays.asList(
                NO_LETTERS.split(TAG.matcher(wording.sms().words()).replaceAll(" "))));
        for (String needed : WORDS_TO_ANSWER.getOrDefault(wording.key(), List.of())) {
            if (!words.contains(needed)) {
                errors.add(field, "must hold the word " + needed);
            }
        }
        READ_AS_STOP.stream()
                .filter(words::contains)
                .sorted()
                .findFirst()
                .ifPresent(word -> errors.add(field, "must not hold " + word + ": carriers read it as STOP"));
    }

    /** What comes of it, with as much as there can be and with as little. */
    private void tried(Wording wording, String field) {
        TextKey key = wording.key();
        tried(field + "sms", () -> language.sms(wording, Samples.least(key, Channel.SMS, brand), ABSENT));
        tried(
                field + "email",
                () -> language.letter(wording.email(), Samples.least(key, Channel.EMAIL, brand), ABSENT));
        String subject = tried(
                field + "subject",
                () -> language.letter(wording.subject(), Samples.least(key, Channel.EMAIL, brand), ABSENT));
        if (subject != null && (subject.isEmpty() || subject.contains("\n"))) {
            errors.add(field + "subject", "must be one line");
        }
        for (TextParameters each : most) {
            String text = tried(field + "sms", () -> language.sms(wording, each, ABSENT));
            if (text != null) {
                fits(field + "sms", text);
            }
            tried(field + "email", () -> language.letter(wording.email(), each, ABSENT));
            tried(field + "subject", () -> language.letter(wording.subject(), each, ABSENT));
        }
    }

    private void fits(String field, String text) {
        Segments segments = Segments.of(text);
        int most = language.file().mostSegments();
        if (segments.count() > most) {
            errors.add(
                    field,
                    "must fit in %d segments, and takes %d with long names and dates (%d characters, %s)"
                            .formatted(most, segments.count(), text.length(), segments.encoding()));
        }
    }

    private interface Rendered {
        String text();
    }

    private @Nullable String tried(String field, Rendered rendered) {
        try {
            String text = rendered.text();
            if (text.contains(WRITTEN_OUT)) {
                errors.add(
                        field,
                        "holds a parameter that may be missing; expected around it is a condition, such as"
                                + " {#if worker}with {worker}{/if}");
            }
            if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                errors.add(field, "holds a brace that belongs to no parameter; expected is {brand}, without spaces");
            }
            return text;
        } catch (TemplateException wrong) {
            errors.add(field, TextTemplate.reason(wrong));
            return null;
        }
    }

    private void plainWords(String field, String words) {
        if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
            errors.add(field, "must hold no parameter");
        }
        unforbidden(field, words);
    }

    private void unforbidden(String field, String words) {
        forbidden
                .in(words, language.tag())
                .ifPresent(word -> errors.add(
                        field,
                        "must not hold \"" + word + "\": it could show who writes (" + MessageFiles.FORBIDDEN + ")"));
    }
}
