package org.hearthline.web;

import org.jspecify.annotations.Nullable;

/**
 * Asks one thing. All but the text and the way back are names of words ({@link PageText#say}).
 *
 * @param isOpen whether it is still asked: otherwise the title says what came of it
 * @param back where it can be left unanswered; null where there is nothing else
 */
record QuestionPage(
        PageText text,
        String title,
        boolean isOpen,
        String question,
        String button,
        @Nullable String note,
        @Nullable String back) {

    /** @param outcome what came of it; null while nothing has */
    static QuestionPage of(
            PageText text,
            String title,
            @Nullable String outcome,
            String question,
            String button,
            @Nullable String note,
            @Nullable String back) {
        return new QuestionPage(text, outcome == null ? title : outcome, outcome == null, question, button, note, back);
    }
}
