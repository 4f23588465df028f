package org.hearthline.message.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A language's file, {@code messages/<language>.yaml}.
 *
 * @param language its BCP 47 tag
 * @param name as its speakers call it
 * @param standard whether people get it whose language has no file
 * @param maxSegments in how many parts a text may travel; 2, unless the language's alphabet leaves a part too little room
 * @param places how a place's kind is said; there are no words for {@link PlaceKind#OTHER}
 * @param emailFooter ends every e-mail
 * @param page the words of a parent's pages, by {@link PageWords}
 */
record LanguageDocument(
        @NotBlank String language,
        @NotBlank String name,
        @JsonProperty("default") @Nullable Boolean standard,
        @Nullable @Min(1) @Max(6) Integer maxSegments,
        @NotNull Map<String, @NotNull @Valid Words> texts,
        @NotNull Map<String, @NotBlank String> places,
        @NotBlank String emailFooter,
        @NotNull Map<String, @NotBlank String> page)
        implements Checked {

    /** @param approved by whom at the agency and when; null until somebody has */
    record Words(
            @NotBlank String sms,
            @NotBlank String subject,
            @NotBlank String email,
            @Nullable @Valid Approval approved) {}

    record Approval(@NotBlank String by, @NotNull LocalDate on) {}

    private static final int MOST_SEGMENTS = 2;
    private static final List<String> TEXTS = names(TextKey.values());
    private static final List<String> PLACES =
            names(PlaceKind.HOME, PlaceKind.OFFICE, PlaceKind.VIDEO, PlaceKind.PHONE);

    int mostSegments() {
        return maxSegments == null ? MOST_SEGMENTS : maxSegments;
    }

    boolean isDefault() {
        return Boolean.TRUE.equals(standard);
    }

    @Override
    public void check(Errors errors) {
        expect("texts", texts, TEXTS, errors);
        expect("places", places, PLACES, errors);
        expect("page", page, PageWords.KEYS, errors);
    }

    private static void expect(
            String field, @Nullable Map<String, ?> found, Collection<String> expected, Errors errors) {
        if (found == null) {
            return;
        }
        for (String name : found.keySet()) {
            if (!expected.contains(name)) {
                errors.add(field + "." + name, "must be one of " + String.join(", ", expected));
            }
        }
        for (String name : expected) {
            if (!found.containsKey(name)) {
                errors.add(field + "." + name, "must be given");
            }
        }
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
