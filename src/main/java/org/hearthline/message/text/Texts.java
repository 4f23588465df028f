package org.hearthline.message.text;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.jspecify.annotations.Nullable;

/**
 * The texts that parents read, in the agency's wording and the reader's language. Wherever a language is wanted, a BCP 47 tag is meant;
 * {@code es-MX} gets {@code es}, and one without a file gets the agency's default.
 */
@Singleton
public class Texts {

    private final MessageFiles files;
    private final boolean approvalRequired;

    /** Where nothing else is set, only the sandbox sends texts that nobody has approved. */
    @Inject
    Texts(
            MessageFiles files,
            @ConfigProperty(name = "hearthline.texts.approval-required") Optional<Boolean> approvalRequired,
            @ConfigProperty(name = "hearthline.sandbox") boolean sandbox) {
        this(files, approvalRequired.orElse(!sandbox));
    }

    private Texts(MessageFiles files, boolean approvalRequired) {
        this.files = files;
        this.approvalRequired = approvalRequired;
    }

    /** Of these files, without the service. */
    public static Texts of(MessageFiles files, boolean approvalRequired) {
        return new Texts(files, approvalRequired);
    }

    /**
     * Renders a message. What is not approved where it must be falls back to the default language, if its text is approved.
     *
     * @throws IllegalArgumentException when anything is missing that this message needs, as {@link TextKey} says
     */
    public Rendering render(TextKey key, @Nullable String wantedLanguage, Channel channel, TextParameters parameters) {
        Language wanted = files.language(wantedLanguage);
        for (Language each : List.of(wanted, files.defaultLanguage())) {
            if (!approvalRequired || each.wording(key).approved() != null) {
                return new Rendering.Rendered(each.render(key, channel, parameters));
            }
        }
        return new Rendering.NotApproved(key, wanted.tag());
    }

    /**
     * What is wrong with the words that a worker wants to send; empty where they may go.
     *
     * @param names of the people of the case: a message names none of them
     * @param parameters with the words
     */
    public Optional<String> wrong(
            String words, List<String> names, @Nullable String language, Channel channel, TextParameters parameters) {
        return TypedWords.wrong(words, files.forbidden(), names)
                .or(() -> channel == Channel.SMS
                                && render(TextKey.WORKER_WORDS, language, channel, parameters)
                                        instanceof Rendering.Rendered rendered
                                && Segments.of(rendered.text().text()).count()
                                        > files.language(language).file().mostSegments()
                        ? Optional.of("must be shorter: it takes more than "
                                + files.language(language).file().mostSegments() + " segments")
                        : Optional.empty());
    }

    /** The language that someone gets who wants this one. */
    public String language(@Nullable String wanted) {
        return files.language(wanted).tag();
    }

    /** The tags of all languages, the default one first. */
    public Set<String> languages() {
        return languageNames().keySet();
    }

    /** Each language as its speakers call it, by tag, the default one first. */
    public Map<String, String> languageNames() {
        Map<String, String> names = new LinkedHashMap<>();
        files.languages().forEach(each -> names.put(each.tag(), each.file().name()));
        return names;
    }

    public boolean isRightToLeft(@Nullable String language) {
        return files.language(language).isRightToLeft();
    }

    /** @return {@code ltr} or {@code rtl}, as HTML's {@code dir} takes it */
    public String direction(@Nullable String language) {
        return files.language(language).direction();
    }

    /** The words of a parent's pages, by name. */
    public Map<String, String> page(@Nullable String language) {
        return files.language(language).file().page();
    }

    /** How the kind of a place is said; empty for {@link PlaceKind#OTHER}. */
    public String place(PlaceKind kind, @Nullable String language) {
        return files.language(language).place(kind);
    }

    /** How far the agency's review has come, by language and text. */
    public List<TextStatus> statuses() {
        return files.languages().stream()
                .flatMap(each -> each.statuses().stream())
                .toList();
    }
}
