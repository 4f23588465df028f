package org.hearthline.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hearthline.platform.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** A YAML file as it was read: its document or what is wrong with it, and in which line each field stands. */
public final class YamlFile<T> {

    private final Path path;
    private final @Nullable T document;
    private final YamlLines lines;
    private final List<String> errors;

    private YamlFile(Path path, @Nullable T document, YamlLines lines, List<String> errors) {
        this.path = path;
        this.document = document;
        this.lines = lines;
        this.errors = errors;
    }

    static <T> YamlFile<T> read(Path path, Class<T> type, Documents documents) {
        try {
            return read(path, Files.readAllBytes(path), type, documents);
        } catch (IOException e) {
            String error = path + (Files.exists(path) ? ": cannot be read" : ": is missing");
            return new YamlFile<>(path, null, YamlLines.none(), List.of(error));
        }
    }

    private static <T> YamlFile<T> read(Path path, byte[] yaml, Class<T> type, Documents documents) {
        Errors errors = new Errors();
        YamlLines lines = Documents.linesOf(yaml, errors);
        // What its values are can be said only of a text that is in order.
        T document = errors.isEmpty() ? documents.readYaml(yaml, type, errors) : null;
        List<String> located = errors.list().stream()
                .sorted(Comparator.comparingInt(error -> lines.of(error.field())))
                .map(error -> located(path, lines, error))
                .toList();
        return new YamlFile<>(path, errors.isEmpty() ? document : null, lines, located);
    }

    private static String located(Path path, YamlLines lines, FieldError error) {
        String field = error.field().isEmpty() ? "" : error.field() + ": ";
        return path + ":" + lines.of(error.field()) + ": " + field + error.message();
    }

    public Path path() {
        return path;
    }

    /** What the file holds; empty where anything is wrong with it. */
    public Optional<T> document() {
        return Optional.ofNullable(document);
    }

    /** What is wrong with it, in the order of its lines: each with file, line, field and what was expected. */
    public List<String> errors() {
        return errors;
    }

    /** What is wrong with a field of it for a reason that lies in another file, written like its own errors. */
    public String error(String field, String message) {
        return located(path, lines, new FieldError(field, message));
    }
}
