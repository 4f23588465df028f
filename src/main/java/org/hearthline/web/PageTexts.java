package org.hearthline.web;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.casework.Agency;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.message.text.Texts;
import org.jspecify.annotations.Nullable;

/** Finds the language of a page. */
@Singleton
class PageTexts {

    private final Texts texts;
    private final String brand;

    PageTexts(Texts texts, Agency agency) {
        this.texts = texts;
        this.brand = agency.brand();
    }

    /**
     * @param asked the language that the address of the page names: it wins, and nothing is kept of it
     * @param known the reader's; null where nobody said
     */
    PageText of(@Nullable String asked, @Nullable String known) {
        boolean isOurs = asked != null && texts.languages().contains(asked);
        String language = texts.language(isOurs ? asked : known);
        Map<String, String> others = new LinkedHashMap<>(texts.languageNames());
        others.remove(language);
        return new PageText(
                brand,
                language,
                texts.direction(language),
                texts.page(language),
                others,
                isOurs ? "?lang=" + language : "");
    }

    /** The same in every language, the default one first: for whoever is not known. */
    List<PageText> all() {
        return texts.languages().stream().map(tag -> of(null, tag)).toList();
    }

    /** Empty where nothing is said of the place. */
    String place(PlaceKind kind, PageText text) {
        return texts.place(kind, text.language());
    }
}
