package org.hearthline.message.text;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.hearthline.message.text.TimeWords.Form;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/** A language that the agency writes in: renders its texts. */
final class Language {

    private final LanguageDocument file;
    private final Map<TextKey, Wording> wordings;

    private Language(LanguageDocument file, Map<TextKey, Wording> wordings) {
        this.file = file;
        this.wordings = wordings;
    }

    /** @param errors where a text is wrong; such a text is left out */
    static Language of(LanguageDocument file, Errors errors) {
        Map<TextKey, Wording> wordings = new EnumMap<>(TextKey.class);
        file.texts().forEach((name, words) -> {
            TextKey key = TextKey.valueOf(name);
            Wording.parse(file, key, words, errors.within("texts." + name))
                    .ifPresent(wording -> wordings.put(key, wording));
        });
        return new Language(file, wordings);
    }

    String tag() {
        return file.language();
    }

    LanguageDocument file() {
        return file;
    }

    /** Those without errors, in the order of their keys. */
    Map<TextKey, Wording> wordings() {
        return wordings;
    }

    Wording wording(TextKey key) {
        Wording wording = wordings.get(key);
        if (wording == null) {
            throw new IllegalStateException("A file without this text passes no check");
        }
        return wording;
    }

    boolean isRightToLeft() {
        return ULocale.forLanguageTag(tag()).isRightToLeft();
    }

    String direction() {
        return isRightToLeft() ? "rtl" : "ltr";
    }

    /** @throws IllegalArgumentException when anything is missing that this message needs */
    RenderedText render(TextKey key, Channel channel, TextParameters given) {
        for (TextParameter needed : key.needed(channel)) {
            if (!given.has(needed)) {
                throw new IllegalArgumentException(key + " by " + channel + " needs " + needed.inText());
            }
        }
        Wording wording = wording(key);
        return switch (channel) {
            case SMS -> new RenderedText(tag(), wording.version(), "", sms(wording, given, null), null);
            case EMAIL -> letter(wording, given);
        };
    }

    /** With whole words for its times if that fits, else with fewer; and without the worker's name where its letters alone are too long. */
    String sms(Wording wording, TextParameters given, @Nullable Object absent) {
        Map<String, @Nullable Object> shortest = values(wording.sms(), given, Form.SHORTEST, absent);
        Map<String, @Nullable Object> nameless = new HashMap<>(shortest);
        nameless.replace(TextParameter.WORKER.inText(), absent);
        return Stream.<Supplier<Map<String, @Nullable Object>>>of(
                        () -> values(wording.sms(), given, Form.SHORT, absent), () -> shortest, () -> nameless)
                .map(values -> wording.sms().render(values.get()))
                .filter(text -> Segments.of(text).count() <= file.mostSegments())
                .findFirst()
                .orElseGet(() -> wording.sms().render(shortest));
    }

    private RenderedText letter(Wording wording, TextParameters given) {
        String subject = letter(wording.subject(), given, null);
        String text = letter(wording.email(), given, null);
        String footer = file.emailFooter().strip();
        URI link = given.link();
        return new RenderedText(
                tag(),
                wording.version(),
                subject,
                text + "\n\n" + footer + "\n",
                HtmlLetter.of(this, subject, text, footer, link == null ? null : link.toString()));
    }

    /** @param absent stands for what is not given */
    String letter(TextTemplate template, TextParameters given, @Nullable Object absent) {
        return template.render(values(template, given, Form.LONG, absent));
    }

    /** Of the parameters that the text uses: to write out a time takes long. */
    private Map<String, @Nullable Object> values(
            TextTemplate template, TextParameters given, Form form, @Nullable Object absent) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (TextParameter each : template.used()) {
            values.put(each.inText(), given.has(each) ? value(each, given, form) : absent);
        }
        return values;
    }

    private @Nullable Object value(TextParameter parameter, TextParameters given, Form form) {
        return switch (parameter) {
            case BRAND -> given.brand();
            case WORKER -> given.worker();
            case CONFIRM -> number(given.confirm());
            case TIMES ->
                given.times().stream()
                        .map(each ->
                                Map.of("number", number(each.number()), "time", time(each.startsAt(), given, form)))
                        .toList();
            case OTHER_TIMES -> number(given.otherTimes());
            case KEEP -> number(given.keep());
            case AT -> given.at() == null ? null : time(given.at(), given, form);
            case MINUTES -> NumberFormat.getInstance(TimeWords.locale(tag())).format(given.minutes());
            case PLACE -> file.places().get(String.valueOf(given.place()));
            case LINK -> String.valueOf(given.link());
            case WORDS -> given.words();
        };
    }

    /** In the digits that every phone can type. */
    private static String number(@Nullable Integer number) {
        return String.valueOf(number);
    }

    private String time(Instant at, TextParameters given, Form form) {
        return TimeWords.of(at, given.zone(), given.workerZone(), tag(), form);
    }

    /** The words of a kind of place; none for {@link PlaceKind#OTHER}. */
    String place(PlaceKind kind) {
        return file.places().getOrDefault(kind.name(), "");
    }

    List<TextStatus> statuses() {
        return wordings.values().stream()
                .map(each -> new TextStatus(
                        tag(),
                        each.key(),
                        each.version(),
                        each.approved() == null ? null : each.approved().by(),
                        each.approved() == null ? null : each.approved().on()))
                .toList();
    }
}
