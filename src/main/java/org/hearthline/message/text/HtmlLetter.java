package org.hearthline.message.text;

import org.jspecify.annotations.Nullable;

/** An e-mail's text in HTML: the same words, readable on a small screen, in the direction in which the language is written. */
final class HtmlLetter {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s" dir="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <title>%s</title>
            </head>
            <body style="font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.5; color: #1d2327; max-width: 36rem; margin: 0 auto; padding: 1rem">
            %s<p style="color: #4a545e; font-size: 15px; border-top: 1px solid #d5d9dd; padding-top: .75rem">%s</p>
            </body>
            </html>
            """;

    private static final String BUTTON =
            "<p><a href=\"%s\" style=\"display: inline-block; background: #0b5c6b; color: #ffffff;"
                    + " padding: .6rem 1.2rem; border-radius: 6px; text-decoration: none\">%s</a></p>%n";

    private HtmlLetter() {}

    /** @param link where it stands as a paragraph of its own, it becomes a button */
    static String of(Language language, String subject, String text, String footer, @Nullable String link) {
        StringBuilder paragraphs = new StringBuilder();
        for (String paragraph : text.split("\n\\s*\n", -1)) {
            paragraphs.append(paragraph(language, paragraph.strip(), link));
        }
        return PAGE.formatted(
                escaped(language.tag()), language.direction(), escaped(subject), paragraphs, escaped(footer));
    }

    private static String paragraph(Language language, String paragraph, @Nullable String link) {
        if (link != null && paragraph.equals(link)) {
            String label = language.file().page().getOrDefault(PageWords.OPEN, link);
            return BUTTON.formatted(escaped(link), escaped(label));
        }
        String html = escaped(paragraph).replace("\n", "<br>\n");
        return "<p>" + (link == null ? html : html.replace(escaped(link), anchor(escaped(link)))) + "</p>\n";
    }

    private static String anchor(String link) {
        return "<a href=\"" + link + "\">" + link + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
