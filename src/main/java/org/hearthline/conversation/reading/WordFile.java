package org.hearthline.conversation.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of one language as they stand in its file, whose head tells how it is written. */
final class WordFile {

    private static final String SETS = "SETS";

    private final Map<String, List<String>> entries = new LinkedHashMap<>();
    private final Map<String, String> sets = new HashMap<>();

    private WordFile() {}

    static WordFile of(Language language) {
        String name = language.name().toLowerCase(Locale.ROOT) + ".words";
        try (InputStream file = Objects.requireNonNull(WordFile.class.getResourceAsStream(name), name)) {
            WordFile words = new WordFile();
            words.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a section, split at commas; none when the file has no such section. */
    List<String> section(String name) {
        return entries.getOrDefault(name, List.of());
    }

    /** Every wording that a pattern stands for, as words. */
    List<List<String>> wordings(String pattern) {
        List<List<String>> wordings = List.of(List.of());
        for (String slot : pattern.strip().split(" +")) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> choice : choices(slot)) {
                for (List<String> begun : wordings) {
                    List<String> words = new ArrayList<>(begun);
                    words.addAll(choice);
                    longer.add(words);
                }
            }
            wordings = longer;
        }
        return wordings;
    }

    private List<List<String>> choices(String slot) {
        boolean optional = slot.endsWith("?");
        String alternatives = optional ? slot.substring(0, slot.length() - 1) : slot;
        List<List<String>> choices = new ArrayList<>();
        for (String each : alternatives.split("\\|")) {
            if (each.startsWith("$")) {
                choices.addAll(choices(Objects.requireNonNull(sets.get(each.substring(1)), each)));
            } else {
                choices.add(List.of(each.split("_")));
            }
        }
        if (optional) {
            choices.add(List.of());
        }
        return choices;
    }

    private void read(String text) {
        String section = "";
        for (String line : text.split("\n")) {
            String content = line.replaceFirst("#.*", "").strip();
            if (content.startsWith("[")) {
                section = content.substring(1, content.length() - 1);
            } else if (section.equals(SETS) && !content.isEmpty()) {
                sets.put(left(content), right(content).replace(' ', '|'));
            } else if (!content.isEmpty()) {
                entries.computeIfAbsent(section, each -> new ArrayList<>()).addAll(split(content));
            }
        }
    }

    /** A comma divides entries; what is said of a value or a spelling is said of a whole line. */
    private static List<String> split(String content) {
        return content.contains("=")
                ? List.of(content)
                : Arrays.stream(content.split(" *, *")).toList();
    }

    static String left(String entry) {
        return entry.substring(0, entry.indexOf('=')).strip();
    }

    static String right(String entry) {
        return entry.substring(entry.indexOf('=') + 1).strip();
    }
}
