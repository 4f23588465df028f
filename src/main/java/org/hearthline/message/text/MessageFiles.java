package org.hearthline.message.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.YamlFile;
import org.jspecify.annotations.Nullable;

/** The agency's texts, read and checked: {@code messages/<language>.yaml} and {@code messages/forbidden.yaml}. */
public final class MessageFiles {

    static final String FORBIDDEN = "forbidden.yaml";
    private static final String FOLDER = "messages";
    private static final String YAML = ".yaml";
    /** The check goes on with it where the agency's own cannot be read. */
    private static final String SOME_BRAND = "Hearthline";

    /** Of all, the default language first, the others by their tags. */
    private final List<Language> languages;

    private final ForbiddenWords forbidden;

    private MessageFiles(List<Language> languages, ForbiddenWords forbidden) {
        this.languages = languages;
        this.forbidden = forbidden;
    }

    /**
     * What came of reading: the texts, or else what is wrong, an error a line.
     *
     * @param wrongBrand what is wrong with the agency's brand, if anything is: its file knows the line
     */
    public record Reading(Optional<MessageFiles> files, List<String> errors, Optional<String> wrongBrand) {}

    /**
     * Reads the texts of a config folder.
     *
     * @param brand the agency's, with which the texts are measured; null where it is not known
     */
    public static Reading read(Path config, @Nullable String brand, Documents documents) throws IOException {
        Path folder = config.resolve(FOLDER);
        List<Path> files = Files.isDirectory(folder) ? files(folder) : List.of();
        List<String> errors = new ArrayList<>();
        files.stream()
                .filter(file -> !name(file).endsWith(YAML))
                .forEach(file -> errors.add(file + ": is not read; expected here are files named *" + YAML));
        YamlFile<ForbiddenWords.Document> listed =
                documents.readYaml(folder.resolve(FORBIDDEN), ForbiddenWords.Document.class);
        errors.addAll(listed.errors());
        Optional<ForbiddenWords> forbidden = listed.document().map(ForbiddenWords::new);
        List<YamlFile<LanguageDocument>> texts = files.stream()
                .filter(file -> name(file).endsWith(YAML) && !name(file).equals(FORBIDDEN))
                .map(file -> documents.readYaml(file, LanguageDocument.class))
                .toList();
        if (texts.isEmpty()) {
            errors.add(folder + ": holds no file of a language");
        }
        List<Language> languages = new ArrayList<>();
        for (YamlFile<LanguageDocument> file : texts) {
            errors.addAll(file.errors());
            file.document()
                    .map(document -> checked(file, document, forbidden, brand, errors))
                    .ifPresent(languages::add);
        }
        errors.addAll(defaults(folder, texts));
        Optional<String> wrongBrand = forbidden
                .flatMap(words -> brand == null ? Optional.empty() : words.in(brand))
                .map(word -> "must not hold \"" + word + "\": messages to parents carry it (" + FORBIDDEN + ")");
        languages.sort(Comparator.comparing((Language each) -> !each.file().isDefault())
                .thenComparing(Language::tag));
        return errors.isEmpty()
                ? new Reading(
                        Optional.of(new MessageFiles(List.copyOf(languages), forbidden.orElseThrow())),
                        List.of(),
                        wrongBrand)
                : new Reading(Optional.empty(), List.copyOf(errors), wrongBrand);
    }

    private static Language checked(
            YamlFile<LanguageDocument> file,
            LanguageDocument document,
            Optional<ForbiddenWords> forbidden,
            @Nullable String brand,
            List<String> errors) {
        Errors found = new Errors();
        String named = name(file.path()).substring(0, name(file.path()).length() - YAML.length());
        if (!document.language().equals(named) || !isTag(named)) {
            found.add("language", "must be a BCP 47 tag, such as es, and the file's name");
        }
        Language language = Language.of(document, found);
        if (isTag(document.language())) {
            forbidden.ifPresent(words -> TextLint.check(language, words, brand == null ? SOME_BRAND : brand, found));
        }
        found.list().forEach(error -> errors.add(file.error(error.field(), error.message())));
        return language;
    }

    private static List<String> defaults(Path folder, List<YamlFile<LanguageDocument>> texts) {
        List<YamlFile<LanguageDocument>> defaults = texts.stream()
                .filter(file ->
                        file.document().filter(LanguageDocument::isDefault).isPresent())
                .toList();
        if (defaults.isEmpty()
                && !texts.isEmpty()
                && texts.stream().allMatch(file -> file.document().isPresent())) {
            return List.of(folder + ": no language is the default one; expected is `default: true` in one file");
        }
        return defaults.stream()
                .skip(1)
                .map(file -> file.error("default", "must be true in one file alone"))
                .toList();
    }

    private static boolean isTag(String tag) {
        return !Locale.forLanguageTag(tag).getLanguage().isEmpty()
                && Locale.forLanguageTag(tag).toLanguageTag().equals(tag);
    }

    /** The one that is wanted, or another form of it, or the default. */
    Language language(@Nullable String wanted) {
        String tag = wanted == null ? "" : wanted.replace('_', '-');
        String primary = Locale.forLanguageTag(tag).getLanguage();
        return languages.stream()
                .filter(each -> each.tag().equalsIgnoreCase(tag))
                .findFirst()
                .or(() -> languages.stream()
                        .filter(each -> !primary.isEmpty()
                                && Locale.forLanguageTag(each.tag())
                                        .getLanguage()
                                        .equals(primary))
                        .findFirst())
                .orElse(languages.get(0));
    }

    ForbiddenWords forbidden() {
        return forbidden;
    }

    List<Language> languages() {
        return languages;
    }

    Language defaultLanguage() {
        return languages.get(0);
    }

    /** What an operator reads of them: a line for each language. */
    public List<String> summary() {
        return languages.stream()
                .map(each -> "texts: %s, %d texts, %d approved"
                        .formatted(
                                each.tag(),
                                each.wordings().size(),
                                each.statuses().stream()
                                        .filter(status -> status.approvedBy() != null)
                                        .count()))
                .toList();
    }

    /** Names that start with a dot are an editor's or the system's. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
