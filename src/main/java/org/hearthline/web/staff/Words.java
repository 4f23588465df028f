package org.hearthline.web.staff;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the staff's pages say in one language: ICU messages by name, from one file for each part of the pages. */
final class Words {

    static final Map<String, Words> BY_LANGUAGE = new LinkedHashMap<>();

    static final List<String> AREAS = List.of(
            "codes",
            "frame",
            "due",
            "tasks",
            "log",
            "meeting",
            "cases",
            "conversation",
            "record",
            "supervision",
            "operations",
            "measures");

    private static final String STANDARD = "en";

    static {
        for (String language : List.of(STANDARD, "es")) {
            BY_LANGUAGE.put(language, new Words(language));
        }
    }

    private final Locale locale;
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Words(String language) {
        locale = Locale.forLanguageTag(language);
        AREAS.forEach(area -> read(language + "/" + area + ".properties"));
    }

    /** The first of these that there is, as in an {@code Accept-Language} in order of preference; English where there is none. */
    static Words of(List<String> wanted) {
        return wanted.stream()
                .map(BY_LANGUAGE::get)
                .filter(found -> found != null)
                .findFirst()
                .orElseGet(() -> of(List.of(STANDARD)));
    }

    Locale locale() {
        return locale;
    }

    Set<String> names() {
        return patterns.keySet();
    }

    @Nullable
    String pattern(String name) {
        return patterns.get(name);
    }

    /** @throws IllegalStateException when no file has it: tests hold that every name that a page uses stands in every language */
    String say(String name, Object... arguments) {
        MessageFormat format = formats.computeIfAbsent(name, this::parse);
        // A format is not safe for use by several threads at once.
        return ((MessageFormat) format.clone()).format(arguments);
    }

    private MessageFormat parse(String name) {
        String pattern = patterns.get(name);
        if (pattern == null) {
            throw new IllegalStateException("No words for " + name + " in " + locale);
        }
        return new MessageFormat(pattern, locale);
    }

    private void read(String file) {
        try (InputStream in = Words.class.getResourceAsStream("words/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The pages lack " + file);
            }
            Properties read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            read.forEach((name, pattern) -> patterns.put((String) name, (String) pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
