package org.hearthline.message.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.hearthline.platform.Documents;

/** A copy of the delivered texts, to be made wrong or to be added to. */
final class TextFolder {

    static final String BRAND = "Hearthline";

    private static final Documents DOCUMENTS = Documents.outsideTheService();

    private final Path config;

    TextFolder(Path config) throws IOException {
        this.config = config;
        Files.createDirectories(config.resolve("messages"));
        for (String file : List.of("en.yaml", "es.yaml", "forbidden.yaml")) {
            Files.copy(Path.of("config/messages", file), file(file));
        }
    }

    /** The delivered texts as they are. */
    static MessageFiles delivered() {
        try {
            return MessageFiles.read(Path.of("config"), BRAND, DOCUMENTS)
                    .files()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a language that is written from right to left. */
    TextFolder addArabic() throws IOException {
        Files.copy(Path.of("src/test/resources/messages/ar-EG.yaml"), file("ar-EG.yaml"));
        return change("forbidden.yaml", "  es:\n", "  ar: [محكمة, طفل]\n  es:\n");
    }

    TextFolder approve(String file, TextKey key) throws IOException {
        return word(file, key, "approved", "{ by: \"Ruth Okafor\", on: 2026-11-01 }");
    }

    /** With another text in place of one that stands there once. */
    TextFolder change(String file, String from, String to) throws IOException {
        String text = Files.readString(file(file));
        if (text.split(Pattern.quote(from), -1).length != 2) {
            throw new IllegalArgumentException(from + " does not stand once in " + file);
        }
        return write(file, text.replace(from, to));
    }

    /** With other words for one field of one message. */
    TextFolder word(String file, TextKey key, String field, String words) throws IOException {
        List<String> lines = Files.readAllLines(file(file));
        int first = line(file, key, field) - 1;
        int after = first + 1;
        while (lines.get(after).isBlank() || lines.get(after).startsWith(" ".repeat(6))) {
            after++;
        }
        return write(
                file,
                String.join("\n", lines.subList(0, first)) + "\n    " + field + ": " + words + "\n"
                        + String.join("\n", lines.subList(after, lines.size())) + "\n");
    }

    TextFolder write(String file, String text) throws IOException {
        Files.writeString(file(file), text);
        return this;
    }

    TextFolder delete(String file) throws IOException {
        Files.delete(file(file));
        return this;
    }

    /** The line in which a field of a message stands. */
    int line(String file, TextKey key, String field) throws IOException {
        List<String> lines = Files.readAllLines(file(file));
        int at = lines.indexOf("  " + key + ":");
        while (!lines.get(at).startsWith("    " + field + ":")) {
            at++;
        }
        return at + 1;
    }

    MessageFiles.Reading read(String brand) throws IOException {
        return MessageFiles.read(config, brand, DOCUMENTS);
    }

    MessageFiles files() throws IOException {
        return read(BRAND).files().orElseThrow(() -> new AssertionError("Not without errors"));
    }

    /** What is wrong with them, each line from the file's name on. */
    List<String> errors() throws IOException {
        return read(BRAND).errors().stream()
                .map(line -> line.replace(config.resolve("messages") + "/", ""))
                .toList();
    }

    private Path file(String name) {
        return config.resolve("messages").resolve(name);
    }
}
